package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first words of a statement, which show what kind of statement it is.
 *
 * @param words the first words, in upper case
 */
record StatementWords(List<String> words) {
    private static final int COUNT = 5;

    private static final Set<String> ROWS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE", "COPY", "EXPLAIN", "(");

    private static final Set<String> SCHEMA = Set.of("CREATE", "ALTER", "DROP", "COMMENT");

    /** The kinds of objects that are not part of the schema, so that statements about them do not change it. */
    private static final Set<String> OTHER = Set.of(
            "ROLE",
            "USER",
            "DATABASE",
            "SYSTEM",
            "TABLESPACE",
            "SUBSCRIPTION",
            "PUBLICATION",
            "SERVER",
            "EVENT",
            "GROUP");

    static StatementWords of(String sql) {
        return new StatementWords(SqlTokenizer.meaningful(sql).stream()
                .limit(COUNT)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .toList());
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
        boolean constraints = word(1).equals("CONSTRAINTS") || word(1).equals("TRANSACTION");
        return (first().equals("SET") && !constraints) || first().equals("RESET") || first().equals("DISCARD");
    }

    /** {@return whether the statement begins or ends a transaction} */
    boolean endsTransaction() {
        return switch (first()) {
            case "BEGIN", "COMMIT", "END", "ABORT" -> true;
            case "START", "PREPARE" -> word(1).equals("TRANSACTION");
            case "ROLLBACK" -> !word(1).equals("TO") && !word(2).equals("TO");
            default -> false;
        };
    }

    /** {@return whether the statement grants or revokes privileges; a rollback reverts such a statement} */
    boolean isGrant() {
        return first().equals("GRANT") || first().equals("REVOKE");
    }

    /** {@return whether the server rejects the statement in a transaction} */
    boolean needsNoTransaction() {
        boolean own = Set.of("CREATE", "DROP").contains(first())
                && Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION").contains(word(1));
        boolean system = first().equals("ALTER") && word(1).equals("SYSTEM");
        boolean index = Set.of("CREATE", "DROP", "REINDEX").contains(first()) && words.contains("CONCURRENTLY");
        boolean all = first().equals("REINDEX")
                && Set.of("DATABASE", "SCHEMA", "SYSTEM").contains(word(1));
        return first().equals("VACUUM") || own || system || index || all;
    }

    /** {@return the kind of the statement} */
    Statement.Kind kind() {
        if (ROWS.contains(first()) || (first().equals("SET") && word(1).equals("CONSTRAINTS"))) {
            return Statement.Kind.ROWS;
        }
        boolean schema = SCHEMA.contains(first()) && !OTHER.contains(word(1));
        return schema ? Statement.Kind.SCHEMA : Statement.Kind.OTHER;
    }
}
