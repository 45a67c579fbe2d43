package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Hazard;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.edit.ExpressionTables;
import dev.limbeck.sqlite.rows.RowCopy;
import dev.limbeck.sqlite.rows.RowHazards;
import dev.limbeck.sqlite.rows.RowTransfer;
import dev.limbeck.sqlite.sameness.PlacedClause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies a table into a new table (sqlite.org/lang_altertable.html, 7). The old table is renamed temporarily so that
 * the new table can be created under its final name and keeps its exact text, which RENAME TO would rewrite. With
 * legacy_alter_table on and foreign keys off, the rename of the old table does not change any other object.
 */
final class Rebuild {
    private final Draft draft;
    private final String table;
    private final TemporaryNames names;
    private final String aside;
    private final boolean usesHolder;
    private final Optional<RowTransfer.Indexes> transfer;
    private final List<Statement> statements = new ArrayList<>();

    /** Plans the copy of the given draft's table. */
    Rebuild(Draft draft, PlanOptions options) {
        this.draft = draft;
        this.table = draft.table().name();
        this.names = new TemporaryNames(draft.catalog());
        this.aside = names.create(table);
        this.usesHolder = isHeld();
        this.transfer = usesHolder ? Optional.empty() : RowTransfer.find(draft, options);
    }

    /** {@return whether the rows are copied in their stored form} */
    boolean transfers() {
        return transfer.isPresent();
    }

    /** {@return the statements in order, for a connection with foreign_keys off} */
    List<Statement> statements() {
        if (usesHolder) {
            fillHolder();
        }
        drop();
        append("PRAGMA legacy_alter_table = ON", "renaming the old table changes no other object");
        if (usesHolder) {
            dropOld();
        } else {
            renameOld();
        }
        append("PRAGMA legacy_alter_table = OFF", "");
        transfer.ifPresent(found -> renameIndexes());
        appendCreate(draft.text().sql(), "main.", "table");
        transfer.ifPresent(found -> found.early().forEach(index -> appendCreate(index.sql(), "main.", "index")));
        copy();
        keepSequence();
        removeOld();
        indexes();
        code();
        statistics();
        return statements;
    }

    /**
     * Drops the temporary triggers, and the objects that mention a renamed column. All of them are created again at the
     * end.
     */
    private void drop() {
        reversed(temporary())
                .forEach(one -> append(
                        "DROP " + one.type().toUpperCase(Locale.ROOT) + " temp." + SqliteNames.spell(one.name()),
                        "created again below"));
        reversed(followersOf("trigger"))
                .forEach(one -> append("DROP TRIGGER " + Sql.mainName(one.name()), "created again below"));
        reversed(followersOf("view"))
                .forEach(one -> append("DROP VIEW " + Sql.mainName(one.name()), "created again below"));
    }

    private static List<SchemaRow> reversed(List<SchemaRow> objects) {
        List<SchemaRow> reversed = new ArrayList<>(objects);
        Collections.reverse(reversed);
        return reversed;
    }

    private List<SchemaRow> followersOf(String type) {
        return draft.catalog().rows().stream()
                .filter(one -> one.isType(type) && follows(one))
                .filter(one -> !isOwnTrigger(one))
                .toList();
    }

    /**
     * Returns whether the object is dropped because of a renamed column: it mentions the column, or it is a trigger on
     * a view that mentions the column.
     */
    private boolean follows(SchemaRow one) {
        return draft.dependents().keySet().stream()
                .anyMatch(other -> other.equals(one)
                        || (other.isType("view")
                                && one.isType("trigger")
                                && SqliteNames.areSame(one.table(), other.name())));
    }

    private boolean isOwnTrigger(SchemaRow one) {
        return one.isType("trigger") && SqliteNames.areSame(one.table(), table);
    }

    /**
     * Returns the connection's temporary triggers on the table, and the connection's temporary triggers and views that
     * mention a renamed column.
     */
    private List<SchemaRow> temporary() {
        return draft.catalog().temporary().stream()
                .filter(one -> isOwnTrigger(one) || follows(one))
                .toList();
    }

    private void renameOld() {
        statements.add(new Statement(
                "ALTER TABLE " + Sql.mainName(table) + " RENAME TO " + SqliteNames.spell(aside),
                "the old table is renamed temporarily",
                List.of(),
                List.of(isConfigured())));
    }

