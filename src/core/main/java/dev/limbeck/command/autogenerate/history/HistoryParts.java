package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects that operations remove or change as the revisions declare them, so that a downgrade restores them
 * in every database. The catalog of one database does not contain everything that the revisions declare: SQLite, for
 * example, stores no comments, and an integer key there looks like an identity column. An object that differs from what
 * the revisions create is written as the database stores it.
 */
public final class HistoryParts {
    private final Dialect dialect;
    private final Schema live;
    private final Map<TableName, DeclaredTable> tables = new HashMap<>();
    private final DeclaredChange changes;

    /**
     * Creates the writer for a comparison.
     *
     * @param dialect the dialect
     * @param live the database before the operations
     * @param tables the tables that the revisions create
     * @param changes writes the changes to columns
     */
    public HistoryParts(Dialect dialect, Schema live, List<DeclaredTable> tables, DeclaredChange changes) {
        this.dialect = dialect;
        this.live = live;
        this.changes = changes;
        tables.forEach(table ->
                this.tables.put(dialect.sameness().nameKey(table.stored().name()), table));
    }

    /** {@return whether the operations remove or change something, so that its declaration is needed} */
    public static boolean removes(List<Operation> operations) {
        return operations.stream()
                .anyMatch(operation -> operation instanceof DropTable
                        || (operation instanceof AlterTable batch
                                && batch.steps().stream()
                                        .anyMatch(step -> step instanceof DropColumn
                                                || step instanceof DropConstraint
                                                || step instanceof DropIndex
                                                || step instanceof AlterColumn)));
    }

