package dev.limbeck.sqlite.rows;

import dev.limbeck.dialect.Guard;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.edit.Draft;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds the guard that finds rows whose foreign key refers to a missing row. */
final class OrphanGuard {
    private static final String PARENT = "limbeck_parent";

    private final Draft draft;
    private final ResultingRows image;
    private final String table;

    /** Builds guards for the given draft. */
    OrphanGuard(Draft draft, ResultingRows image) {
        this.draft = draft;
        this.image = image;
        this.table = draft.table().name();
    }

    /** {@return the guard; empty if no guard can be built; {@code own} is the column on which the key is declared} */
    Optional<Guard> find(Rule.References key, @Nullable String own, String what) {
        List<String> columns =
                own == null ? key.columns().stream().map(Token::name).toList() : List.of(own);
        String parent = key.table().name();
        List<String> referenced = key.referenced().isEmpty()
                ? parentKey(parent)
                : key.referenced().stream().map(Token::name).toList();
        if (!image.hasColumns(columns) || referenced.size() != columns.size()) {
            return Optional.empty();
        }
        return Optional.of(new Guard(
                "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE " + refers(columns)
                        + hasNoParent(parent, referenced, columns),
                "rows of " + table + " refer to rows of " + parent + " that do not exist, which " + what + " forbids",
                "Remove or correct these rows first."));
    }

    /**
     * Returns the condition for rows that refer to another row: a row whose key contains NULL does not refer to any row
     * (sqlite.org/foreignkeys.html, 4.1).
     */
    private String refers(List<String> columns) {
        return columns.stream().map(name -> child(name) + " IS NOT NULL").collect(Collectors.joining(" AND "));
    }

    private String hasNoParent(String parent, List<String> referenced, List<String> columns) {
        boolean self = SqliteNames.areSame(parent, table);
        if (!self && draft.catalog().findRow("table", parent).isEmpty()) {
            return "";
        }
        String same = IntStream.range(0, columns.size())
                .mapToObj(i -> PARENT + "." + SqliteNames.spell(referenced.get(i)) + " = " + child(columns.get(i)))
                .collect(Collectors.joining(" AND "));
        return " AND NOT EXISTS (SELECT 1 FROM " + (self ? image.rows() : Sql.mainName(parent)) + " AS " + PARENT
                + " WHERE " + same + ")";
    }

    private String child(String column) {
        return SqliteNames.spell(table) + "." + SqliteNames.spell(column);
    }

    private List<String> parentKey(String parent) {
        TableText text = SqliteNames.areSame(parent, table)
                ? draft.text()
                : draft.catalog().findText(TableName.of(parent)).orElse(null);
        KeyText key = text == null ? null : KeyText.of(text);
        return key == null ? List.of() : key.key().columns();
    }
}
