package dev.limbeck.sqlite;

import java.util.List;
import java.util.stream.Collectors;

/** Small pieces of the statements of a plan. */
final class Sql {
    private Sql() {}

    /** {@return the value as a text literal} */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** {@return the name in the main database: SQLite looks among temporary objects first} */
    static String main(String name) {
        return "main." + Names.spell(name);
    }

    /** {@return the names with commas between them} */
    static String names(List<String> names) {
        return names.stream().map(Names::spell).collect(Collectors.joining(", "));
    }

    /** {@return the stored CREATE statement with these words before its name, for instance {@code main.}} */
    static String qualified(Stored stored, String schema) {
        Token name = name(stored);
        return new TextEdits(stored.sql()).insert(name.span().start(), schema).apply();
    }

    /** {@return the stored CREATE statement of a temporary trigger or view as one can run it} */
    static String temporary(Stored stored) {
        return "CREATE TEMP" + stored.sql().substring("CREATE".length());
    }

    private static Token name(Stored stored) {
        return switch (stored.type()) {
            case "table" -> TableText.parse(stored.sql()).name();
            case "index" -> IndexText.parse(stored.sql()).name();
            case "trigger" -> TriggerText.parse(stored.sql()).name();
            default -> ViewText.parse(stored.sql()).name();
        };
    }
}
