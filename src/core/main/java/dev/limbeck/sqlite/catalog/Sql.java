package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.TriggerText;
import dev.limbeck.sqlite.ddl.ViewText;
import java.util.List;
import java.util.stream.Collectors;

/** Formats parts of SQL statements. */
public final class Sql {
    private Sql() {}

    /** {@return the value as a string literal} */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /**
     * {@return the name qualified with the main database, because SQLite would otherwise prefer a temporary object with
     * the same name}
     */
    public static String mainName(String name) {
        return "main." + SqliteNames.spell(name);
    }

    /** {@return the names separated by commas} */
    public static String joinNames(List<String> names) {
        return names.stream().map(SqliteNames::spell).collect(Collectors.joining(", "));
    }

    /**
     * {@return the stored CREATE statement with the given prefix, for example {@code main.}, before the object's name}
     */
    public static String withPrefix(SchemaRow stored, String schema) {
        Token name = name(stored);
        return new TextEdits(stored.sql()).insert(name.span().start(), schema).apply();
    }

    /** {@return an executable CREATE statement for a stored temporary trigger or view} */
    public static String createTemporary(SchemaRow stored) {
        return "CREATE TEMP" + stored.sql().substring("CREATE".length());
    }

    private static Token name(SchemaRow stored) {
        return switch (stored.type()) {
            case "table" -> TableText.parse(stored.sql()).name();
            case "index" -> IndexText.parse(stored.sql()).name();
            case "trigger" -> TriggerText.parse(stored.sql()).name();
            default -> ViewText.parse(stored.sql()).name();
        };
    }
}
