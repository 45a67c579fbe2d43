package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a statement, which show what kind of statement it is.
 *
 * @param words the words, in upper case
 */
record MariadbWords(List<String> words) {
    private static final Set<String> ROWS =
            Set.of("SELECT", "INSERT", "REPLACE", "UPDATE", "DELETE", "WITH", "VALUES", "EXPLAIN", "(", "TABLE");

    private static final Set<String> SCHEMA = Set.of("CREATE", "ALTER", "DROP", "RENAME");

    /** The kinds of objects that are not part of the database schema; statements for these objects do not change it. */
    private static final Set<String> OTHER =
            Set.of("ROLE", "USER", "DATABASE", "SCHEMA", "SERVER", "EVENT", "TEMPORARY");

    /** Returns the words of a statement, without the prefix {@code SET STATEMENT … FOR}. */
    static MariadbWords of(String sql) {
        List<String> all = MariadbTokens.meaningful(sql).stream()
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .toList();
        boolean prefixed =
                all.size() > 2 && all.get(0).equals("SET") && all.get(1).equals("STATEMENT");
        int end = all.indexOf("FOR");
        return new MariadbWords(prefixed && end > 0 ? all.subList(end + 1, all.size()) : all);
    }

    private String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }

    /** {@return the first word} */
    String first() {
        return word(0);
    }

    /** {@return whether the statement changes a setting of the session} */
    boolean isSetting() {
        return (first().equals("SET") && !word(1).equals("TRANSACTION")) || first().equals("USE");
    }

    /** {@return whether the statement begins or ends a transaction} */
    boolean endsTransaction() {
        return switch (first()) {
            case "BEGIN", "COMMIT" -> true;
            case "START" -> word(1).equals("TRANSACTION");
            case "ROLLBACK" -> !word(1).equals("TO") && !word(2).equals("TO");
            case "LOCK", "UNLOCK" -> word(1).equals("TABLES") || word(1).equals("TABLE");
            default -> false;
        };
    }

    /** {@return the kind of the statement} */
    Statement.Kind kind() {
        if (ROWS.contains(first())) {
            return Statement.Kind.ROWS;
        }
        boolean schema = SCHEMA.contains(first()) && !OTHER.contains(word(1));
        return schema ? Statement.Kind.SCHEMA : Statement.Kind.OTHER;
    }
}
