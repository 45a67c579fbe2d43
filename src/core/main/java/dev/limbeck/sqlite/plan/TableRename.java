package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.sqlite.catalog.ContentTable;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import dev.limbeck.sqlite.edit.ColumnRename;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans renaming a table with SQLite's RENAME TO, which also updates foreign keys, views, triggers and AUTOINCREMENT.
 */
final class TableRename {
    private final SqliteCatalog catalog;
    private final String from;
    private final String to;

    private TableRename(SqliteCatalog catalog, RenameTable operation) {
        this.catalog = catalog;
        this.from = operation.from().name();
        this.to = operation.to().name();
    }

    /**
     * {@return the plan for renaming the table}
     *
     * @throws UnsupportedChange if another object cannot be updated
     */
    static OperationPlan plan(RenameTable operation, SqliteCatalog catalog, PlanOptions options) {
        return new TableRename(catalog, operation).plan(options);
    }

    private OperationPlan plan(PlanOptions options) {
        check();
        boolean edits = options.inPlace() && !options.offline();
        List<String> rename = statements();
        Trial trial = trial(rename);
        if (trial.failure().isPresent() && edits) {
            rename = NativePlan.ignoringBrokenObjects(rename);
            trial = trial(rename);
        }
        trial.failure().ifPresent(why -> {
            throw new UnsupportedChange(
                    "Table " + from + " cannot be renamed: " + why + ". Drop the broken object first.");
        });
        List<Statement> statements = new ArrayList<>();
        rename.forEach(sql -> statements.add(Statement.of(sql, "")));
        if (edits) {
            trial.spelling().forEach(sql -> statements.add(Statement.of(sql, "")));
        }
        Statistics.followRename(catalog, from, to).forEach(sql -> statements.add(Statement.of(sql, "")));
        return new OperationPlan(Strategy.NATIVE, "SQLite's own statement", Need.ANY, statements);
    }

    /**
     * Renames in two steps if the names differ only in case, because SQLite considers them the same name and rejects a
     * direct rename.
     */
    private List<String> statements() {
        if (!SqliteNames.areSame(from, to)) {
            return List.of(statement(from, to));
        }
        String between = to + "_limbeck";
        while (isTaken(between)) {
            between += "_";
        }
        return List.of(statement(from, between), statement(between, to));
    }

    private static String statement(String from, String to) {
        return "ALTER TABLE " + Sql.mainName(from) + " RENAME TO " + SqliteNames.spell(to);
    }

    private boolean isTaken(String name) {
        return catalog.rows().stream().anyMatch(one -> SqliteNames.areSame(one.name(), name));
    }

    private void check() {
        if (catalog.findRow("table", from).isEmpty()) {
            throw new UnsupportedChange("There is no table " + from + ".");
        }
        boolean taken = catalog.rows().stream()
                .anyMatch(one -> SqliteNames.areSame(one.name(), to)
                        && !one.isType("trigger")
                        && !SqliteNames.areSame(to, from));
        if (taken) {
            throw new UnsupportedChange("Table " + from + " cannot be renamed: the name " + to + " is already used.");
        }
        catalog.rows().stream()
                .filter(one ->
                        one.isType("table") && VirtualTableText.matches(one.sql()) && ContentTable.reads(one, from))
                .findFirst()
                .ifPresent(one -> {
                    throw new UnsupportedChange("Table " + from + " cannot be renamed: virtual table " + one.name()
                            + " reads the table by its name. Drop the virtual table first and create it again"
                            + " afterwards.");
                });
    }

    /**
     * The result of a trial.
     *
     * @param failure SQLite's error, if any
     * @param spelling the statements that remove the quotes around the new name wherever the old name had no quotes
     */
    private record Trial(Optional<String> failure, List<String> spelling) {}

    /**
     * Tries the rename in a scratch database, without the objects that need something that only the application
     * defines.
     */
    private Trial trial(List<String> statements) {
        List<SchemaRow> temporary = RelatedObjects.findTemporary(catalog, from);
        try (ScratchDatabase scratch = catalog.openScratch()) {
            List<SchemaRow> reached = RelatedObjects.findAll(catalog, from);
            reached.forEach(one -> scratch.run(one.sql()));
            temporary.forEach(one -> scratch.run(Sql.createTemporary(one)));
            if (scratch.findText(catalog.findRow("table", from).orElseThrow()).isEmpty()) {
                return new Trial(Optional.empty(), List.of());
            }
            Optional<String> failure = statements.stream()
                    .map(scratch::run)
                    .flatMap(Optional::stream)
                    .findFirst();
            List<String> edits = new ArrayList<>();
            for (SchemaRow one : reached) {
                String left = scratch.findText(renamed(one)).orElse(one.sql());
                edits.addAll(respelled("main", one, left));
            }
            for (SchemaRow one : temporary) {
                String left = scratch.findTemporaryText(one).orElse(one.sql());
                edits.addAll(respelled("temp", one, left));
            }
            return new Trial(failure, isProved(scratch, edits) ? writable(edits) : List.of());
        }
    }

    private SchemaRow renamed(SchemaRow one) {
        boolean own = one.isType("table") && SqliteNames.areSame(one.name(), from);
        return own ? new SchemaRow("table", to, to, one.sql()) : one;
    }

    /**
     * Returns the statement that removes the quotes that RENAME TO puts around the new name, wherever the old name had
     * no quotes.
     */
    private List<String> respelled(String schema, SchemaRow one, String left) {
        String wanted = respelled(one.sql(), left);
        return wanted.equals(left)
                ? List.of()
                : List.of("UPDATE " + schema + ".sqlite_master SET sql = " + Sql.literal(wanted) + " WHERE type = "
                        + Sql.literal(one.type()) + " AND name = "
                        + Sql.literal(renamed(one).name()) + " AND sql = "
                        + Sql.literal(left));
    }

    /**
     * {@return the text {@code before} in which the old name is replaced at each position where SQLite has written the
     * new name}
     */
    private String respelled(String before, String left) {
        List<Token> old = Tokenizer.code(before);
        List<Token> now = Tokenizer.code(left);
        if (old.size() != now.size()) {
            return left;
        }
        TextEdits edits = new TextEdits(before);
        for (int i = 0; i < old.size(); i++) {
            Token token = old.get(i);
            if (!token.text().equals(now.get(i).text()) && now.get(i).name().equals(to)) {
                boolean bare = token.kind() == Token.Kind.WORD && ColumnRename.isBare(to);
                edits.replace(token.span(), bare ? to : SqliteNames.quote(to));
            }
        }
        return edits.apply();
    }

    /**
     * Surrounds the edits with the statements that make them possible. RESET also makes SQLite read the schema again.
     * This is necessary because SQLite remembers the position at which ADD COLUMN inserts its text, and the edits
     * shorten the text.
     */
    private static List<String> writable(List<String> edits) {
        if (edits.isEmpty()) {
            return edits;
        }
        List<String> all = new ArrayList<>();
        all.add("PRAGMA writable_schema = ON");
        all.addAll(edits);
        all.add("PRAGMA writable_schema = RESET");
        return all;
    }

    /** Returns whether SQLite can read the edited texts. */
    private static boolean isProved(ScratchDatabase scratch, List<String> edits) {
        return writable(edits).stream().allMatch(sql -> scratch.run(sql).isEmpty())
                && !scratch.query("SELECT count(*) FROM main.sqlite_master").isEmpty();
    }
}
