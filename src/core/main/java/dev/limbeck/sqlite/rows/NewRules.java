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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the constraints of the new table that the old table did not have. The rows must be checked against these
 * constraints.
 */
final class NewRules {
    private final Draft draft;
    private final List<ColumnText> touched;
    private final Set<String> before;

    /** Compares the old table and the new table of the given draft. */
    NewRules(Draft draft, ResultingRows image) {
        this.draft = draft;
        this.touched = draft.text().columns().stream()
                .filter(column -> draft.isComputed(column.name().name()) || image.isRetyped(column))
                .toList();
        TableText renamed = renamed(draft);
        this.before =
                PlacedClause.findAll(renamed).map(one -> key(renamed, one)).collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the old table with the new names of its columns} */
    private static TableText renamed(Draft draft) {
        TableText renamed = draft.originalText();
        for (ColumnText column : draft.text().columns()) {
            String origin = draft.originalName(column.name().name());
            if (origin != null && !origin.equals(column.name().name())) {
                renamed = new ColumnRename(origin, column.name().name()).apply(renamed);
            }
        }
        return renamed;
    }

    /** {@return whether the constraint is new, that is, changed or missing in the old table} */
    boolean isNew(PlacedClause placed) {
        return isTouched(placed) || !before.contains(key(draft.text(), placed));
    }

    private boolean isTouched(PlacedClause placed) {
        return touched.stream()
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
