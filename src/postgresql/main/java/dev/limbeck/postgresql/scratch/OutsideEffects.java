package dev.limbeck.postgresql.scratch;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds statements that have an effect outside of the database in which they run: on other databases, on roles and
 * settings of the server, or on files. It does not examine the functions that a statement calls.
 */
final class OutsideEffects {
    /**
     * The words that follow CREATE, ALTER or DROP if the object belongs to the server or connects to another database.
     */
    private static final Set<String> SHARED =
            Set.of("ROLE", "USER", "GROUP", "DATABASE", "SYSTEM", "TABLESPACE", "SUBSCRIPTION", "SERVER", "OWNED");

    /** The words after which a statement begins in the body of a function or of DO. */
    private static final Set<String> BEFORE_STATEMENT = Set.of("BEGIN", "THEN", "ELSE", "LOOP", "ATOMIC");

    private static final Pattern FUNCTIONS =
            Pattern.compile("dblink(_\\w+)?|lo_(import|export)|pg_(read|ls|stat)_(binary_)?file"
                    + "|pg_file_\\w+|pg_(terminate|cancel)_backend|pg_reload_conf|pg_rotate_logfile|pg_promote|pg_switch_wal"
                    + "|pg_create_restore_point|pg_\\w*replication_\\w+");

    private static final int DEPTH = 4;

    private final String otherDatabase;

    /** Finds statements that may affect the server, and names qualified with the given database. */
    OutsideEffects(String otherDatabase) {
        this.otherDatabase = otherDatabase;
    }

    /**
     * {@return the first words of a statement with an effect outside the database, or the name that causes this effect}
     */
    Optional<String> find(String sql) {
        return find(sql, false, 0);
    }

    private Optional<String> find(String sql, boolean body, int depth) {
        for (List<SqlToken> statement : statements(sql, body)) {
            Optional<String> found = ofStatement(statement);
            if (found.isEmpty() && depth < DEPTH && (body || hasBody(statement))) {
                found = possibleStatements(statement).stream()
                        .flatMap(token -> find(content(token.text()), true, depth + 1).stream())
                        .findFirst();
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<List<SqlToken>> statements(String sql, boolean body) {
        List<List<SqlToken>> statements = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        for (SqlToken token : SqlTokenizer.meaningful(sql)) {
            boolean ends = token.is(';')
                    || (token.kind() == SqlToken.Kind.WORD
                            && (body || token.is("ATOMIC"))
                            && BEFORE_STATEMENT.contains(upper(token)));
            if (ends) {
                statements.add(current);
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        statements.add(current);
        return statements;
    }

    private static String upper(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }

    private static String word(List<SqlToken> tokens, int at) {
        return at < tokens.size() ? upper(tokens.get(at)) : "";
    }

    private static boolean hasBody(List<SqlToken> tokens) {
        int noun = word(tokens, 1).equals("OR") ? 3 : 1;
        return word(tokens, 0).equals("DO")
                || (word(tokens, 0).equals("CREATE")
                        && Set.of("FUNCTION", "PROCEDURE").contains(word(tokens, noun)));
    }

    /**
     * Returns the strings that may be run as SQL: all strings except those that RAISE prints. However, a function that
     * is called in a RAISE can run its arguments.
     */
    private static List<SqlToken> possibleStatements(List<SqlToken> tokens) {
        boolean raises = word(tokens, 0).equals("RAISE");
        List<SqlToken> found = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : tokens) {
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (token.kind() == SqlToken.Kind.STRING && (!raises || depth > 0)) {
                found.add(token);
            }
        }
        return found;
    }

    private static String content(String literal) {
        if (literal.startsWith("$")) {
            int length = literal.indexOf('$', 1) + 1;
            return literal.substring(length, Math.max(length, literal.length() - length));
        }
        int quote = literal.indexOf('\'');
        return literal.substring(quote + 1, Math.max(quote + 1, literal.length() - 1))
                .replace("''", "'");
    }

    private Optional<String> ofStatement(List<SqlToken> tokens) {
        String first = word(tokens, 0);
        boolean outside =
                switch (first) {
                    case "CREATE", "ALTER", "DROP" -> SHARED.contains(word(tokens, 1));
                    case "GRANT", "REVOKE" -> isSharedGrant(tokens);
                    case "COMMENT", "SECURITY" -> isOnShared(tokens);
                    case "REASSIGN" -> word(tokens, 1).equals("OWNED");
                    case "LOAD" -> isLoad(tokens);
                    case "IMPORT" -> word(tokens, 1).equals("FOREIGN");
                    case "COPY" -> isFileCopy(tokens);
                    default -> false;
                };
        return outside ? Optional.of(describe(tokens)) : named(tokens);
    }

    /** Describes the statement by its first words, because the rest may contain a password. */
    private static String describe(List<SqlToken> tokens) {
        String second = word(tokens, 1);
        return word(tokens, 0) + (SHARED.contains(second) || second.equals("FOREIGN") ? " " + second : "");
    }

    /** Returns whether the object, whose kind follows the first ON, is shared by all databases of the server. */
    private static boolean isOnShared(List<SqlToken> tokens) {
        int on = word(tokens, 2).equals("FOR") ? 4 : word(tokens, 0).equals("COMMENT") ? 1 : 2;
        return word(tokens, on).equals("ON") && SHARED.contains(word(tokens, on + 1));
    }

    /**
     * Returns whether the statement is LOAD, which is followed by the name of a library. In a string from which code
     * composes a statement, the name may be missing, or may be a placeholder such as %L or %1$L.
     */
    private static boolean isLoad(List<SqlToken> tokens) {
        if (tokens.size() == 1) {
            return true;
        }
        SqlToken next = tokens.get(1);
        return next.kind() == SqlToken.Kind.STRING
                || (next.is('%') && word(tokens, 2).length() < 2);
    }

    /** Returns whether the statement grants a role, which is the case if it has no ON. */
    private static boolean isSharedGrant(List<SqlToken> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            String word = word(tokens, i);
            if (word.equals("ON")) {
                return Set.of("DATABASE", "TABLESPACE", "PARAMETER", "FOREIGN").contains(word(tokens, i + 1));
            }
            if (word.equals("TO") || word.equals("FROM")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFileCopy(List<SqlToken> tokens) {
        for (int i = 1; i < tokens.size() - 1; i++) {
            boolean direction =
                    word(tokens, i).equals("FROM") || word(tokens, i).equals("TO");
            if (direction
                    && (tokens.get(i + 1).kind() == SqlToken.Kind.STRING
                            || word(tokens, i + 1).equals("PROGRAM"))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> named(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() != SqlToken.Kind.WORD && token.kind() != SqlToken.Kind.NAME) {
                continue;
            }
            if (tokens.get(i + 1).is('(') && FUNCTIONS.matcher(token.name()).matches()) {
                return Optional.of("the function " + token.name());
            }
            boolean qualified = i + 3 < tokens.size()
                    && tokens.get(i + 1).is('.')
                    && tokens.get(i + 3).is('.');
            if (qualified
                    && token.name().equals(otherDatabase)
                    && (i == 0 || !tokens.get(i - 1).is('.'))) {
                return Optional.of("a name in the database " + token.name());
            }
        }
        return Optional.empty();
    }
}
