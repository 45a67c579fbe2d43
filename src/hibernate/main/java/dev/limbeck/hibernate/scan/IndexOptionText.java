package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code options} of {@code @Index} and {@code @UniqueConstraint} in the syntax of PostgreSQL: Hibernate writes
 * them after the columns of CREATE INDEX or of the constraint. {@code using} and {@code nulls not distinct}, which
 * PostgreSQL expects elsewhere, are accepted as well.
 */
final class IndexOptionText {
    private final String text;
    private Options options = Options.NONE;
    private @Nullable SqlText where;
    private @Nullable String unknown;

    private IndexOptionText(String text) {
        this.text = text;
        read(SqlTokens.split(text));
    }

    /** {@return the parsed options; no options if the text is null} */
    static IndexOptionText of(@Nullable String text) {
        return new IndexOptionText(text == null ? "" : text);
    }

    /** {@return the options with the prefix for PostgreSQL} */
    Options options() {
        return options;
    }

    /** {@return the condition of a partial index, or null} */
    @Nullable
    SqlText where() {
        return where;
    }

    /** {@return the rest of the text, from the first clause that is not supported; empty if all of it is supported} */
    Optional<String> unknown() {
        return Optional.ofNullable(unknown);
    }

    /** {@return whether only an index, and not a constraint, can have these options} */
    boolean isOfIndex() {
        return where != null || options.get("postgresql_using").isPresent();
    }

    private void read(List<String> words) {
        List<String> rest = words;
        while (!rest.isEmpty() && unknown == null) {
            int used = clause(rest);
            if (used == 0) {
                unknown = String.join(" ", rest);
            }
            rest = rest.subList(used, rest.size());
        }
    }

    /** Reads the clause at the beginning; returns the number of its words, or 0 if it is not supported. */
    private int clause(List<String> words) {
        String two = lower(words, 2);
        if (lower(words, 1).equals("where") && words.size() > 1) {
            where = new SqlText(condition());
            return words.size();
        }
        if (lower(words, 3).equals("nulls not distinct")) {
            options = options.with("postgresql_nulls_not_distinct", true);
            return 3;
        }
        if (two.equals("nulls distinct") || two.equals("not deferrable")) {
            return 2;
        }
        if (lower(words, 1).equals("deferrable") || two.equals("initially deferred")) {
            return deferrable(words);
        }
        boolean grouped = words.size() > 1 && words.get(1).startsWith("(");
        return switch (lower(words, 1)) {
            case "include" -> grouped ? set("postgresql_include", words.get(1)) : 0;
            case "with" -> grouped ? set("postgresql_with", words.get(1)) : 0;
            case "using" ->
                words.size() > 1 && !two.equals("using index")
                        ? set("postgresql_using", words.get(1).toLowerCase(Locale.ROOT))
                        : 0;
            default -> 0;
        };
    }

    private int deferrable(List<String> words) {
        int at = lower(words, 1).equals("deferrable") ? 1 : 0;
        String mode = lower(words.subList(at, words.size()), 2);
        boolean deferred = mode.equals("initially deferred");
        options = options.with("postgresql_deferrable", deferred ? "initially deferred" : "deferrable");
        return deferred || mode.equals("initially immediate") ? at + 2 : at;
    }

    private int set(String key, String value) {
        options = options.with(key, SqlTokens.withoutParentheses(value));
        return 2;
    }

    /** Returns the condition: the rest of the text after WHERE, unchanged. */
    private String condition() {
        List<String> words = SqlTokens.split(text);
        int from = 0;
        for (String word : words) {
            from = text.indexOf(word, from) + word.length();
            if (word.equalsIgnoreCase("where")) {
                break;
            }
        }
        return text.substring(from).strip();
    }

    private static String lower(List<String> words, int number) {
        return words.stream().limit(number).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }
}
