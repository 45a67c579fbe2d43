package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a definition that the server printed, and the position up to which it has been read. */
final class MariadbText {
    private final List<SqlToken> tokens;
    private int at;

    MariadbText(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    static MariadbText of(String sql) {
        return new MariadbText(MariadbTokens.split(sql));
    }

    private void skipBlank() {
        while (at < tokens.size() && tokens.get(at).isBlank()) {
            at++;
        }
    }

    boolean atEnd() {
        skipBlank();
        return at >= tokens.size();
    }

    Optional<SqlToken> peek() {
        return atEnd() ? Optional.empty() : Optional.of(tokens.get(at));
    }

    /** Moves past the given keywords if they come next; {@return whether they came next} */
    boolean take(String... words) {
        int before = at;
        for (String word : words) {
            Optional<SqlToken> next = peek();
            boolean fits = next.isPresent()
                    && ((word.length() == 1 && !Character.isLetter(word.charAt(0)))
                            ? next.get().is(word.charAt(0))
                            : next.get().is(word));
            if (!fits) {
                at = before;
                return false;
            }
            at++;
        }
        return true;
    }

    /** Reads the next token. */
    SqlToken next() {
        skipBlank();
        return tokens.get(at++);
    }

    /** Reads a name. */
    String name() {
        return next().name(dev.limbeck.model.NameRule.EXACT);
    }

    /** Reads a group in parentheses; {@return the text between the parentheses} */
    String group() {
        return inside().rest();
    }

    /** Reads a group in parentheses; {@return the content of the parentheses} */
    MariadbText inside() {
        next();
        int start = at;
        int depth = 1;
        while (depth > 0) {
            SqlToken token = tokens.get(at++);
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
        }
        return new MariadbText(tokens.subList(start, at - 1));
    }

    boolean isGroup() {
        return peek().filter(token -> token.is('(')).isPresent();
    }

    /** Reads the names in a group in parentheses. */
    List<String> names() {
        return inside().split().stream().map(MariadbText::name).toList();
    }

    /** Reads an expression up to the next of the given keywords outside parentheses, or to the end. */
    String until(List<String> keywords) {
        skipBlank();
        int start = at;
        int depth = 0;
        while (at < tokens.size()) {
            SqlToken token = tokens.get(at);
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (depth == 0
                    && token.kind() == SqlToken.Kind.WORD
                    && keywords.contains(token.text().toUpperCase(Locale.ROOT))) {
                break;
            }
            at++;
        }
        return text(start, at);
    }

    /** {@return the rest of the text} */
    String rest() {
        return text(at, tokens.size());
    }

    private String text(int start, int end) {
        StringBuilder text = new StringBuilder();
        tokens.subList(start, end).forEach(token -> text.append(token.text()));
        return text.toString().strip();
    }

    /** {@return the rest of this text, split at commas outside parentheses} */
    List<MariadbText> split() {
        List<MariadbText> parts = new ArrayList<>();
        List<SqlToken> part = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : tokens.subList(at, tokens.size())) {
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (depth == 0 && token.is(',')) {
                parts.add(new MariadbText(List.copyOf(part)));
                part.clear();
            } else {
                part.add(token);
            }
        }
        if (!part.isEmpty()) {
            parts.add(new MariadbText(List.copyOf(part)));
        }
        return parts;
    }

    /** {@return the value of a string literal} */
    static String value(SqlToken literal) {
        String text = literal.text();
        String inner = text.substring(text.indexOf('\'') + 1, text.length() - 1).replace("''", "'");
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                char escaped = inner.charAt(++i);
                value.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case '0' -> '\0';
                            default -> escaped;
                        });
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
