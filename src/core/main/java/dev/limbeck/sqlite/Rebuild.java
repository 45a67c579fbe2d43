package dev.limbeck.sqlite;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Hazard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies a table into a new one (sqlite.org/lang_altertable.html, 7). The old table steps aside under a name of ours, so
 * that the new one is created under its own name and keeps its text to the letter: RENAME TO would respell it. With
 * legacy_alter_table on and foreign keys off, nothing else follows the old table's name.
 */
final class Rebuild {
    private final Draft draft;
    private final String table;
    private final AsideNames names;
    private final String aside;
    private final boolean held;
    private final Optional<Transfer.Found> transfer;
    private final List<Statement> statements = new ArrayList<>();

    Rebuild(Draft draft, PlanOptions options) {
        this.draft = draft;
        this.table = draft.table().name();
        this.names = new AsideNames(draft.catalog());
        this.aside = names.of(table);
        this.held = isHeld();
        this.transfer = held ? Optional.empty() : Transfer.find(draft, options);
    }

    /** {@return whether the rows go over as they are stored} */
    boolean transfers() {
        return transfer.isPresent();
    }

    /** {@return the statements in order, for a connection with foreign_keys off} */
    List<Statement> statements() {
        if (held) {
            rowsStepAside();
        }
        drop();
        say("PRAGMA legacy_alter_table = ON", "nothing else follows the old table's name");
        if (held) {
            removeHeld();
        } else {
            stepAside();
        }
        say("PRAGMA legacy_alter_table = OFF", "");
        transfer.ifPresent(found -> indexesStepAside());
        add(draft.text().sql(), "main.", "table");
        transfer.ifPresent(found -> found.early().forEach(index -> add(index.sql(), "main.", "index")));
        copy();
        sequence();
        removeOld();
        indexes();
        code();
        statistics();
        return statements;
    }

    /** Temporary triggers and what follows a new name are taken down first and made again at the end. */
    private void drop() {
        reversed(temporary())
                .forEach(one -> say(
                        "DROP " + one.type().toUpperCase(Locale.ROOT) + " temp." + Names.spell(one.name()),
                        "made again below"));
        reversed(followersOf("trigger"))
                .forEach(one -> say("DROP TRIGGER " + Sql.main(one.name()), "made again below"));
        reversed(followersOf("view")).forEach(one -> say("DROP VIEW " + Sql.main(one.name()), "made again below"));
    }

    private static List<Stored> reversed(List<Stored> objects) {
        List<Stored> reversed = new ArrayList<>(objects);
        Collections.reverse(reversed);
        return reversed;
    }

    private List<Stored> followersOf(String type) {
        return draft.catalog().stored().stream()
                .filter(one -> one.is(type) && follows(one))
                .filter(one -> !isOwnTrigger(one))
                .toList();
    }

    /** Whether it is taken down for a new name: in its own text, or in that of the view on which it stands. */
    private boolean follows(Stored one) {
        return draft.followers().keySet().stream()
                .anyMatch(other -> other.equals(one)
                        || (other.is("view") && one.is("trigger") && Names.same(one.table(), other.name())));
    }

    private boolean isOwnTrigger(Stored one) {
        return one.is("trigger") && Names.same(one.table(), table);
    }

    /** The connection's own triggers on the table, and its triggers and views that follow a new name. */
    private List<Stored> temporary() {
        return draft.catalog().temporary().stream()
                .filter(one -> isOwnTrigger(one) || follows(one))
                .toList();
    }

    private void stepAside() {
        statements.add(new Statement(
                "ALTER TABLE " + Sql.main(table) + " RENAME TO " + Names.spell(aside),
                "the old table steps aside",
                List.of(),
                List.of(isSet())));
    }

    private Guard isSet() {
        return new Guard(
                "SELECT 'foreign_keys' FROM pragma_foreign_keys WHERE foreign_keys = 1 UNION ALL"
                        + " SELECT 'legacy_alter_table' FROM pragma_legacy_alter_table WHERE legacy_alter_table = 0",
                "the connection is not set for copying " + table,
                "Set foreign_keys off and legacy_alter_table on before the transaction begins.");
    }

