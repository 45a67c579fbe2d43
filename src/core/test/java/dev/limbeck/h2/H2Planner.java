package dev.limbeck.h2;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans operations as H2's own statements, each of which commits the transaction. */
final class H2Planner implements Planner {
    private static final System.Logger LOG = System.getLogger(H2Planner.class.getName());

    @Override
    public OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options) {
        List<Statement> statements = operation.accept(new Statements(catalog));
        return new OperationPlan(Strategy.NATIVE, "H2 has a statement for it", Need.ANY, statements);
    }

    @Override
    public Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, Need offered) {
        return Optional.empty();
    }

    @Override
    public List<Guard> rowQuestions(AlterTable batch, Catalog catalog) {
        return batch(batch, catalog).stream()
                .flatMap(statement -> statement.guards().stream())
                .toList();
    }

    /**
     * Plans each step for the table that results from the steps before it. H2 itself runs these steps in an in-memory
     * database. A statement that fails there also fails in the real database, where the error is then reported.
     */
    /** Looks up the tables to which new foreign keys refer, as the dialects for servers do. */
    private static void findReferenced(AlterTable batch, Catalog catalog) {
        batch.steps().forEach(step -> {
            if (step instanceof AddConstraint add && add.constraint() instanceof ForeignKey key) {
                catalog.table(key.referencedTable());
            }
        });
    }

    private static List<Statement> batch(AlterTable batch, Catalog catalog) {
        findReferenced(batch, catalog);
        Table table = catalog.table(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        if (batch.steps().size() == 1) {
            return batch.steps().get(0).accept(new H2Steps(table));
        }
        try (Connection trial = DriverManager.getConnection("jdbc:h2:mem:");
                java.sql.Statement runner = trial.createStatement()) {
            for (String definition : catalog.definitions()) {
                attempt(runner, definition);
            }
            List<Statement> statements = new ArrayList<>();
            for (TableOperation step : batch.steps()) {
                List<Statement> planned = step.accept(new H2Steps(table));
                planned.forEach(statement -> attempt(runner, statement.sql()));
                statements.addAll(planned);
                table = new H2Reader(trial).read().table(batch.table()).orElse(table);
            }
            return statements;
        } catch (SQLException e) {
            throw new UnsupportedChange("The change to " + batch.table() + " cannot be planned: " + e.getMessage());
        }
    }

    private static void attempt(java.sql.Statement runner, String sql) {
        try {
            runner.execute(sql);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "A trial failed", e);
        }
    }

    private record Statements(Catalog catalog) implements Operation.Visitor<List<Statement>> {

        private static Statement createSchema(String name) {
            return Statement.of("CREATE SCHEMA IF NOT EXISTS " + new H2Words().quote(name), "create its schema");
        }

        private static List<Statement> of(String sql, String comment) {
            return List.of(Statement.of(sql, comment));
        }

        @Override
        public List<Statement> visit(CreateTable operation) {
            Table table = operation.table();
            List<Statement> statements = new ArrayList<>();
            if (table.name().schema() != null) {
                statements.add(createSchema(table.name().schema()));
            }
            statements.add(Statement.of(H2Sql.createTable(table, false), "create " + table.name()));
            for (Index index : table.indexes()) {
                statements.add(Statement.of(H2Sql.createIndex(table.name(), index), "create " + index.name()));
            }
            for (ForeignKey key : table.foreignKeys()) {
                statements.add(Statement.of(H2Sql.addConstraint(table.name(), key), "add a foreign key"));
            }
            table.initialRows().forEach(row -> statements.add(Statement.of(row.sql(), "insert a row")));
            return statements;
        }

        @Override
        public List<Statement> visit(DropTable operation) {
            return of("DROP TABLE " + H2Catalog.quoted(operation.table().name()) + " RESTRICT", "drop the table");
        }

        @Override
        public List<Statement> visit(RenameTable operation) {
            return of(
                    "ALTER TABLE " + H2Catalog.quoted(operation.from()) + " RENAME TO "
                            + new H2Words().quote(operation.to().name()),
                    "rename the table");
        }

        @Override
        public List<Statement> visit(AlterTable operation) {
            return batch(operation, catalog);
        }

        @Override
        public List<Statement> visit(AlterTable.Comment operation) {
            return of(new H2Words().comment(operation.table(), operation.after()), "change the comment");
        }

        @Override
        public List<Statement> visit(CreateView operation) {
            return of(operation.view().definition().sql(), "create the view");
        }

        @Override
        public List<Statement> visit(DropView operation) {
            return of("DROP VIEW " + H2Catalog.quoted(operation.view().name()), "drop the view");
        }

        @Override
        public List<Statement> visit(ReplaceView operation) {
            return List.of(
                    Statement.of(
                            "DROP VIEW " + H2Catalog.quoted(operation.before().name()), "drop the old view"),
                    Statement.of(operation.after().definition().sql(), "create the new view"));
        }

        @Override
        public List<Statement> visit(CreateTrigger operation) {
            throw new UnsupportedChange("H2 has no triggers in SQL.");
        }

        @Override
        public List<Statement> visit(DropTrigger operation) {
            throw new UnsupportedChange("H2 has no triggers in SQL.");
        }

        @Override
        public List<Statement> visit(CreateSequence operation) {
            List<Statement> statements = new ArrayList<>();
            String schema = operation.sequence().name().schema();
            if (schema != null) {
                statements.add(createSchema(schema));
            }
            statements.add(Statement.of(H2Sql.createSequence(operation.sequence()), "create the sequence"));
            return statements;
        }

        @Override
        public List<Statement> visit(AlterSequence operation) {
            Sequence after = operation.after();
            String start = operation.before().start() == after.start() ? "" : " START WITH " + after.start();
            return of(
                    "ALTER SEQUENCE " + H2Catalog.quoted(after.name()) + start + " INCREMENT BY " + after.increment(),
                    "change the sequence");
        }

        @Override
        public List<Statement> visit(DropSequence operation) {
            return of("DROP SEQUENCE " + H2Catalog.quoted(operation.sequence().name()), "drop the sequence");
        }

        @Override
        public List<Statement> visit(ExecuteSql operation) {
            return operation.sql() == null ? List.of() : of(operation.sql().sql(), "");
        }
    }

    /** {@return the table's constraint that is equal to the given constraint except for a name that H2 generated} */
    static Constraint find(Table table, Constraint wanted) {
        return table.constraints()
                .filter(each -> each.getClass() == wanted.getClass())
                .filter(each -> wanted.name() != null
                        ? wanted.name().equals(each.name())
                        : key(each).equals(key(wanted)))
                .findFirst()
                .orElseThrow(() -> new UnsupportedChange(table.name() + " has no constraint " + wanted + "."));
    }

    private static String key(Constraint constraint) {
        return H2Sameness.key(H2Sql.constraint(constraint.withName(null)));
    }
}
