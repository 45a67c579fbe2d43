package dev.limbeck.sqlite;

import java.util.List;
import java.util.stream.Collectors;

/** Formats parts of the statements of a plan. */
final class Sql {
    private Sql() {}

    /** {@return the value as a text literal} */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** {@return the name qualified with the main database, since SQLite looks among temporary objects first} */
    static String main(String name) {
        return "main." + Names.spell(name);
    }

    /** {@return the names separated by commas} */
    static String names(List<String> names) {
        return names.stream().map(Names::spell).collect(Collectors.joining(", "));
    }

    /** {@return the stored CREATE statement with the given prefix before its name, for example {@code main.}} */
    static String qualified(Stored stored, String schema) {
        Token name = name(stored);
        return new TextEdits(stored.sql()).insert(name.span().start(), schema).apply();
    }

    /** {@return an executable CREATE statement for a stored temporary trigger or view} */
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
