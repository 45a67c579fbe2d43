package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.sqlite.catalog.CodeCheck;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates an expression to the column names before the batch. In an expression without a query, a name always refers
 * to a column of the table. If the expression contains a query, a name may refer to a column of another table; such an
 * expression is put into a view in a scratch database, where SQLite itself renames the columns.
 */
final class OldNames {
    private static final String MARK = "limbeck_old_";

    private final Draft draft;
    /** The old names, by current name. */
    private final Map<String, String> names;

    /** Creates a translator for the given draft; the map contains the old names by current name. */
    OldNames(Draft draft, Map<String, String> names) {
        this.draft = draft;
        this.names = names;
    }

    /**
     * {@return the expression with the old names}
     *
     * @throws UnsupportedChange if its names are ambiguous
     */
    String translate(String expression, String column) {
        String everywhere = expression;
        for (Map.Entry<String, String> name : names.entrySet()) {
            everywhere = new ColumnRename(name.getKey(), name.getValue()).apply(everywhere);
        }
        boolean query = ExpressionTables.of(expression).hasAny()
                && names.keySet().stream().anyMatch(name -> mentions(expression, name));
        return query ? inQuery(expression, column) : everywhere;
    }

    private static boolean mentions(String expression, String name) {
        return Tokenizer.code(expression).stream()
                .anyMatch(token -> token.isName() && SqliteNames.areSame(token.name(), name));
    }

    private String inQuery(String expression, String column) {
        SchemaRow view = view(expression);
        try (ScratchDatabase scratch = draft.catalog().openScratch();
                ScratchDatabase before = draft.catalog().openScratch()) {
            fill(scratch, expression, true);
            fill(before, expression, false);
            if (new CodeCheck(scratch).findProblem(view).isPresent()) {
                return readable(expression, before, column);
            }
            Map<String, String> marks = new HashMap<>();
            scratch.run("PRAGMA writable_schema = ON");
            for (Map.Entry<String, String> name : names.entrySet()) {
                String mark = MARK + marks.size();
                marks.put(mark, name.getValue());
                scratch.run("ALTER TABLE " + SqliteNames.quote(draft.table().name()) + " RENAME COLUMN "
                                + SqliteNames.quote(name.getKey()) + " TO " + mark)
                        .ifPresent(why -> refuse(column, why));
            }
            return readable(withMarks(view, scratch.findText(view).orElse(""), marks, column), before, column);
        }
    }

    private String readable(String expression, ScratchDatabase before, String column) {
        new CodeCheck(before).findProblem(view(expression)).ifPresent(why -> refuse(column, why));
        return expression;
    }

    private SchemaRow view(String expression) {
        String table = SqliteNames.quote(draft.table().name());
        return new SchemaRow(
                "view", MARK, MARK, "CREATE VIEW " + MARK + " AS SELECT (" + expression + "\n) FROM " + table);
    }

    private void fill(ScratchDatabase scratch, String expression, boolean renamed) {
        ExpressionTables.of(expression)
                .requiredObjects(draft)
                .forEach(one -> scratch.run((renamed ? draft.resulting(one) : one).sql()));
    }

    private String withMarks(SchemaRow view, String after, Map<String, String> marks, String column) {
        List<Token> old = Tokenizer.code(view.sql());
        List<Token> now = Tokenizer.code(after);
        if (old.size() != now.size()) {
            refuse(column, "SQLite produces a different text");
        }
        int start = view.sql().indexOf('(') + 1;
        int end = view.sql().lastIndexOf("\n)");
        TextEdits edits = new TextEdits(view.sql());
        for (int i = 0; i < old.size(); i++) {
            String name = marks.get(now.get(i).name());
            if (name != null) {
                edits.replace(old.get(i).span(), SqliteNames.quote(name));
            }
        }
        String edited = edits.apply();
        return edited.substring(start, edited.length() - (view.sql().length() - end));
    }

    private void refuse(String column, String why) {
        throw new UnsupportedChange("The expression for " + draft.table() + "." + column
                + " is ambiguous because the batch renames columns that it uses (" + why
                + "). Rename them in a separate batch.");
    }
}
