package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.rows.RowHazards;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits the stored definition (sqlite.org/lang_altertable.html, 7, the second procedure). Steps that SQLite itself can
 * carry out (ADD COLUMN, DROP COLUMN, indexes) come first, and the text is edited directly after them. All statements
 * are first tried in a scratch database, where the table with the edited text is compared with a table created from the
 * draft.
 */
final class InPlaceEdit {
    private static final String BUMP = "_limbeck_schema_version";

    private final Draft draft;
    private final List<TableOperation> steps;
    private final NativeStatements words;
    private final List<String> first = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final List<TableOperation> own = new ArrayList<>();

    private InPlaceEdit(Draft draft, List<TableOperation> steps, PlanOptions options) {
        this.draft = draft;
        this.steps = steps;
        this.words = new NativeStatements(draft, SqliteVersion.of(options));
    }

    /** {@return the statements; empty if the table must be copied} */
    static Optional<Statements> find(Draft draft, List<TableOperation> steps, PlanOptions options) {
        if (!options.inPlace() || options.offline()) {
            return Optional.empty();
        }
        return new InPlaceEdit(draft, steps, options).find();
    }

    /**
     * The statements of an in-place change.
     *
     * @param statements the statements to run
     * @param hazards the hazards of the steps for which SQLite itself reads or writes rows
     */
    record Statements(List<Statement> statements, List<Hazard> hazards) {
        Statements {
            statements = List.copyOf(statements);
            hazards = List.copyOf(hazards);
        }
    }

    private Optional<Statements> find() {
        if (!sort()) {
            return Optional.empty();
        }
        List<String> edit = edit();
        return isProved(edit)
                ? Optional.of(new Statements(statements(edit), RowHazards.find(draft, own)))
                : Optional.empty();
    }

    /**
     * Divides the steps into three groups: steps that SQLite itself carries out before the edit, edits of the text, and
     * steps that SQLite itself carries out after the edit. Returns false if a step belongs to none of these groups.
     */
    private boolean sort() {
        TextOnlySteps touchesText = new TextOnlySteps(draft);
        for (TableOperation step : steps) {
            if (step.accept(touchesText)) {
                continue;
            }
            Optional<List<String>> statements = step.accept(words);
            if (statements.isEmpty()) {
                return false;
            }
            boolean needsNewText = step instanceof CreateIndex || step instanceof RenameIndex;
            (needsNewText ? last : first).addAll(statements.get());
            own.add(step);
        }
        return true;
    }

    private List<String> edit() {
        String table = Sql.literal(draft.table().name());
        List<String> edit = new ArrayList<>();
        edit.add("PRAGMA writable_schema = ON");
        edit.add("UPDATE main.sqlite_master SET sql = "
                + Sql.literal(draft.text().sql()) + " WHERE type = 'table' AND lower(name) = lower(" + table + ")");
        edit.add("PRAGMA writable_schema = RESET");
        edit.addAll(numbers());
        edit.add("CREATE VIEW main." + BUMP + " AS SELECT 1");
        edit.add("DROP VIEW main." + BUMP);
        return edit;
    }

    /**
     * Updates sqlite_sequence, in which AUTOINCREMENT keeps the highest number assigned in each table. SQLite creates
     * sqlite_sequence with the first AUTOINCREMENT table.
     */
    private List<String> numbers() {
        KeyText key = KeyText.of(draft.text());
        boolean had = Rebuild.hasAutoincrement(draft.originalText());
        boolean has = Rebuild.hasAutoincrement(draft.text());
        String table = draft.text().name().name();
        if (had == has || key == null) {
            return List.of();
        }
        if (had) {
            return List.of("DELETE FROM main.sqlite_sequence WHERE name = " + Sql.literal(table));
        }
        String id = SqliteNames.spell(key.key().columns().get(0));
        return List.of(
                "CREATE TABLE main." + BUMP + " (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "DROP TABLE main." + BUMP,
                "INSERT INTO main.sqlite_sequence (name, seq) SELECT " + Sql.literal(table) + ", coalesce(max(" + id
                        + "), 0) FROM " + Sql.mainName(table));
    }

