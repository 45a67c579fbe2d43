package dev.limbeck.sqlite.rows;

import dev.limbeck.dialect.Guard;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.ColumnRename;
import dev.limbeck.sqlite.edit.Draft;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Builds the guard for a unique index that a batch creates or whose values the batch changes. The guard finds rows with
 * the same key.
 */
final class UniqueIndexGuard {
    private final Draft draft;
    private final ResultingRows image;

    /** Builds guards for the given draft. */
    UniqueIndexGuard(Draft draft, ResultingRows image) {
        this.draft = draft;
        this.image = image;
    }

    /** {@return the guard; empty if the rows cannot violate the index} */
    Optional<Guard> find(SchemaRow index) {
        IndexText text = IndexText.parse(index.sql());
        if (!text.unique() || !(draft.isNew(index) || isTouched(text))) {
            return Optional.empty();
        }
        List<String> keys =
                text.parts().stream().map(part -> key(text.sql(), part)).toList();
        String all = String.join(", ", keys);
        String covered = text.where() == null ? "" : " AND (" + text.where().extractFrom(text.sql()) + "\n)";
        String present = keys.stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return Optional.of(new Guard(
                "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE " + present + covered + " AND (" + all
                        + ") IN (SELECT " + all + " FROM " + image.namedRows() + " WHERE 1" + covered + " GROUP BY "
                        + all
                        + " HAVING count(*) > 1)",
                "rows of " + draft.table() + " have duplicate values in (" + names(text) + "), which index"
                        + " " + index.name()
                        + " forbids",
                "Remove or change the duplicates first."));
    }

    private static String key(String sql, KeyPart part) {
        String what = part.column() == null
                ? "(" + part.expression().extractFrom(sql) + ")"
                : SqliteNames.spell(part.column().name());
        return part.collation() == null
                ? what
                : what + " COLLATE " + SqliteNames.spell(part.collation().name());
    }

    private static String names(IndexText text) {
        return text.parts().stream()
                .map(part -> part.column() == null
                        ? part.expression().extractFrom(text.sql())
                        : part.column().name())
                .collect(Collectors.joining(", "));
    }

    private boolean isTouched(IndexText index) {
        return draft.text().columns().stream()
                .filter(column -> draft.isComputed(column.name().name()) || image.isRetyped(column))
                .anyMatch(column -> new ColumnRename(column.name().name(), "").affects(index));
    }
}
