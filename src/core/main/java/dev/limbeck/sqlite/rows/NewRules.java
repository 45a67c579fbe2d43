package dev.limbeck.sqlite.rows;

import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.edit.ColumnRename;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.sameness.PlacedClause;
import dev.limbeck.sqlite.sameness.TokenKey;
import java.util.List;

/**
 * Finds the constraints of the new table that the old table did not have. The rows must be checked against these
 * constraints.
 */
final class NewRules {
    private final Draft draft;
    private final ResultingRows image;

    /** Compares the tables of the given draft. */
    NewRules(Draft draft, ResultingRows image) {
        this.draft = draft;
        this.image = image;
    }

    /** {@return whether the old table did not have the same constraint} */
    boolean isNew(PlacedClause placed) {
        TableText renamed = draft.originalText();
        for (ColumnText column : draft.text().columns()) {
            String origin = draft.originalName(column.name().name());
            if (origin != null && !origin.equals(column.name().name())) {
                renamed = new ColumnRename(origin, column.name().name()).apply(renamed);
            }
        }
        TableText before = renamed;
        String key = key(draft.text(), placed);
        boolean isTouched = isTouched(placed);
        return isTouched
                || PlacedClause.findAll(before)
                        .noneMatch(one -> key(before, one).equals(key));
    }

    private boolean isTouched(PlacedClause placed) {
        return draft.text().columns().stream()
                .filter(column -> draft.isComputed(column.name().name()) || image.isRetyped(column))
                .anyMatch(column -> (placed.column() != null && placed.column().equals(column))
                        || new ColumnRename(column.name().name(), "").affects(draft.text(), placed));
    }

    private static String key(TableText table, PlacedClause placed) {
        String where = placed.column() == null
                ? ""
                : SqliteNames.fold(placed.column().name().name());
        Rule rule = placed.clause().rule();
        if (rule instanceof Rule.Primary primary) {
            return "unique " + columns(table, primary.parts(), where);
        }
        if (rule instanceof Rule.Unique unique) {
            return "unique " + columns(table, unique.parts(), where);
        }
        if (rule instanceof Rule.Check check) {
            return "check " + TokenKey.keyOf(table.code(check.condition()));
        }
        if (rule instanceof Rule.References key) {
            return "references " + where + names(key.columns())
                    + SqliteNames.fold(key.table().name()) + names(key.referenced());
        }
        return "";
    }

    private static List<String> columns(TableText table, List<KeyPart> parts, String where) {
        return parts.isEmpty()
                ? List.of(where)
                : KeyText.columns(table, parts).stream()
                        .map(SqliteNames::fold)
                        .sorted()
                        .toList();
    }

    private static List<String> names(List<Token> tokens) {
        return tokens.stream().map(token -> SqliteNames.fold(token.name())).toList();
    }
}