    private Guard isConfigured() {
        return new Guard(
                "SELECT 'foreign_keys' FROM pragma_foreign_keys WHERE foreign_keys = 1 UNION ALL"
                        + " SELECT 'legacy_alter_table' FROM pragma_legacy_alter_table WHERE legacy_alter_table = 0",
                "the connection is not configured for copying " + table,
                "Switch foreign_keys off and legacy_alter_table on before the transaction begins.");
    }

    /** Copies the rows into the holder table before any object that an expression may read is changed. */
    private void fillHolder() {
        RowCopy copy = new RowCopy(draft);
        append(
                copy.createHolder(aside),
                readsItself() ? "new values are computed from the existing table" : "SQLite cannot RENAME it");
        List<Hazard> hazards = RowHazards.rewrite("copies every row of " + table + " temporarily");
        statements.add(new Statement(copy.fillHolder(aside), "the rows are held temporarily", hazards, List.of()));
    }

    private void dropOld() {
        Statistics.move(draft, table, aside).forEach(sql -> append(sql, ""));
        if (keepsNumbers()) {
            append(
                    "UPDATE main.sqlite_sequence SET name = " + Sql.literal(aside) + " WHERE name = "
                            + Sql.literal(table),
                    "");
        }
        statements.add(new Statement("DROP TABLE " + Sql.mainName(table), "", List.of(), List.of(isConfigured())));
    }

    /**
     * Returns whether a value is computed by a query on the table itself, which must therefore have its original name.
     */
    private boolean readsItself() {
        return draft.text().columns().stream()
                .map(column -> column.name().name())
                .filter(draft::isComputed)
                .flatMap(name -> draft.valueExpression(name).stream())
                .anyMatch(source -> ExpressionTables.of(source).mayRead(draft));
    }

    /**
     * Returns whether the rows are temporarily copied to a holder table; if not, the old table is renamed instead.
     * RENAME TO would fail if a check, a generated column or an index contains {@code table.column}. RENAME TO would
     * also fail if a temporary table has the same name, because SQLite would look for the columns of the indexes in the
     * temporary table.
     */
    private boolean isHeld() {
        return readsItself()
                || draft.catalog().isHidden(draft.table())
                || Stream.concat(
                                Stream.of(draft.originalText().sql()),
                                draft.catalog().rowsOn("index", draft.table()).stream()
                                        .map(SchemaRow::sql))
                        .anyMatch(this::namesItself);
    }

    private boolean namesItself(String sql) {
        List<Token> code = Tokenizer.code(sql);
        for (int i = 0; i + 1 < code.size(); i++) {
            if (code.get(i).isName()
                    && SqliteNames.areSame(code.get(i).name(), table)
                    && code.get(i + 1).is(".")) {
                return true;
            }
        }
        return false;
    }

    private boolean keepsNumbers() {
        return hasAutoincrement(draft.originalText()) && hasAutoincrement(draft.text());
    }

    /**
     * Renames the old indexes by editing their stored definitions, since there is no ALTER INDEX. The new indexes take
     * over the old names.
     */
    private void renameIndexes() {
        List<SchemaRow> old = draft.catalog().rowsOn("index", draft.table());
        if (old.isEmpty()) {
            return;
        }
        append(
                "PRAGMA writable_schema = ON",
                "the old indexes are renamed until the new ones have been filled from them");
        for (SchemaRow index : old) {
            String name = names.create(index.name());
            append(
                    "UPDATE main.sqlite_master SET name = " + Sql.literal(name) + ", sql = "
                            + Sql.literal(IndexText.parse(index.sql()).renamed(name, aside))
                            + " WHERE type = 'index' AND name = " + Sql.literal(index.name()),
                    "");
        }
        append("PRAGMA writable_schema = RESET", "");
    }

    /**
     * Copies the rows. Rows that already violated a check are kept. A guard, and a check after the copy, ensure that no
     * other rows violate a check.
     */
    private void copy() {
        List<Hazard> hazards = RowHazards.rewrite("copies every row of " + table + "; writers wait");
        RowCopy copy = new RowCopy(draft);
        boolean checks = !transfers()
                && PlacedClause.findAll(draft.text())
                        .anyMatch(one -> one.clause().rule() instanceof Rule.Check);
        if (checks) {
            append("PRAGMA ignore_check_constraints = ON", "rows that already violate a check are kept");
        }
        String insert = usesHolder ? copy.insertHeld(aside) : copy.insert(aside);
        statements.add(
                transfers()
                        ? new Statement(copy.transfer(aside), "every row is copied as it is stored", hazards, List.of())
                        : new Statement(insert, "every row is copied", hazards, List.of()));
        if (checks) {
            append("PRAGMA ignore_check_constraints = OFF", "");
        }
    }