    /** {@return the operations, with the same effect} */
    public List<Operation> write(List<Operation> operations) {
        List<Operation> written = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof DropTable drop) {
                written.add(parts(drop.table().name())
                        .<Operation>map(parts -> new DropTable(parts.write(drop.table())))
                        .orElse(drop));
            } else if (operation instanceof AlterTable batch) {
                written.add(write(batch));
            } else {
                written.add(operation);
            }
        }
        return written;
    }

    private AlterTable write(AlterTable batch) {
        Optional<Table> table = live.table(batch.table());
        if (table.isEmpty()) {
            return batch;
        }
        Optional<Parts> parts = parts(batch.table());
        List<TableOperation> steps = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            if (step instanceof AlterColumn alter) {
                @Nullable
                Column declared = parts.flatMap(
                                each -> each.column(alter.before().name()))
                        .orElse(null);
                steps.add(changes.write(alter, table.get(), declared));
            } else {
                steps.add(parts.map(each -> each.write(step)).orElse(step));
            }
        }
        return batch.withSteps(steps);
    }

    private Optional<Parts> parts(TableName name) {
        DeclaredTable found = tables.get(dialect.sameness().nameKey(name));
        return found == null
                ? Optional.empty()
                : live.table(name).map(table -> new Parts(dialect, table, found.stored(), found.declared()));
    }

    /**
     * The parts of a table.
     *
     * @param dialect the dialect
     * @param live the table in the database
     * @param stored the table that the revisions create
     * @param declared the same table as the revisions declare it
     */
    private record Parts(Dialect dialect, Table live, Table stored, Table declared) {

        /** Returns the declaration of a column, if the database has the column that the revisions create. */
        Optional<Column> column(String name) {
            Optional<Column> now = live.column(name);
            return now.isPresent() && now.equals(stored.column(name)) ? declared.column(name) : Optional.empty();
        }

        Table write(Table removed) {
            if (removed.verbatim() != null) {
                return removed;
            }
            // The check of an enumeration may have a name that the database generated.
            boolean isExact =
                    live.columns().equals(stored.columns()) && live.checks().equals(stored.checks());
            Table written = removed.withColumns(
                            isExact
                                    ? declared.columns()
                                    : removed.columns().stream()
                                            .map(this::write)
                                            .toList())
                    .withPrimaryKey(removed.primaryKey() == null ? null : write(removed.primaryKey(), PrimaryKey.class))
                    .withConstraints(
                            write(removed.uniqueConstraints(), UniqueConstraint.class),
                            write(removed.foreignKeys(), ForeignKey.class),
                            isExact ? declared.checks() : write(removed.checks(), CheckConstraint.class))
                    .withIndexes(removed.indexes().stream().map(this::write).toList());
            if (live.options().equals(stored.options())) {
                written = written.withOptions(declared.options());
            }
            return Objects.equals(live.comment(), stored.comment()) ? written.withComment(declared.comment()) : written;
        }

        TableOperation write(TableOperation step) {
            if (step instanceof DropColumn drop) {
                return new DropColumn(write(drop.column()), drop.backfill(), drop.position());
            }
            if (step instanceof DropConstraint drop) {
                return new DropConstraint(write(drop.constraint(), Constraint.class));
            }
            return step instanceof DropIndex drop ? new DropIndex(write(drop.index())) : step;
        }

        private Column write(Column removed) {
            return column(removed.name())
                    .map(column -> column.withName(removed.name()).withType(DeclaredChange.type(removed, column)))
                    .orElse(removed);
        }

        private Index write(Index removed) {
            Optional<Index> now = live.index(removed.name());
            return now.isPresent() && now.equals(stored.index(removed.name()))
                    ? declared.index(removed.name())
                            .filter(index ->
                                    index.parts().size() == removed.parts().size())
                            .orElse(removed)
                    : removed;
        }

        private <T extends Constraint> List<T> write(List<T> removed, Class<T> kind) {
            return removed.stream().map(each -> write(each, kind)).toList();
        }

        private <T extends Constraint> T write(T removed, Class<T> kind) {
            return live.constraints()
                    .filter(now -> isSame(live, now, removed))
                    .findFirst()
                    .filter(now -> stored.constraints().anyMatch(now::equals))
                    .flatMap(this::declaration)
                    .map(kind::cast)
                    .orElse(removed);
        }

        /** Returns the declaration of a constraint; of several that are the same, the one with its name. */
        private Optional<Constraint> declaration(Constraint constraint) {
            List<Constraint> found = declared.constraints()
                    .filter(each -> isSame(stored, constraint, each))
                    .toList();
            return found.stream()
                    .filter(each -> each.name() != null)
                    .findFirst()
                    .or(() -> found.stream().findFirst());
        }

        /** Returns whether a constraint of the table is the one that is described, possibly without a name. */
        private boolean isSame(Table table, Constraint stored, Constraint described) {
            if (stored.getClass() != described.getClass()) {
                return false;
            }
            String name = described.name();
            if (name != null) {
                return table.names().others().same(name, stored.name());
            }
            if (described instanceof CheckConstraint check) {
                return isSame(table, (CheckConstraint) stored, check);
            }
            if (described instanceof UniqueConstraint unique) {
                return haveSameNames(table, unique.columns(), ((UniqueConstraint) stored).columns());
            }
            return described instanceof PrimaryKey
                    || (described instanceof ForeignKey key
                            && haveSameNames(table, key.columns(), ((ForeignKey) stored).columns())
                            && table.names().same(key.referencedTable(), ((ForeignKey) stored).referencedTable()));
        }

        private boolean isSame(Table table, CheckConstraint stored, CheckConstraint described) {
            if (stored.condition().equals(described.condition())) {
                return true;
            }
            try {
                Optional<Constraint> found = dialect.planner().findConstraint(table, described);
                return found.isPresent()
                        ? found.get().equals(stored)
                        : dialect.sameness()
                                .expressionKey(stored.condition())
                                .equals(dialect.sameness().expressionKey(described.condition()));
            } catch (UnsupportedChange several) {
                return false;
            }
        }

        private static boolean haveSameNames(Table table, List<String> one, List<String> other) {
            return one.stream()
                    .map(table.names().others()::key)
                    .toList()
                    .equals(other.stream().map(table.names().others()::key).toList());
        }
    }
}