    private List<Statement> statements(List<String> edit) {
        List<Statement> statements = new ArrayList<>();
        first.forEach(sql -> statements.add(Statement.of(sql, "")));
        for (String sql : edit) {
            boolean end = sql.startsWith("DROP VIEW");
            statements.add(new Statement(sql, comment(sql), List.of(), end ? List.of(isAsMeant()) : List.of()));
        }
        last.forEach(sql -> statements.add(Statement.of(sql, "")));
        return statements;
    }

    private static String comment(String sql) {
        if (sql.startsWith("UPDATE main.sqlite_master")) {
            return "the stored definition is edited";
        }
        return sql.startsWith("CREATE VIEW")
                ? "increments the schema version, so that other connections see the" + " change"
                : "";
    }

    private Guard isAsMeant() {
        int columns = draft.text().columns().size();
        String table = Sql.literal(draft.table().name());
        return new Guard(
                "SELECT 'columns' WHERE (SELECT count(*) FROM pragma_table_xinfo(" + table + ", 'main')) <> " + columns
                        + " UNION ALL SELECT 'text' WHERE NOT EXISTS (SELECT 1 FROM main.sqlite_master WHERE type = 'table'"
                        + " AND sql = " + Sql.literal(draft.text().sql()) + ")",
                "the edited definition of " + draft.table() + " was not read as intended",
                "Set database.in_place = false, so that the table is copied, and please report this.");
    }

    private boolean isProved(List<String> edit) {
        try (ScratchDatabase edited = draft.catalog().openScratch();
                ScratchDatabase fresh = draft.catalog().openScratch()) {
            for (SchemaRow one :
                    RelatedObjects.findAll(draft.catalog(), draft.table().name())) {
                if (edited.run(one.sql()).isPresent()
                        && SqliteNames.areSame(one.table(), draft.table().name())) {
                    return false;
                }
            }
            for (String sql : first) {
                if (!Statistics.changesOnlyStatistics(sql) && edited.run(sql).isPresent()) {
                    return false;
                }
            }
            List<String> stored = StorageLayout.describe(edited, draft.table().name());
            boolean ran = edit.stream().allMatch(sql -> edited.run(sql).isEmpty());
            if (!ran
                    || !stored.equals(
                            StorageLayout.describe(edited, draft.table().name()))) {
                return false;
            }
            return matchesDraft(edited, fresh);
        }
    }

    private boolean matchesDraft(ScratchDatabase edited, ScratchDatabase fresh) {
        boolean ran = last.stream()
                .allMatch(sql ->
                        Statistics.changesOnlyStatistics(sql) || edited.run(sql).isEmpty());
        boolean made = fresh.run(draft.text().sql()).isEmpty()
                && draft.indexes().stream().allMatch(one -> fresh.run(one.sql()).isEmpty());
        String table = draft.table().name();
        return ran
                && made
                && StorageLayout.describe(edited, table).equals(StorageLayout.describe(fresh, table))
                && StorageLayout.describeColumns(edited, table).equals(StorageLayout.describeColumns(fresh, table))
                && draft.indexes().stream()
                        .allMatch(one ->
                                edited.findText(one).filter(one.sql()::equals).isPresent())
                && edited.query("PRAGMA integrity_check").equals(List.of("ok"))
                && RelatedObjects.findAll(draft.catalog(), table).stream().allMatch(one -> isAsDrafted(edited, one));
    }

    private boolean isAsDrafted(ScratchDatabase edited, SchemaRow one) {
        boolean own = SqliteNames.areSame(one.table(), draft.table().name());
        if (own && one.isType("index")) {
            return true;
        }
        String wanted = own && one.isType("table")
                ? draft.text().sql()
                : draft.current(one).sql();
        return edited.findText(one).filter(wanted::equals).isPresent();
    }
}
