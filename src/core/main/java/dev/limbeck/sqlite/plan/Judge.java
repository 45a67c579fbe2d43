package dev.limbeck.sqlite.plan;

import dev.limbeck.sqlite.catalog.ContentTable;
import dev.limbeck.sqlite.catalog.Health;
import dev.limbeck.sqlite.catalog.Neighbourhood;
import dev.limbeck.sqlite.catalog.Scratch;
import dev.limbeck.sqlite.catalog.Stored;
import dev.limbeck.sqlite.ddl.Names;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.dialect.UnsupportedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries a draft in a scratch database: SQLite must accept the new table, and every view and trigger that worked before
 * must work afterwards. What needs the application (a function it defines) is not checked unless it names a dropped
 * column.
 */
final class Judge {
    private final Draft draft;
    private final List<Stored> related;

    private Judge(Draft draft) {
        this.draft = draft;
        this.related = Neighbourhood.of(draft.catalog(), draft.table().name());
    }

    /**
     * Checks the draft.
     *
     * @throws UnsupportedChange if SQLite does not accept it, or another object needs what is dropped
     */
    static void judge(Draft draft) {
        Judge judge = new Judge(draft);
        judge.checkTable();
        judge.checkCode();
    }

    private void checkTable() {
        try (Scratch before = new Scratch();
                Scratch after = new Scratch()) {
            if (before.run(draft.before().sql()).isPresent()) {
                return;
            }
            Optional<String> failure = after.run(draft.text().sql());
            for (Stored index : draft.indexes()) {
                boolean made = failure.isEmpty();
                failure = made ? after.run(index.sql()).filter(why -> !Health.isForeign(why)) : failure;
            }
            failure.ifPresent(why -> {
                throw new UnsupportedChange(
                        "SQLite does not accept the new definition of " + draft.table() + ": " + why);
            });
        }
    }

    private void checkCode() {
        List<Stored> code = Stream.concat(
                        related.stream(),
                        Neighbourhood.temporary(draft.catalog(), draft.table().name()).stream())
                .filter(one -> one.is("view") || one.is("trigger"))
                .toList();
        refuseRowidChange(code);
        if (code.isEmpty()) {
            return;
        }
        List<Stored> broken = new ArrayList<>();
        try (Scratch before = new Scratch();
                Scratch after = new Scratch()) {
            fill(before, false);
            fill(after, true);
            for (Stored one : code) {
                if (isBroken(before, after, one)) {
                    broken.add(one);
                }
            }
        }
        if (!broken.isEmpty()) {
            throw new UnsupportedChange("This change to " + draft.table() + " breaks "
                    + broken.stream().map(one -> one.type() + " " + one.name()).collect(Collectors.joining(", "))
                    + "." + renamedViews(code, broken)
                    + " Perhaps you should drop that first and create it again afterwards.");
        }
    }

    /**
     * Rejects a change of what rowid, oid or _rowid_ means. They mean the row number unless a column has that name
     * (sqlite.org/lang_createtable.html, 5), so code that uses one would go on working with another meaning.
     */
    private void refuseRowidChange(List<Stored> code) {
        if (draft.before().options().withoutRowid()) {
            return;
        }
        for (String name : List.of("rowid", "oid", "_rowid_")) {
            boolean was = draft.before().column(name).isPresent();
            boolean is = draft.text().column(name).isPresent();
            List<String> meant = was == is
                    ? List.of()
                    : Stream.concat(
                                    code.stream().filter(one -> Neighbourhood.mentioned(was ? draft.current(one) : one)
                                            .contains(name)),
                                    draft.catalog().stored().stream()
                                            .filter(one -> one.is("table")
                                                    && VirtualTableText.is(one.sql())
                                                    && ContentTable.numbersBy(
                                                            one, draft.table().name(), name)))
                            .map(one -> (one.is("table") ? "virtual table " : one.type() + " ") + one.name())
                            .toList();
            if (!meant.isEmpty()) {
                throw new UnsupportedChange("With this change " + name + " would no longer mean "
                        + (is ? "the number of a row of " : "a column of ") + draft.table() + " but "
                        + (is ? "the new column" : "the number of its row") + ", in " + String.join(", ", meant)
                        + ". Perhaps you should "
                        + (is ? "give the column another name" : "drop that first and create it again afterwards")
                        + ".");
            }
        }
    }

    /**
     * Explains a break caused by a view that takes its column names from its query: a rename changes them, and objects
     * that use the old name break.
     */
    private String renamedViews(List<Stored> code, List<Stored> broken) {
        List<String> views = code.stream()
                .filter(one -> one.is("view") && draft.followers().containsKey(one))
                .filter(view -> broken.stream()
                        .anyMatch(one -> Neighbourhood.mentioned(one).contains(Names.fold(view.name()))))
                .map(Stored::name)
                .toList();
        return views.isEmpty()
                ? ""
                : " A renamed column is renamed in " + (views.size() == 1 ? "view " : "the views ")
                        + String.join(", ", views) + " too, unless the view names its columns: create view "
                        + views.get(0) + " (...) as select ...";
    }

    private void fill(Scratch scratch, boolean changed) {
        for (Stored one : related) {
            if (one.is("index") || one.is("trigger")) {
                continue;
            }
            boolean own =
                    one.is("table") && Names.same(one.name(), draft.table().name());
            String sql = own ? (changed ? draft.text() : draft.before()).sql() : text(one, changed);
            scratch.run(one.is("view") ? unambiguous(sql) : sql);
        }
    }

    private String text(Stored one, boolean changed) {
        return (changed ? draft.current(one) : one).sql();
    }

    private boolean isBroken(Scratch before, Scratch after, Stored one) {
        Optional<String> was = new Health(before).problem(withSql(one, unambiguous(one.sql())));
        Optional<String> is = new Health(after).problem(withSql(one, unambiguous(text(one, true))));
        if (was.isEmpty()) {
            return is.isPresent();
        }
        boolean hasStrings = new Health(before).problem(one).isEmpty();
        if (hasStrings && new Health(after).problem(draft.current(one)).isPresent()) {
            return true;
        }
        return (hasStrings || Health.isForeign(was.get())) && namesDropped(one);
    }

    /**
     * Whether an object that cannot be checked, because of a quoted string or an application-defined function, names a
     * dropped column.
     */
    private boolean namesDropped(Stored one) {
        if (draft.followers().containsKey(one)) {
            return false;
        }
        return draft.before().columns().stream()
                .map(column -> column.name().name())
                .filter(name -> draft.text().columns().stream()
                        .noneMatch(
                                column -> name.equals(draft.origin(column.name().name()))))
                .anyMatch(name -> mentions(one, name));
    }

    /** The row references NEW and OLD of a trigger are not columns. */
    private static boolean mentions(Stored one, String column) {
        List<Token> code = Tokenizer.code(one.sql());
        for (int i = 0; i < code.size(); i++) {
            boolean row = code.get(i).isOneOf("NEW", "OLD")
                    && i + 1 < code.size()
                    && code.get(i + 1).is(".");
            if (code.get(i).isName() && !row && Names.same(code.get(i).name(), column)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the text in which no quoted name can be read as a string: SQLite does that only with double quotes} */
    private static String unambiguous(String sql) {
        TextEdits edits = new TextEdits(sql);
        for (Token token : Tokenizer.code(sql)) {
            if (token.text().startsWith("\"")) {
                edits.replace(token.span(), "`" + token.name().replace("`", "``") + "`");
            }
        }
        return edits.apply();
    }

    private static Stored withSql(Stored one, String sql) {
        return new Stored(one.type(), one.name(), one.table(), sql);
    }
}
