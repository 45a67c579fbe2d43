package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the server's requirements for foreign keys and names. Without this check, the server would not reject the
 * statement until it runs, after earlier steps of the revision.
 */
final class StepRequirements {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private final Catalog catalog;
    private final boolean keyNamesPerTable;

    StepRequirements(Catalog catalog, boolean keyNamesPerTable) {
        this.catalog = catalog;
        this.keyNamesPerTable = keyNamesPerTable;
    }

    /**
     * Checks the foreign keys and names that the operation affects.
     *
     * @throws UnsupportedChange if the server would reject the operation
     */
    void check(Operation operation) {
        if (operation instanceof DropTable drop) {
            requireUnreferenced(drop.table().name());
        } else if (operation instanceof CreateTable create) {
            create.table().foreignKeys().forEach(key -> requirePossible(key, create.table()));
            requireKeys(create.table());
            Stream.ofNullable(create.table().primaryKey()).forEach(key -> requireShort(key, create.table()));
        } else if (operation instanceof AlterTable batch) {
            catalog.table(batch.table()).ifPresent(table -> check(batch, table));
        }
    }

    private void check(AlterTable batch, Table before) {
        Table after = before;
        for (TableOperation step : batch.steps()) {
            if (step instanceof AddConstraint add) {
                requireFreeName(add.constraint(), after);
            }
            after = MariadbColumnUsers.after(after, step);
        }
        for (TableOperation step : batch.steps()) {
            if (step instanceof AddConstraint add && add.constraint() instanceof ForeignKey key) {
                requirePossible(key, after);
            } else if (step instanceof AddConstraint add && add.constraint() instanceof PrimaryKey key) {
                requireShort(key, after);
            }
        }
        if (batch.steps().stream().noneMatch(RenameColumn.class::isInstance)) {
            requireIndexes(before, after);
        }
        requireKeys(after);
    }

    /** Performs checks that the server also performs itself if the user is allowed to create temporary tables. */
    private static void requireKeys(Table table) {
        List<String> identities = table.columns().stream()
                .filter(column -> column.identity() != null)
                .map(Column::name)
                .toList();
        if (identities.size() > 1) {
            throw new UnsupportedChange(
                    "The column " + identities.get(1) + " of " + table.name() + " is an identity column, but "
                            + identities.get(0) + " already is one, and MariaDB permits only one in a table.");
        }
        if (identities.size() == 1 && !hasIndex(table, identities)) {
            throw new UnsupportedChange("The column " + identities.get(0) + " of " + table.name()
                    + " is an identity column, so it must be the first column of a key. Add a primary key or a unique"
                    + " constraint in the same step.");
        }
    }

    private static void requireShort(PrimaryKey key, Table table) {
        for (String name : key.columns()) {
            String type = table.column(name)
                    .map(column -> MariadbTypes.name(column.type().forDialect(MariadbTypes.DIALECT)))
                    .orElse("");
            if (type.endsWith("text") || type.endsWith("blob")) {
                throw new UnsupportedChange("The primary key of " + table.name() + " cannot contain " + name
                        + ", because its type is " + type + ". Use a type with a length.");
            }
        }
    }

    private Stream<Table> tables() {
        return catalog.schema().tables().stream();
    }

    private boolean same(TableName one, TableName other) {
        return catalog.schema().names().same(one, other);
    }

    private void requireUnreferenced(TableName table) {
        tables().filter(other -> !same(other.name(), table))
                .flatMap(other -> other.foreignKeys().stream()
                        .filter(key -> same(key.referencedTable(), table))
                        .map(key -> describe(key, other)))
                .findFirst()
                .ifPresent(user -> {
                    throw new UnsupportedChange("The table " + table + " cannot be dropped, because " + user
                            + " refers to it. First drop the key, or the table that has it.");
                });
    }

    private void requireIndexes(Table before, Table after) {
        for (Table each : catalog.schema().tables()) {
            Table other = same(each.name(), before.name()) ? after : each;
            for (ForeignKey key : other.foreignKeys()) {
                if (same(key.referencedTable(), before.name())
                        && hasIndex(before, key.referencedColumns())
                        && !hasIndex(after, key.referencedColumns())) {
                    throw new UnsupportedChange("The key or index on " + before.name() + " ("
                            + String.join(", ", key.referencedColumns()) + ") cannot be dropped, because "
                            + describe(key, other)
                            + " needs it. Drop the key first, or add another index on these columns.");
                }
            }
        }
    }

