package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.TargetDatabase;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the clauses of {@code @ForeignKey(foreignKeyDefinition = …)} and {@code options}. */
final class ForeignKeyClauses {
    private final String text;
    private final List<String> words;
    private final TargetDatabase target;
    private int at;

    ForeignKeyClauses(String text, TargetDatabase target) {
        this.text = text;
        this.target = target;
        this.words = SqlTokens.split(text);
    }

    /**
     * {@return the foreign key with the clauses applied}
     *
     * @throws IllegalArgumentException if a word does not begin a known clause
     */
    ForeignKey applyTo(ForeignKey start) {
        ForeignKey key = start;
        while (at < words.size()) {
            key = clause(key, next().toLowerCase(Locale.ROOT));
        }
        return key;
    }

    private ForeignKey clause(ForeignKey key, String word) {
        return switch (word) {
            case "constraint" -> key.withName(name(next()));
            case "foreign" -> {
                expect("key");
                yield key.withColumns(names(next()));
            }
            case "references" -> references(key, table());
            case "on" -> on(key, next().toLowerCase(Locale.ROOT));
            case "match" -> matching(key, next());
            case "not" -> {
                expect("deferrable");
                yield key.withDeferrability(Deferrability.NOT_DEFERRABLE);
            }
            case "deferrable" -> key.withDeferrability(deferrable());
            default -> throw unexpected(word);
        };
    }

    /** Reads the name of a table, which can have a schema: {@code sales.customer}. */
    private TableName table() {
        List<String> parts = new ArrayList<>();
        String word = next();
        addParts(word, parts);
        while (at < words.size() && (word.endsWith(".") || words.get(at).startsWith("."))) {
            word = next();
            addParts(word, parts);
        }
        if (parts.isEmpty()) {
            throw unexpected(word);
        }
        String name = name(parts.get(parts.size() - 1));
        return parts.size() == 1 ? TableName.of(name) : new TableName(name(parts.get(parts.size() - 2)), name);
    }

    private static void addParts(String word, List<String> parts) {
        if (isQuoted(word)) {
            parts.add(word);
        } else {
            Stream.of(word.split("\\.", -1)).filter(part -> !part.isEmpty()).forEach(parts::add);
        }
    }

    private static boolean isQuoted(String name) {
        return name.length() > 1 && "\"`".indexOf(name.charAt(0)) >= 0;
    }

    private ForeignKey references(ForeignKey key, TableName table) {
        boolean listed = at < words.size() && words.get(at).startsWith("(");
        return key.withReference(table, listed ? names(next()) : key.referencedColumns());
    }

    private ForeignKey on(ForeignKey key, String event) {
        ReferentialAction action = action();
        return switch (event) {
            case "delete" -> key.withOnDelete(action);
            case "update" -> key.withOnUpdate(action);
            default -> throw unexpected(event);
        };
    }

    private ReferentialAction action() {
        String word = next().toUpperCase(Locale.ROOT);
        boolean twoWords = word.equals("SET") || word.equals("NO");
        return ReferentialAction.valueOf(twoWords ? word + "_" + next().toUpperCase(Locale.ROOT) : word);
    }

    private Deferrability deferrable() {
        if (at < words.size() && words.get(at).equalsIgnoreCase("initially")) {
            at++;
            return next().equalsIgnoreCase("deferred")
                    ? Deferrability.INITIALLY_DEFERRED
                    : Deferrability.INITIALLY_IMMEDIATE;
        }
        return Deferrability.INITIALLY_IMMEDIATE;
    }

    private static ForeignKey matching(ForeignKey key, String match) {
        return new ForeignKey(
                key.name(),
                key.columns(),
                key.referencedTable(),
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.deferrability(),
                match.toUpperCase(Locale.ROOT));
    }

    private String next() {
        if (at == words.size()) {
            throw new IllegalArgumentException("\"" + text + "\" ends too early");
        }
        return words.get(at++);
    }

    private void expect(String word) {
        String actual = next();
        if (!actual.equalsIgnoreCase(word)) {
            throw unexpected(actual);
        }
    }

    private IllegalArgumentException unexpected(String word) {
        return new IllegalArgumentException("\"" + word + "\" is not expected in \"" + text + "\"");
    }

    private List<String> names(String group) {
        return Stream.of(SqlTokens.withoutParentheses(group).split(",", -1))
                .map(this::name)
                .toList();
    }

    private String name(String text) {
        String name = text.strip();
        boolean quoted = isQuoted(name);
        return target.storedName(quoted ? name.substring(1, name.length() - 1) : name, quoted);
    }
}
