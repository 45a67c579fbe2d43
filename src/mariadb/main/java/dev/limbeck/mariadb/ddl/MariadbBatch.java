package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.ChangedRows;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The statements of a batch. All guards belong to the first statement, because they query the rows as they were before
 * the batch.
 */
final class MariadbBatch {
    private MariadbBatch() {}

    /**
     * {@return the statements that carry out the batch}
     *
     * @param settings the settings of the database
     * @throws UnsupportedChange if the batch cannot be carried out without loss
     */
    static List<Statement> plan(AlterTable batch, Catalog catalog, StorageSettings settings) {
        return plan(batch, catalog, settings, true);
    }

    /**
     * {@return the queries that find rows that prevent the batch, even if other objects that use its columns are
     * dropped first}
     */
    static List<Guard> guards(AlterTable batch, Catalog catalog) {
        return plan(batch, catalog, StorageSettings.USUAL, false).stream()
                .flatMap(statement -> statement.guards().stream())
                .toList();
    }

    private static List<Statement> plan(
            AlterTable batch, Catalog catalog, StorageSettings settings, boolean checksUsers) {
        Table before = catalog.table(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        Table table = before;
        ChangedRows rows = new ChangedRows(table, new MariadbRowSyntax());
        List<MariadbChange> changes = new ArrayList<>();
        List<Guard> guards = new ArrayList<>();
        for (TableOperation step : ordered(batch.steps())) {
            MariadbSteps one = new MariadbSteps(catalog, before, table, rows, settings, checksUsers);
            changes.addAll(step.accept(one));
            guards.addAll(one.guards());
            table = MariadbColumnUsers.after(table, one.found().orElse(step));
        }
        if (table.columns().isEmpty()) {
            throw new UnsupportedChange(
                    "The table " + before.name() + " would have no columns left. Drop the table instead.");
        }
        if (isVersioned(before) && changes.stream().anyMatch(MariadbChange::changesColumns)) {
            guards.add(new Guard(
                    "SELECT '' FROM DUAL WHERE @@system_versioning_alter_history <> 'KEEP'",
                    "system_versioning_alter_history is not KEEP, so the server does not change columns of "
                            + before.name() + ", which has system versioning",
                    "If the earlier versions of its rows may be changed as well, set it with database.init_sql = \"set"
                            + " system_versioning_alter_history = 'KEEP'\"."));
            batch.steps().forEach(step -> earlierVersions(step, before).ifPresent(guards::add));
        }
        List<Statement> statements = new ArrayList<>(MariadbChange.statements(before.name(), changes));
        if (!statements.isEmpty() && !guards.isEmpty()) {
            statements.set(0, statements.get(0).withGuards(guards));
        }
        return statements;
    }

    /** Returns the query that finds earlier versions of rows that have no value in a column that becomes NOT NULL. */
    private static Optional<Guard> earlierVersions(TableOperation step, Table table) {
        MariadbSyntax syntax = new MariadbSyntax();
        Optional<String> column = Optional.empty();
        String condition = "";
        if (step instanceof AddColumn add
                && add.backfill() != null
                && !add.column().nullable()) {
            column = Optional.of(add.column().name());
        } else if (step instanceof AlterColumn alter
                && alter.before().nullable()
                && !alter.after().nullable()) {
            column = table.column(alter.before().name()).map(Column::name);
            condition = column.map(name -> " WHERE " + syntax.quote(name) + " IS NULL")
                    .orElse("");
        }
        String where = condition;
        return column.map(name -> new Guard(
                "SELECT '' FROM DUAL WHERE EXISTS (SELECT 1 FROM " + syntax.quote(table.name()) + " FOR SYSTEM_TIME ALL"
                        + where + ")",
                "The column " + table.name() + "." + name
                        + " cannot be NOT NULL, because the earlier row versions that"
                        + " system versioning keeps have no value",
                "Make the column nullable, or add it with a default and without a backfill."));
    }

    private static boolean isVersioned(Table table) {
        String text = table.verbatim() == null ? "" : table.verbatim().toString();
        return text.toUpperCase(Locale.ROOT).contains("WITH SYSTEM VERSIONING");
    }

    /**
     * Drops foreign keys first, so that the indexes that they need can be dropped. A drop is not moved ahead of an
     * earlier column rename, because the foreign key may contain the new name.
     */
    private static List<TableOperation> ordered(List<TableOperation> steps) {
        List<TableOperation> ordered = new ArrayList<>();
        int first = 0;
        for (TableOperation step : steps) {
            if (dropsForeignKey(step)) {
                ordered.add(first++, step);
            } else {
                ordered.add(step);
                first = step instanceof RenameColumn || step instanceof RenameConstraint ? ordered.size() : first;
            }
        }
        return ordered;
    }

    private static boolean dropsForeignKey(TableOperation step) {
        return step instanceof DropConstraint drop && drop.constraint() instanceof ForeignKey;
    }
}
