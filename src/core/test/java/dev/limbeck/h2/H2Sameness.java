package dev.limbeck.h2;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** H2's rules: names are exact, and expressions are compared in the form that the server prints. */
final class H2Sameness implements Sameness {

    @Override
    public String typeKey(Column column) {
        return new H2Words().spell(column.type()) + (column.identity() == null ? "" : " identity");
    }

    @Override
    public String expressionKey(SqlText expression) {
        return key(expression.sql());
    }

    @Override
    public String serverDefaultKey(SqlText expression) {
        return key(expression.sql());
    }

    @Override
    public boolean isSameServerDefault(Column live, Column model) {
        return Optional.ofNullable(live.serverDefault())
                .map(this::serverDefaultKey)
                .equals(Optional.ofNullable(model.serverDefault()).map(this::serverDefaultKey));
    }

    @Override
    public String definitionKey(SqlText statement) {
        return key(statement.sql());
    }

    @Override
    public String nameKey(String identifier) {
        return identifier;
    }

    @Override
    public String collationKey(@org.jspecify.annotations.Nullable String collation) {
        return collation == null ? "" : collation;
    }

    @Override
    public boolean isGeneratedName(String name) {
        return name.matches("CONSTRAINT_[0-9A-F]+(_\\d+)?");
    }

    @Override
    public Set<String> mentionedNameKeys(SqlText text) {
        return H2Words.tokens(text.sql()).stream()
                .map(token -> token.startsWith("\"")
                        ? token.substring(1, token.length() - 1)
                        : token.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** {@return the text without spaces and outer parentheses, with words in upper case} */
    static String key(String sql) {
        String text = H2Words.tokens(sql).stream()
                .filter(token -> !token.isBlank() && !token.startsWith("--"))
                .map(token -> token.startsWith("'") || token.startsWith("\"") ? token : token.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        while (text.startsWith("( ") && text.endsWith(" )") && closes(text)) {
            text = text.substring(2, text.length() - 2);
        }
        return text;
    }

    /** {@return whether the first opening parenthesis of the text is closed by the last closing parenthesis} */
    private static boolean closes(String text) {
        List<String> tokens = List.of(text.split(" ", -1));
        int depth = 0;
        for (int i = 0; i < tokens.size() - 1; i++) {
            depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }
}
