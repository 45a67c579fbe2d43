package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.session.RowLogging;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks the server whether it accepts the definitions in the steps of a revision. A table is created as a temporary
 * table. A statement is prepared, but not executed, while temporary tables replace the tables that earlier steps
 * change. A definition that the server cannot check in this way is accepted. If the user is not allowed to create
 * temporary tables, all tables are accepted.
 */
final class TriedDefinitions {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    /** The maximum length, in bytes, of a statement that is prepared; the server may accept longer statements. */
    private static final int LONGEST = 1_000_000;

    private final TemporaryTables temporary;
    private final TriedAlterations alterations;
    private final ChangedTables changed = new ChangedTables();

    /**
     * Whether all earlier steps are known: none is Java code, which might create temporary tables, or SQL whose text
     * does not show what it changes.
     */
    private boolean known = true;

    private TriedDefinitions(Statement statement) {
        temporary = new TemporaryTables(statement);
        alterations = new TriedAlterations(temporary);
    }

    /**
     * Asks the server about each step.
     *
     * @throws UnsupportedChange if the server does not accept the definition in a step; nothing was changed
     * @throws SQLException if the connection was lost
     */
    static void require(Connection connection, List<RecordedStep> steps) throws SQLException {
        RowLogging logging = RowLogging.begin(connection);
        try (logging;
                Statement statement = connection.createStatement()) {
            new TriedDefinitions(statement).require(steps);
        }
    }

    private void require(List<RecordedStep> steps) throws SQLException {
        try {
            for (int i = 0; i < steps.size(); i++) {
                Operation operation = steps.get(i).operation();
                if (operation == null) {
                    known = false;
                    continue;
                }
                Catalog catalog = steps.get(i).catalog();
                requireExisting(operation, catalog);
                Optional<SQLException> refusal = ask(operation, catalog);
                if (refusal.isPresent()) {
                    throw new UnsupportedChange(message(i + 1, operation, refusal.get()));
                }
                boolean mayChangeSchema = operation instanceof ExecuteSql execute && mayChangeSchema(execute);
                if (mayChangeSchema && SYNTAX.findSetting(sql(operation)).isPresent()) {
                    return;
                }
                follow(
                        operation,
                        catalog,
                        i + 1 < steps.size() ? steps.get(i + 1).catalog() : catalog);
            }
        } finally {
            temporary.drop();
        }
    }

    private static boolean mayChangeSchema(ExecuteSql execute) {
        return execute.sql() != null && !isOfRows(execute.sql().sql());
    }

    private static boolean isOfRows(String sql) {
        return SYNTAX.kind(sql) == dev.limbeck.dialect.Statement.Kind.ROWS;
    }

    /** Returns the SQL of the operation; empty if it has none. */
    private static String sql(Operation operation) {
        if (operation instanceof CreateView create) {
            return create.view().definition().sql();
        }
        if (operation instanceof ReplaceView replace) {
            return replace.after().definition().sql();
        }
        if (operation instanceof CreateTrigger create) {
            return create.trigger().definition().sql();
        }
        return operation instanceof ExecuteSql execute && execute.sql() != null
                ? execute.sql().sql()
                : "";
    }

    private static String message(int number, Operation operation, SQLException refusal) {
        String reason =
                String.valueOf(refusal.getMessage()).strip().split("\n", 2)[0].replaceFirst("^\\(conn=\\d+\\) ", "");
        return "The server does not accept step " + number + ", \"" + operation.describe() + "\": " + reason
                + (reason.endsWith(".") ? "" : ".");
    }

    private void follow(Operation operation, Catalog before, Catalog after) {
        if (operation instanceof ExecuteSql execute && mayChangeSchema(execute)) {
            changed.add(sql(operation));
            if (after.mayHaveChangedAnything()) {
                known = false;
                changed.addAnything();
            }
        } else {
            changed.add(operation, before.schema().names());
        }
    }

    /** Checks that the tables that a view or a statement uses exist. */
    private void requireExisting(Operation operation, Catalog catalog) {
        boolean view = operation instanceof CreateView || operation instanceof ReplaceView;
        NameRules names = catalog.schema().names();
        String sql = sql(operation);
        if (view) {
            changed.findGone(sql, names).ifPresent(table -> {
                throw new UnsupportedChange("The view " + operation.tables().get(0) + " uses " + table
                        + ", which an earlier step of the revision drops or renames.");
            });
        } else if (known && operation instanceof ExecuteSql && isOfRows(sql)) {
            changed.findGone(sql, names).ifPresent(table -> {
                throw new UnsupportedChange("This statement uses " + table
                        + ", which an earlier step of the revision drops or renames: " + sql);
            });
        } else if (known && operation instanceof ExecuteSql) {
            requireTable(sql, catalog);
        }
    }