    /** While everything that an expression may read is there, and as it was. */
    private void rowsStepAside() {
        Copy copy = new Copy(draft);
        say(
                copy.createHolder(aside),
                readsItself() ? "new values are computed from the table as it is" : "SQLite cannot RENAME it");
        Hazard hazard = new Hazard(Hazard.Kind.COPIES_ROWS, "copies every row of " + table + " aside");
        statements.add(new Statement(copy.fillHolder(aside), "the rows step aside", List.of(hazard), List.of()));
    }

    private void removeHeld() {
        Statistics.move(draft, table, aside).forEach(sql -> say(sql, ""));
        if (keepsNumbers()) {
            say("UPDATE main.sqlite_sequence SET name = " + Sql.text(aside) + " WHERE name = " + Sql.text(table), "");
        }
        statements.add(new Statement("DROP TABLE " + Sql.main(table), "", List.of(), List.of(isSet())));
    }

    /** Whether a value is computed from other rows of the table, which are found by its name and not by an alias. */
    private boolean readsItself() {
        return draft.text().columns().stream()
                .map(column -> column.name().name())
                .filter(draft::isComputed)
                .flatMap(name -> draft.source(name).stream())
                .anyMatch(source -> RowsRead.in(source).mayReach(draft));
    }

    /**
     * Whether the rows step aside instead of the table. RENAME TO would fail if a check, a generated column or an index
     * says {@code table.column}, or a temporary table has the name, in which SQLite then looks for the columns of the
     * indexes.
     */
    private boolean isHeld() {
        return readsItself()
                || draft.catalog().isHidden(draft.table())
                || Stream.concat(
                                Stream.of(draft.before().sql()),
                                draft.catalog().storedOn("index", draft.table()).stream()
                                        .map(Stored::sql))
                        .anyMatch(this::namesItself);
    }

    private boolean namesItself(String sql) {
        List<Token> code = Tokenizer.code(sql);
        for (int i = 0; i + 1 < code.size(); i++) {
            if (code.get(i).isName()
                    && Names.same(code.get(i).name(), table)
                    && code.get(i + 1).is(".")) {
                return true;
            }
        }
        return false;
    }

    private boolean keepsNumbers() {
        return isNumbered(draft.before()) && isNumbered(draft.text());
    }

    /** Under their names the new ones are made: there is no ALTER INDEX, so their stored definitions are edited. */
    private void indexesStepAside() {
        List<Stored> old = draft.catalog().storedOn("index", draft.table());
        if (old.isEmpty()) {
            return;
        }
        say("PRAGMA writable_schema = ON", "the old indexes step aside, until the new ones have been filled from them");
        for (Stored index : old) {
            String name = names.of(index.name());
            say(
                    "UPDATE main.sqlite_master SET name = " + Sql.text(name) + ", sql = "
                            + Sql.text(IndexText.parse(index.sql()).renamed(name, aside))
                            + " WHERE type = 'index' AND name = " + Sql.text(index.name()),
                    "");
        }
        say("PRAGMA writable_schema = RESET", "");
    }

    /** A row that broke a check before stays; that no other does was asked, and is looked at afterwards. */
    private void copy() {
        Hazard hazard = new Hazard(Hazard.Kind.COPIES_ROWS, "copies every row of " + table + "; writers wait");
        Copy copy = new Copy(draft);
        boolean checks = !transfers()
                && PlacedClause.all(draft.text()).anyMatch(one -> one.clause().rule() instanceof Rule.Check);
        if (checks) {
            say("PRAGMA ignore_check_constraints = ON", "a row that broke a check before stays as it is");
        }
        String insert = held ? copy.insertHeld(aside) : copy.insert(aside);
        statements.add(
                transfers()
                        ? new Statement(
                                copy.transfer(aside), "every row goes over as it is stored", List.of(hazard), List.of())
                        : new Statement(insert, "every row goes over", List.of(hazard), List.of()));
        if (checks) {
            say("PRAGMA ignore_check_constraints = OFF", "");
        }
    }

