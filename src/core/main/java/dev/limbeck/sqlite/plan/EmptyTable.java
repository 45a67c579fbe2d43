package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Recreate;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds columns to a table without rows by creating the table again. SQLite rereads all definitions of the schema for
 * each ALTER TABLE, so a thousand changes to a thousand tables would take most of an upgrade's time.
 */
public final class EmptyTable {
    private final Draft draft;

    private EmptyTable(Draft draft) {
        this.draft = draft;
    }

    /**
     * {@return the plan for a table without rows; empty if the batch does more than add columns, or if creating the
     * table again would not restore everything that dropping it removes} Foreign keys must not be enforced while the
     * plan runs, because DROP TABLE would otherwise delete rows and check references.
     *
     * @throws dev.limbeck.dialect.UnsupportedChange if the batch cannot be carried out without loss
     */
    public static Optional<OperationPlan> plan(AlterTable batch, SqliteCatalog catalog) {
        boolean adds =
                batch.recreate() == Recreate.AUTO && batch.steps().stream().allMatch(step -> step instanceof AddColumn);
        if (!adds || !isAlone(catalog)) {
            return Optional.empty();
        }
        EmptyTable table = new EmptyTable(BatchPlanner.draft(batch, catalog));
        return table.isRestorable()
                ? Optional.of(BatchPlanner.planWithoutRows(batch, table.draft, table.statements()))
                : Optional.empty();
    }

    /** Returns whether the database contains nothing that DROP TABLE could change except tables, indexes and views. */
    private static boolean isAlone(SqliteCatalog catalog) {
        return catalog.temporary().isEmpty()
                && !RelatedObjects.hasVirtualTables(catalog)
                && catalog.findRow("table", "sqlite_stat1").isEmpty();
    }

    /**
     * Returns whether creating the table and its indexes stores exactly the texts of the draft, and DROP TABLE removes
     * nothing else. With AUTOINCREMENT, it would also remove the record of the largest number ever assigned.
     */
    private boolean isRestorable() {
        TableName name = draft.table();
        return !draft.catalog().isHidden(name)
                && draft.catalog().rowsOn("trigger", name).isEmpty()
                && isStoredAs("CREATE TABLE ", draft.text().sql())
                && Tokenizer.code(draft.text().sql()).stream().noneMatch(token -> token.is("AUTOINCREMENT"))
                && draft.indexes().stream()
                        .allMatch(one -> isStoredAs("CREATE INDEX ", one.sql())
                                || isStoredAs("CREATE UNIQUE INDEX ", one.sql()));
    }

    /**
     * Returns whether SQLite stores the statement unchanged. SQLite replaces everything before the name with the given
     * words.
     */
    private static boolean isStoredAs(String words, String sql) {
        return sql.startsWith(words)
                && sql.length() > words.length()
                && !Character.isWhitespace(sql.charAt(words.length()));
    }

    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                "DROP TABLE main." + SqliteNames.spell(draft.table().name()),
                "the table has no rows and is created again"));
        statements.add(Statement.of(draft.text().sql(), ""));
        for (SchemaRow index : draft.indexes()) {
            statements.add(Statement.of(index.sql(), ""));
        }
        return statements;
    }
}