    private static String describe(ForeignKey key, Table table) {
        return "the foreign key " + key.name() + " of " + table.name();
    }

    private void requirePossible(ForeignKey key, Table table) {
        if (!keyNamesPerTable) {
            requireFreeName(key, table);
        }
        Optional<Table> referenced =
                same(key.referencedTable(), table.name()) ? Optional.of(table) : catalog.table(key.referencedTable());
        if (referenced.isEmpty()) {
            return;
        }
        Table target = referenced.get();
        if (!hasIndex(target, key.referencedColumns())) {
            throw new UnsupportedChange(name(key, table) + " refers to " + target.name() + " ("
                    + String.join(", ", key.referencedColumns())
                    + "), but these columns have no index. First add a unique constraint or an index on them.");
        }
        for (int i = 0;
                i < Math.min(key.columns().size(), key.referencedColumns().size());
                i++) {
            Optional<Column> own = table.column(key.columns().get(i));
            Optional<Column> other = target.column(key.referencedColumns().get(i));
            if (own.isPresent() && other.isPresent()) {
                requireSameType(key, table, own.get(), other.get());
            }
        }
        boolean clears = key.onDelete() == ReferentialAction.SET_NULL || key.onUpdate() == ReferentialAction.SET_NULL;
        key.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .filter(column -> clears && !column.nullable())
                .findFirst()
                .ifPresent(column -> {
                    throw new UnsupportedChange(name(key, table) + " sets " + column.name()
                            + " to NULL, but the column is NOT NULL. Use another action, or make the column nullable.");
                });
    }

    private static void requireSameType(ForeignKey key, Table table, Column own, Column other) {
        String ownType = MariadbTypes.name(own.type().forDialect(MariadbTypes.DIALECT));
        String otherType = MariadbTypes.name(other.type().forDialect(MariadbTypes.DIALECT));
        if (!ownType.equals(otherType) && (INTEGERS.contains(ownType) || INTEGERS.contains(otherType))) {
            throw new UnsupportedChange(name(key, table) + " refers from " + own.name() + " " + ownType + " to "
                    + key.referencedTable() + "." + other.name() + " " + otherType
                    + ", but both columns must have the same type.");
        }
    }

    private static String name(ForeignKey key, Table table) {
        return "The foreign key " + (key.name() == null ? "" : key.name() + " ") + "of " + table.name();
    }

    private static void requireFreeName(Constraint constraint, Table table) {
        String name = constraint.name();
        if (name == null || constraint instanceof PrimaryKey) {
            return;
        }
        table.constraints()
                .filter(other -> other.name() != null
                        && NameRule.ASCII_INSENSITIVE.same(other.name(), name)
                        && other.getClass() == constraint.getClass())
                .findFirst()
                .ifPresent(other -> {
                    throw new UnsupportedChange("The table " + table.name() + " already has a constraint " + name
                            + ". Choose another name, or drop that constraint first.");
                });
    }

    private void requireFreeName(ForeignKey key, Table table) {
        String name = key.name();
        tables().filter(other -> !same(other.name(), table.name()))
                .filter(other -> other.foreignKeys().stream()
                        .anyMatch(taken -> name != null
                                && taken.name() != null
                                && NameRule.ASCII_INSENSITIVE.same(taken.name(), name)))
                .findFirst()
                .ifPresent(other -> {
                    throw new UnsupportedChange("The table " + other.name() + " already has a foreign key " + name
                            + ", and MariaDB requires unique names within a database. Choose another name for the key"
                            + " of "
                            + table.name() + ".");
                });
    }

    /** Returns whether the table has an index that begins with the columns; the server requires one. */
    private static boolean hasIndex(Table table, List<String> columns) {
        PrimaryKey primary = table.primaryKey();
        return Stream.of(
                        Stream.ofNullable(primary).map(PrimaryKey::columns),
                        table.uniqueConstraints().stream().map(UniqueConstraint::columns),
                        table.indexes().stream()
                                .filter(StepRequirements::isUsable)
                                .map(KeyIndexes::columns),
                        table.foreignKeys().stream().map(ForeignKey::columns))
                .flatMap(each -> each)
                .anyMatch(index -> KeyIndexes.starts(index, columns));
    }

    private static boolean isUsable(Index index) {
        return index.options().get(MariadbOptions.KIND).isEmpty()
                && index.options().get(MariadbOptions.PARTS).isEmpty();
    }
}