    /** What AUTOINCREMENT remembers, also of a table without rows (sqlite.org/autoinc.html). */
    private void sequence() {
        if (keepsNumbers()) {
            say("DELETE FROM main.sqlite_sequence WHERE name = " + Sql.text(table), "the numbers given so far stay");
            say("UPDATE main.sqlite_sequence SET name = " + Sql.text(table) + " WHERE name = " + Sql.text(aside), "");
        }
    }

    /** {@return whether the table numbers its rows by AUTOINCREMENT} */
    static boolean isNumbered(TableText table) {
        KeyText key = KeyText.of(table);
        return key != null && ((Rule.Primary) key.clause().rule()).autoincrement() != null;
    }

    private void removeOld() {
        if (held) {
            Statistics.move(draft, aside, table).forEach(sql -> say(sql, ""));
        }
        Guard rows = new Guard(
                "SELECT 'rows' WHERE (SELECT count(*) FROM " + Sql.main(aside) + ") <> (SELECT count(*) FROM "
                        + Sql.main(table) + ")",
                "the copy of " + table + " does not have as many rows as the table",
                "Please report this; nothing was changed.");
        Guard followed = new Guard(
                "SELECT type || ' ' || name FROM main.sqlite_master WHERE instr(lower(sql), "
                        + Sql.text(Names.fold(aside)) + ") > 0 AND lower(tbl_name) <> "
                        + Sql.text(Names.fold(aside)),
                "other definitions followed the old table's name",
                "legacy_alter_table must be on before the transaction begins.");
        List<Guard> guards = new ArrayList<>(List.of(rows, followed));
        if (transfers()) {
            new Copy(draft).rowidsDiffer(aside).ifPresent(guards::add);
        }
        statements.add(new Statement("DROP TABLE " + Sql.main(aside), "the old table goes", List.of(), guards));
    }

    private void indexes() {
        for (Stored index : transfer.map(Transfer.Found::late).orElse(draft.indexes())) {
            statements.add(new Statement(
                    Sql.qualified(index, "main."),
                    "",
                    List.of(new Hazard(Hazard.Kind.READS_ROWS, "builds index " + index.name())),
                    List.of()));
        }
    }

    private void code() {
        followersOf("view").forEach(one -> add(draft.current(one).sql(), "main.", "view"));
        Stream<Stored> triggers = draft.catalog().stored().stream()
                .filter(one -> one.is("trigger") && (isOwnTrigger(one) || follows(one)));
        triggers.forEach(one -> add(draft.current(one).sql(), "main.", "trigger"));
        temporary().forEach(one -> say(Sql.temporary(draft.current(one)), ""));
    }

    /** The statistics of the table stay by themselves; those of dropped and renamed indexes follow. */
    private void statistics() {
        dropped().forEach(index -> Statistics.drop(draft, index).forEach(sql -> say(sql, "")));
        draft.renamedIndexes()
                .forEach((from, to) -> Statistics.rename(draft, from, to).forEach(sql -> say(sql, "")));
        Statistics.renumber(draft, AutomaticIndexes.moved(draft)).forEach(sql -> say(sql, ""));
    }

    private List<String> dropped() {
        return draft.catalog().storedOn("index", draft.table()).stream()
                .map(Stored::name)
                .filter(name -> !draft.renamedIndexes().containsKey(name))
                .filter(name ->
                        draft.indexes().stream().noneMatch(one -> Names.same(one.name(), name) && !draft.isNew(one)))
                .toList();
    }

    private void add(String sql, String schema, String type) {
        say(Sql.qualified(new Stored(type, "", "", sql), schema), "");
    }

    private void say(String sql, String comment) {
        statements.add(Statement.of(sql, comment));
    }
}
