package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.sqlite.catalog.CodeCheck;
import dev.limbeck.sqlite.catalog.ContentTable;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries a draft in a scratch database: SQLite must accept the new table, and every view and trigger that worked before
 * must work afterwards. A view or trigger that needs a function defined by the application cannot be checked; it is
 * rejected only if it mentions a dropped column.
 */
final class DraftCheck {
    private final Draft draft;

    private DraftCheck(Draft draft) {
        this.draft = draft;
    }

    /**
     * Checks the draft.
     *
     * @throws UnsupportedChange if SQLite does not accept the draft, or a view or trigger no longer works
     */
    static void check(Draft draft) {
        DraftCheck check = new DraftCheck(draft);
        check.checkTable();
        check.checkCode();
    }

    /**
     * Checks only the views and triggers. This is sufficient if the statements of the plan are not going to run, or if
     * SQLite itself decides, when they run, whether it accepts the new table.
     *
     * @throws UnsupportedChange if a view or trigger no longer works
     */
    static void checkDependents(Draft draft) {
        new DraftCheck(draft).checkCode();
    }

    /**
     * Creates the new table and its indexes. If that fails, tries the old definition: if SQLite does not accept the old
     * definition either, it need not accept the new one.
     */
    private void checkTable() {
        Optional<String> failure;
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            failure = scratch.run(draft.text().sql());
            for (SchemaRow index : draft.indexes()) {
                boolean made = failure.isEmpty();
                failure = made ? scratch.run(index.sql()).filter(why -> !CodeCheck.needsApplication(why)) : failure;
            }
        }
        if (failure.isPresent() && acceptsOriginal()) {
            throw new UnsupportedChange("SQLite does not accept the new definition of " + draft.table() + ": "
                    + failure.get() + "." + explainType(failure.get()));
        }
    }

    private boolean acceptsOriginal() {
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            return scratch.run(draft.originalText().sql()).isEmpty();
        }
    }

    private String explainType(String why) {
        return draft.text().options().strict() && why.startsWith("unknown datatype")
                ? " The table is STRICT, so the type of a column must be INT, INTEGER, REAL, TEXT, BLOB or ANY."
                : "";
    }

    private void checkCode() {
        List<SchemaRow> related = related();
        List<SchemaRow> code = Stream.concat(
                        related.stream(),
                        RelatedObjects.findTemporary(
                                draft.catalog(), draft.table().name())
                                .stream())
                .filter(one -> one.isType("view") || one.isType("trigger"))
                .toList();
        refuseRowidChange(code);
        if (code.isEmpty()) {
            return;
        }
        List<SchemaRow> broken = new ArrayList<>();
        try (ScratchDatabase before = draft.catalog().openScratch();
                ScratchDatabase after = draft.catalog().openScratch()) {
            fill(before, related, false);
            fill(after, related, true);
            for (SchemaRow one : code) {
                if (isBroken(before, after, one)) {
                    broken.add(one);
                }
            }
        }
        if (!broken.isEmpty()) {
            String names =
                    broken.stream().map(one -> one.type() + " " + one.name()).collect(Collectors.joining(", "));
            throw new UnsupportedChange("This change to " + draft.table() + " breaks " + names + "."
                    + renamedViews(code, broken) + " " + dropFirst(names, broken.size()));
        }
    }

    /**
     * Rejects a change that gives rowid, oid or _rowid_ a different meaning in a view, a trigger or a virtual table.
     * These names refer to the row number unless a column has the name (sqlite.org/lang_createtable.html, 5), so the
     * objects that use them would still work, but with different results.
     */
    private void refuseRowidChange(List<SchemaRow> code) {
        if (draft.originalText().options().withoutRowid()) {
            return;
        }
        for (String name : List.of("rowid", "oid", "_rowid_")) {
            boolean was = draft.originalText().column(name).isPresent();
            boolean is = draft.text().column(name).isPresent();
            List<String> meant = was == is
                    ? List.of()
                    : Stream.concat(
                                    code.stream()
                                            .filter(one -> RelatedObjects.mentionedNames(was ? draft.current(one) : one)
                                                    .contains(name)),
                                    draft.catalog().rows().stream()
                                            .filter(one -> one.isType("table")
                                                    && VirtualTableText.matches(one.sql())
                                                    && ContentTable.identifiesRowsBy(
                                                            one, draft.table().name(), name)))
                            .map(one -> (one.isType("table") ? "virtual table " : one.type() + " ") + one.name())
                            .toList();
            if (!meant.isEmpty()) {
                String names = String.join(", ", meant);
                throw new UnsupportedChange("With this change, " + name + " in " + names + " would refer to "
                        + (is ? "the new column of " : "the row number of ") + draft.table() + " instead of "
                        + (is ? "the row number" : "a column") + ". "
                        + (is ? "Give the column another name." : dropFirst(names, meant.size())));
            }
        }
    }

    private static String dropFirst(String names, int count) {
        return "Drop " + names + " first and create " + (count == 1 ? "it" : "them") + " again afterwards.";
    }

    /**
     * Explains an error caused by a view that takes its column names from its query: a rename also changes these names,
     * so the objects that use the old name no longer work.
     */
    private String renamedViews(List<SchemaRow> code, List<SchemaRow> broken) {
        List<String> views = code.stream()
                .filter(one -> one.isType("view") && draft.dependents().containsKey(one))
                .filter(view -> broken.stream()
                        .anyMatch(one -> RelatedObjects.mentionedNames(one).contains(SqliteNames.fold(view.name()))))
                .map(SchemaRow::name)
                .toList();
        return views.isEmpty()
                ? ""
                : " The rename also changes a column name of " + (views.size() == 1 ? "view " : "the views ")
                        + String.join(", ", views)
                        + ", unless the column names are declared: create view "
                        + views.get(0) + " (...) as select ...";
    }

    /** Returns the related objects; none if the schema has no views or triggers. */
    private List<SchemaRow> related() {
        return RelatedObjects.hasCode(draft.catalog())
                ? RelatedObjects.find(draft.catalog(), draft.table().name())
                : List.of();
    }

    private void fill(ScratchDatabase scratch, List<SchemaRow> related, boolean changed) {
        for (SchemaRow one : related) {
            if (one.isType("index") || one.isType("trigger")) {
                continue;
            }
            boolean own = one.isType("table")
                    && SqliteNames.areSame(one.name(), draft.table().name());
            String sql = own ? (changed ? draft.text() : draft.originalText()).sql() : text(one, changed);
            scratch.run(one.isType("view") ? unambiguous(sql) : sql);
        }
    }

    private String text(SchemaRow one, boolean changed) {
        return (changed ? draft.current(one) : one).sql();
    }

    private boolean isBroken(ScratchDatabase before, ScratchDatabase after, SchemaRow one) {
        Optional<String> was = new CodeCheck(before).findProblem(withSql(one, unambiguous(one.sql())));
        Optional<String> is = new CodeCheck(after).findProblem(withSql(one, unambiguous(text(one, true))));
        if (was.isEmpty()) {
            return is.isPresent();
        }
        boolean hasStrings = new CodeCheck(before).findProblem(one).isEmpty();
        if (hasStrings && new CodeCheck(after).findProblem(draft.current(one)).isPresent()) {
            return true;
        }
        return (hasStrings || CodeCheck.needsApplication(was.get())) && namesDropped(one);
    }

    /**
     * Returns whether an object mentions a dropped column. Used for objects that cannot be checked because they contain
     * a quoted string or need a function that the application defines.
     */
    private boolean namesDropped(SchemaRow one) {
        if (draft.dependents().containsKey(one)) {
            return false;
        }
        return draft.originalText().columns().stream()
                .map(column -> column.name().name())
                .filter(name -> draft.text().columns().stream()
                        .noneMatch(column ->
                                name.equals(draft.originalName(column.name().name()))))
                .anyMatch(name -> mentions(one, name));
    }

    /**
     * Returns whether the object contains the name of the column. The row references NEW and OLD of a trigger are
     * ignored.
     */
    private static boolean mentions(SchemaRow one, String column) {
        List<Token> code = Tokenizer.code(one.sql());
        for (int i = 0; i < code.size(); i++) {
            boolean row = code.get(i).isOneOf("NEW", "OLD")
                    && i + 1 < code.size()
                    && code.get(i + 1).is(".");
            if (code.get(i).isName() && !row && SqliteNames.areSame(code.get(i).name(), column)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return the text with backticks instead of double quotes, because SQLite may read a name in double quotes as a
     * string}
     */
    private static String unambiguous(String sql) {
        TextEdits edits = new TextEdits(sql);
        for (Token token : Tokenizer.code(sql)) {
            if (token.text().startsWith("\"")) {
                edits.replace(token.span(), "`" + token.name().replace("`", "``") + "`");
            }
        }
        return edits.apply();
    }

    private static SchemaRow withSql(SchemaRow one, String sql) {
        return new SchemaRow(one.type(), one.name(), one.table(), sql);
    }
}
