package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.View;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The options in the definition of a view, such as {@code security_barrier}.
 *
 * @param head the definition up to the options
 * @param options the text in the parentheses; empty if there are none
 * @param query the definition, starting at the word {@code AS}
 */
public record ViewOptions(String head, String options, String query) {

    /** {@return the parts of the definition of the view} */
    public static ViewOptions of(View view) {
        List<SqlToken> tokens = SqlTokenizer.split(view.definition().sql());
        int depth = 0;
        int with = -1;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (depth == 0 && token.is("with")) {
                with = i;
            } else if (depth == 0 && token.is("as")) {
                String list = with < 0 ? "" : text(tokens.subList(with + 1, i)).strip();
                return new ViewOptions(
                        text(tokens.subList(0, with < 0 ? i : with)),
                        list.isEmpty()
                                ? ""
                                : list.substring(1, list.length() - 1).strip(),
                        text(tokens.subList(i, tokens.size())));
            }
        }
        return new ViewOptions(text(tokens), "", "");
    }

    /** {@return the view with the options of another view, if it has no options itself} */
    public static View keep(View view, View other) {
        ViewOptions own = of(view);
        String options = of(other).options();
        return options.isEmpty() || !own.options().isEmpty() || own.query().isEmpty()
                ? view
                : new View(
                        view.name(),
                        new SqlText(own.head().stripTrailing() + " WITH (" + options + ") " + own.query()));
    }

    private static String text(List<SqlToken> tokens) {
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining());
    }
}
