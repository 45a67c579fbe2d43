package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.NameRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the parts of a text in which a name that {@code WITH} gives to a query hides the table with the same name. */
final class WithNames {
    private final List<SqlToken> tokens;
    private final List<Name> names = new ArrayList<>();

    /**
     * A name.
     *
     * @param at where it is defined
     * @param definition the end of its list of columns
     * @param from where the name begins to refer to the query
     * @param to the end of the statement or subquery to which WITH belongs
     */
    private record Name(String name, int at, int definition, int from, int to) {}

    /** Finds the names in the tokens of a text, which has no spaces or comments. */
    WithNames(List<SqlToken> tokens) {
        this.tokens = tokens;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("with")) {
                readList(i);
            }
        }
    }

    /** {@return whether a name that satisfies the condition does not refer to a table at the given token} */
    boolean hide(int at, Predicate<String> wanted) {
        return names.stream()
                .anyMatch(each -> (at >= each.at && at < each.definition)
                        || (at >= each.from && at < each.to && wanted.test(each.name)));
    }

    /**
     * Reads the names after WITH. In other clauses that begin with this word, it is not followed by a query in
     * parentheses.
     */
    private void readList(int with) {
        boolean recursive = isAt(with + 1, "recursive");
        int end = close(with);
        int at = with + (recursive ? 2 : 1);
        while (at < tokens.size() && tokens.get(at).isName()) {
            int definition = isAt(at + 1, '(') ? close(at + 1) + 1 : at + 1;
            if (!isAt(definition, "as") || !isAt(definition + 1, '(')) {
                return;
            }
            int after = close(definition + 1) + 1;
            // Within its own query, the name still refers to the table, unless the query is recursive.
            names.add(new Name(tokens.get(at).name(NameRule.EXACT), at, definition, recursive ? with : after, end));
            if (isAt(after, "cycle")) {
                while (after < tokens.size() && !tokens.get(after++).is("restrict")) {}
            }
            if (!isAt(after, ',')) {
                return;
            }
            at = after + 1;
        }
    }

    private boolean isAt(int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean isAt(int at, char symbol) {
        return at < tokens.size() && tokens.get(at).is(symbol);
    }

    /**
     * Returns the position of the closing parenthesis for the one at or around the token, or the end of the statement.
     */
    private int close(int from) {
        int open = isAt(from, '(') ? 0 : 1;
        for (int i = from; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            open += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (open == 0 || token.is(';')) {
                return i;
            }
        }
        return tokens.size();
    }
}