    /** Keeps the highest number assigned by AUTOINCREMENT, even if the table has no rows (sqlite.org/autoinc.html). */
    private void keepSequence() {
        if (keepsNumbers()) {
            append(
                    "DELETE FROM main.sqlite_sequence WHERE name = " + Sql.literal(table),
                    "the highest number assigned so far is kept");
            append(
                    "UPDATE main.sqlite_sequence SET name = " + Sql.literal(table) + " WHERE name = "
                            + Sql.literal(aside),
                    "");
        }
    }

    /** {@return whether the table uses AUTOINCREMENT to number its rows} */
    static boolean hasAutoincrement(TableText table) {
        KeyText key = KeyText.of(table);
        return key != null && ((Rule.Primary) key.clause().rule()).autoincrement() != null;
    }

    private void removeOld() {
        if (usesHolder) {
            Statistics.move(draft, aside, table).forEach(sql -> append(sql, ""));
        }
        Guard rows = new Guard(
                "SELECT 'rows' WHERE (SELECT count(*) FROM " + Sql.mainName(aside) + ") <> (SELECT count(*) FROM "
                        + Sql.mainName(table) + ")",
                "the copy of " + table + " does not have as many rows as the table",
                "Please report this; nothing was changed.");
        Guard followed = new Guard(
                "SELECT type || ' ' || name FROM main.sqlite_master WHERE instr(lower(sql), "
                        + Sql.literal(SqliteNames.fold(aside)) + ") > 0 AND lower(tbl_name) <> "
                        + Sql.literal(SqliteNames.fold(aside)),
                "other definitions now refer to the old table by its temporary name",
                "Switch legacy_alter_table on before the transaction begins.");
        List<Guard> guards = new ArrayList<>(List.of(rows, followed));
        if (transfers()) {
            new RowCopy(draft).rowidsDiffer(aside).ifPresent(guards::add);
        }
        statements.add(
                new Statement("DROP TABLE " + Sql.mainName(aside), "the old table is dropped", List.of(), guards));
    }

    private void indexes() {
        for (SchemaRow index : transfer.map(RowTransfer.Indexes::late).orElse(draft.indexes())) {
            statements.add(new Statement(
                    Sql.withPrefix(index, "main."),
                    "",
                    List.of(new Hazard(Hazard.Kind.BLOCKS_WRITES, "builds index " + index.name())),
                    List.of()));
        }
    }

    private void code() {
        followersOf("view").forEach(one -> appendCreate(draft.current(one).sql(), "main.", "view"));
        Stream<SchemaRow> triggers = draft.catalog().rows().stream()
                .filter(one -> one.isType("trigger") && (isOwnTrigger(one) || follows(one)));
        triggers.forEach(one -> appendCreate(draft.current(one).sql(), "main.", "trigger"));
        temporary().forEach(one -> append(Sql.createTemporary(draft.current(one)), ""));
    }

    /**
     * Keeps the statistics. The statistics of the table need no change; the statistics of dropped and renamed indexes
     * are updated.
     */
    private void statistics() {
        dropped().forEach(index -> Statistics.drop(draft, index).forEach(sql -> append(sql, "")));
        draft.renamedIndexes()
                .forEach((from, to) -> Statistics.rename(draft, from, to).forEach(sql -> append(sql, "")));
        Statistics.renumber(draft, AutomaticIndexes.findRenamed(draft)).forEach(sql -> append(sql, ""));
    }

    private List<String> dropped() {
        return draft.catalog().rowsOn("index", draft.table()).stream()
                .map(SchemaRow::name)
                .filter(name -> !draft.renamedIndexes().containsKey(name))
                .filter(name -> draft.indexes().stream()
                        .noneMatch(one -> SqliteNames.areSame(one.name(), name) && !draft.isNew(one)))
                .toList();
    }

    private void appendCreate(String sql, String schema, String type) {
        append(Sql.withPrefix(new SchemaRow(type, "", "", sql), schema), "");
    }

    private void append(String sql, String comment) {
        statements.add(Statement.of(sql, comment));
    }
}
