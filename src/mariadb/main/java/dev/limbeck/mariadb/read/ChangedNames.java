package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tables and sequences that statements change. Only the forms of statements that Limbeck plans are known.
 *
 * @param names the names of the tables and sequences
 * @param removes whether a table is dropped or renamed, which affects its triggers as well
 * @param statements the number of statements that change a definition
 */
record ChangedNames(Set<String> names, boolean removes, int statements) {
    private static final Set<String> ROWS = Set.of("update", "insert", "delete", "select", "set");
    private static final Set<String> KINDS = Set.of("table", "sequence");

    /** Copies the set. */
    ChangedNames {
        names = Set.copyOf(names);
    }

    /** {@return the changed names; empty if a statement may change anything else} */
    static Optional<ChangedNames> find(List<String> statements) {
        Set<String> names = new HashSet<>();
        boolean removes = false;
        int changes = 0;
        for (String sql : statements) {
            List<SqlToken> tokens = MariadbTokens.meaningful(sql);
            if (tokens.isEmpty() || tokens.stream().anyMatch(token -> token.is(';'))) {
                return Optional.empty();
            }
            String first = tokens.get(0).name();
            if (ROWS.contains(first)) {
                continue;
            }
            if (tokens.size() < 3 || !KINDS.contains(tokens.get(1).name()) || !isQuoted(tokens, 2)) {
                return Optional.empty();
            }
            changes++;
            names.add(tokens.get(2).name(NameRule.EXACT));
            switch (first) {
                case "create", "alter" -> {
                    if (tokens.stream().anyMatch(token -> token.is("rename")) && renamesTable(tokens)) {
                        return Optional.empty();
                    }
                }
                case "drop" -> {
                    removes = true;
                    if (tokens.size() > 3) {
                        return Optional.empty();
                    }
                }
                case "rename" -> {
                    removes = true;
                    if (tokens.size() != 5 || !tokens.get(3).is("to") || !isQuoted(tokens, 4)) {
                        return Optional.empty();
                    }
                    names.add(tokens.get(4).name(NameRule.EXACT));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new ChangedNames(names, removes, changes));
    }

    /** Returns whether the statement renames something other than a column or an index. */
    private static boolean renamesTable(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlToken next = tokens.get(i + 1);
            if (tokens.get(i).is("rename") && !next.is("column") && !next.is("index") && !next.is("key")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the token is a quoted name that is not followed by a dot. */
    private static boolean isQuoted(List<SqlToken> tokens, int at) {
        return tokens.get(at).kind() == SqlToken.Kind.NAME
                && (at + 1 == tokens.size() || !tokens.get(at + 1).is('.'));
    }
}
