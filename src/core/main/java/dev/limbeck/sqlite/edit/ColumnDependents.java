package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.sqlite.catalog.CodeCheck;
import dev.limbeck.sqlite.catalog.ContentTable;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Renames a column in triggers, views and other tables. SQLite itself renames the column in a scratch database. Only
 * the new name is copied from the result, because SQLite also rewrites quoted strings.
 */
public final class ColumnDependents {
    private final Draft draft;
    private final RenameColumn step;
    private final List<SchemaRow> related;
    private final List<SchemaRow> temporary;

    private ColumnDependents(Draft draft, RenameColumn step) {
        this.draft = draft;
        this.step = step;
        String table = draft.table().name();
        this.related = RelatedObjects.find(draft.catalog(), table).stream()
                .filter(one -> !SqliteNames.areSame(one.name(), table) || !one.isType("table"))
                .filter(one -> !one.isType("index"))
                .toList();
        this.temporary = RelatedObjects.findTemporary(draft.catalog(), table);
    }

    /**
     * {@return the objects that mention the column, with their new texts}
     *
     * @throws UnsupportedChange if an object may need the column and cannot be parsed
     */
    static Map<SchemaRow, SchemaRow> findRenamed(Draft draft, RenameColumn step) {
        ColumnDependents renamed = new ColumnDependents(draft, step);
        renamed.refuseVirtual();
        return renamed.mayMean().isEmpty() ? Map.of() : renamed.tryRename();
    }

    private List<SchemaRow> mayMean() {
        return Stream.concat(related.stream(), temporary.stream())
                .filter(one ->
                        RelatedObjects.mentionedNames(draft.current(one)).contains(SqliteNames.fold(step.from())))
                .toList();
    }

    /**
     * Rejects the rename if a virtual table reads the column by its name, as a full-text index with external content
     * does.
     */
    private void refuseVirtual() {
        draft.catalog().rows().stream()
                .filter(one -> one.isType("table") && VirtualTableText.matches(one.sql()))
                .filter(one -> ContentTable.reads(one, draft.table().name(), step.from()))
                .findFirst()
                .ifPresent(one -> {
                    throw new UnsupportedChange("Column " + step.from() + " of " + draft.table()
                            + " cannot be renamed: virtual table " + one.name()
                            + " reads the column by its name. Drop the virtual table first and create it again"
                            + " afterwards.");
                });
    }

    private Map<SchemaRow, SchemaRow> tryRename() {
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            boolean ready = scratch.run(draft.text().sql()).isEmpty();
            related.forEach(one -> scratch.run(draft.current(one).sql()));
            temporary.forEach(one -> scratch.run(Sql.createTemporary(draft.current(one))));
            scratch.run("PRAGMA writable_schema = ON");
            Optional<String> failure =
                    scratch.run("ALTER TABLE " + SqliteNames.quote(draft.table().name()) + " RENAME COLUMN "
                            + SqliteNames.quote(step.from()) + " TO " + spell(step.to()));
            if (!ready || failure.isPresent()) {
                throw refused(mayMean().get(0), failure.orElse("its table cannot be created without the application"));
            }
            Map<SchemaRow, SchemaRow> changed = new LinkedHashMap<>();
            for (SchemaRow one : mayMean()) {
                collect(scratch, one, changed);
            }
            return changed;
        }
    }

    /**
     * {@return the name as it must be written in RENAME COLUMN so that SQLite leaves the new name unquoted wherever the
     * old name was unquoted}
     */
    public static String spell(String name) {
        return ColumnRename.isBare(name) ? name : SqliteNames.quote(name);
    }

    private void collect(ScratchDatabase scratch, SchemaRow one, Map<SchemaRow, SchemaRow> changed) {
        SchemaRow current = draft.current(one);
        String left = (temporary.contains(one) ? scratch.findTemporaryText(one) : scratch.findText(one))
                .orElse(current.sql());
        String renamed = withNewNames(current.sql(), left);
        if (!renamed.equals(current.sql())) {
            changed.put(one, new SchemaRow(one.type(), one.name(), one.table(), renamed));
        } else if (!one.isType("table")) {
            refuseUnknown(current);
        }
    }

    /**
     * {@return the text {@code before}, in which the old name is replaced wherever the text {@code after} contains the
     * new name}
     */
    private String withNewNames(String before, String after) {
        List<Token> old = Tokenizer.code(before);
        List<Token> now = Tokenizer.code(after);
        TextEdits edits = new TextEdits(before);
        for (int i = 0; i < old.size() && old.size() == now.size(); i++) {
            boolean renamed = SqliteNames.areSame(old.get(i).name(), step.from())
                    && now.get(i).name().equals(step.to())
                    && !now.get(i).text().equals(old.get(i).text());
            if (renamed) {
                edits.replace(old.get(i).span(), now.get(i).text());
            }
        }
        return edits.apply();
    }

    /**
     * Rejects an object that SQLite could not parse, and therefore did not change, because the object needs a function,
     * collation or module that only the application defines.
     */
    private void refuseUnknown(SchemaRow current) {
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            scratch.run(draft.text().sql());
            related.stream()
                    .filter(one -> !one.isType("trigger"))
                    .forEach(one -> scratch.run(draft.current(one).sql()));
            new CodeCheck(scratch)
                    .findProblem(current)
                    .filter(CodeCheck::needsApplication)
                    .ifPresent(why -> {
                        throw refused(current, why);
                    });
        }
    }

    private UnsupportedChange refused(SchemaRow object, String why) {
        return new UnsupportedChange(
                "Column " + step.from() + " of " + draft.table() + " cannot be renamed because it is unclear whether "
                        + object.type() + " " + object.name() + " refers to it (" + why
                        + "). Drop the " + object.type() + " first and create it again afterwards.");
    }
}