    /**
     * Checks that a table exists if SQL drops or changes it, because the server does not check this when it prepares
     * the statement.
     */
    private static void requireTable(String sql, Catalog catalog) {
        List<SqlToken> tokens = MariadbTokens.meaningful(sql);
        boolean drops = tokens.size() == 3 && tokens.get(0).is("drop");
        boolean alters = tokens.size() > 3
                && tokens.get(0).is("alter")
                && !tokens.get(3).is('.')
                && !tokens.get(2).is("if");
        if ((drops || alters) && tokens.get(1).is("table") && tokens.get(2).isName()) {
            TableName name = TableName.of(tokens.get(2).name(NameRule.EXACT));
            NameRules names = catalog.schema().names();
            boolean found = catalog.mayHaveChanged(name)
                    || Stream.of(catalog.tableNames(), catalog.sequenceNames(), catalog.otherNames())
                            .flatMap(List::stream)
                            .anyMatch(each -> names.same(each, name));
            if (!found) {
                throw new UnsupportedChange("There is no table " + name + ", which this statement needs: " + sql);
            }
        }
    }

    private Optional<SQLException> ask(Operation operation, Catalog catalog) throws SQLException {
        if (operation instanceof CreateTable create) {
            return create(create.table());
        }
        if (operation instanceof AlterTable batch) {
            Optional<Table> before =
                    catalog.mayHaveChanged(batch.table()) ? Optional.empty() : catalog.table(batch.table());
            return before.isEmpty() ? Optional.empty() : change(batch, before.get());
        }
        String sql = sql(operation);
        if (sql.isEmpty()) {
            return Optional.empty();
        }
        Set<String> named = changed.in(sql);
        if (operation instanceof CreateView || operation instanceof ReplaceView) {
            operation.tables().forEach(own -> named.remove(ChangedTables.lower(own.name())));
        }
        Optional<SQLException> refusal = prepare(sql, named, catalog);
        return refusal.isEmpty() && known && operation instanceof ExecuteSql ? alterations.ask(sql, catalog) : refusal;
    }

    /**
     * Asks the server whether it accepts a change. It accepts most changes even to a table that it would no longer
     * create, for instance after the server was updated.
     */
    private Optional<SQLException> change(AlterTable batch, Table before) throws SQLException {
        Table after = before;
        for (TableOperation step : batch.steps()) {
            after = MariadbColumnUsers.after(after, step);
        }
        Optional<SQLException> refusal = create(after);
        boolean judged = refusal.isPresent()
                && refusal.get().getErrorCode() == DefinitionErrors.TOO_WIDE
                && batch.steps().stream().anyMatch(step -> step instanceof AddColumn || step instanceof DropColumn);
        return refusal.isPresent() && !judged && create(before).isPresent() ? Optional.empty() : refusal;
    }

    private Optional<SQLException> create(Table table) throws SQLException {
        return temporary
                .create(table)
                .filter(error -> DefinitionErrors.isOfDefinition(error)
                        && !(DefinitionErrors.namesItself(error) && namesItself(table)));
    }

    private static boolean namesItself(Table table) {
        return ChangedTables.names(MariadbDdl.createTable(table.withName(TableName.of(TemporaryTables.NAME))))
                .contains(ChangedTables.lower(table.name().name()));
    }

    /**
     * Asks the server to prepare a statement. Tables that earlier steps create or change do not yet have the
     * definitions that the statement will find, so temporary tables replace them. The server prepares only one
     * statement, which must not become too long when it is escaped as a literal.
     *
     * @param named the names of the objects in the text that an earlier step affects
     */
    private Optional<SQLException> prepare(String sql, Set<String> named, Catalog catalog) throws SQLException {
        // The driver replaces text in braces.
        if (MariadbTokens.meaningful(sql).stream().anyMatch(token -> token.is('{'))) {
            return Optional.empty();
        }
        String prepare = "PREPARE " + TemporaryTables.NAME + " FROM " + SYNTAX.literal(sql);
        if (prepare.getBytes(StandardCharsets.UTF_8).length > LONGEST || isSeveral(sql)) {
            return Optional.empty();
        }
        Optional<SQLException> refusal = prepare(prepare)
                .filter(error -> DefinitionErrors.isOfSyntax(error)
                        || (known && DefinitionErrors.isUnknownFunction(error))
                        || (known && DefinitionErrors.isUnknownTableOrColumn(error) && named.isEmpty()));
        return refusal.isEmpty() && known ? prepareWithChangedTables(prepare, named, catalog) : refusal;
    }

    private Optional<SQLException> prepare(String prepare) throws SQLException {
        Optional<SQLException> failure = temporary.run(prepare);
        if (failure.isEmpty()) {
            temporary.run("DEALLOCATE PREPARE " + TemporaryTables.NAME);
        }
        return failure;
    }

    private Optional<SQLException> prepareWithChangedTables(String prepare, Set<String> named, Catalog catalog)
            throws SQLException {
        List<Table> tables = named.isEmpty() ? List.of() : ChangedTables.tables(named, catalog);
        if (tables.isEmpty() || tables.size() < named.size()) {
            return Optional.empty();
        }
        return temporary.inPlaceOf(tables, () -> prepare(prepare)).filter(DefinitionErrors::isUnknownTableOrColumn);
    }

    private static boolean isSeveral(String sql) {
        return MariadbTokens.split(sql).stream().allMatch(SqlToken::complete)
                && SYNTAX.statements(sql).size() > 1;
    }
}
