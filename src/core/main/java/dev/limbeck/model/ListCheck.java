package dev.limbeck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check constraint that limits a column to a list of literals.
 *
 * @param check the check constraint
 * @param column the name of the column as the condition contains it, without quotes
 * @param quoted whether the name is in quotes
 * @param values the strings, or the numbers as written
 * @param texts whether the literals are strings
 */
public record ListCheck(CheckConstraint check, String column, boolean quoted, List<String> values, boolean texts) {
    private static final String NAME =
            "(?:\"((?:[^\"]|\"\")+)\"|\\[([^\\]]+)\\]|`([^`]+)`|([\\p{L}_][\\p{L}\\p{N}_$]*))";
    private static final String LITERAL = "(?:'(?:[^']|'')*'|[+-]?\\d+)";
    private static final String ITEM = "\\(*" + LITERAL + "\\)*";
    private static final Pattern LIST = Pattern.compile(
            "\\s*" + NAME + "\\s+in\\s*\\(\\s*(" + LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*)\\s*\\)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE = Pattern.compile(LITERAL);

    private static final String QUOTED = "('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")";

    /** The end of the column name, unless the name is in quotes. */
    private static final Pattern EQUALS = Pattern.compile(QUOTED + "|=");

    /** A cast of the column to text, which a server adds to the expressions that it stores. */
    private static final Pattern TEXT_CAST =
            Pattern.compile(QUOTED + "|::(?:character varying|text|bpchar)(?![\\w(\\[])");

    /** A cast of a literal, which a server adds as well. A cast with a length could change the literal. */
    private static final Pattern CAST =
            Pattern.compile(QUOTED + "|::(?:character varying|[a-z_]+)(?:\\[\\])?(?![\\w(])");

    /** The list as a server stores it, without the casts: {@code state = ANY (ARRAY['OPEN', 'DONE'])}. */
    private static final Pattern STORED_LIST = Pattern.compile(
            "[\\s(]*" + NAME + "[\\s)]*=\\s*any[\\s(]*array\\s*\\[\\s*(" + ITEM + "(?:\\s*,\\s*" + ITEM
                    + ")*)\\s*\\][\\s)]*",
            Pattern.CASE_INSENSITIVE);

    /** A list of one value as a server stores it, without the casts: {@code state = 'OPEN'}. */
    private static final Pattern STORED_VALUE =
            Pattern.compile("[\\s(]*" + NAME + "[\\s)]*=[\\s(]*(" + LITERAL + ")[\\s)]*", Pattern.CASE_INSENSITIVE);

    /** Copies the values. */
    public ListCheck {
        values = List.copyOf(values);
    }

    /** {@return the column and its literals if the check only compares a column with a list of literals} */
    public static Optional<ListCheck> parse(CheckConstraint check) {
        return match(check.condition().sql()).flatMap(list -> read(check, list));
    }

    private static Optional<Matcher> match(String condition) {
        Matcher written = LIST.matcher(bare(condition));
        if (written.matches()) {
            return Optional.of(written);
        }
        int end = findEquals(condition);
        String plain = remove(TEXT_CAST, condition.substring(0, end)) + remove(CAST, condition.substring(end));
        Matcher list = STORED_LIST.matcher(plain);
        Matcher value = STORED_VALUE.matcher(plain);
        boolean cast = !plain.equals(condition);
        return list.matches() ? Optional.of(list) : cast && value.matches() ? Optional.of(value) : Optional.empty();
    }

    private static int findEquals(String condition) {
        Matcher found = EQUALS.matcher(condition);
        while (found.find()) {
            if (found.group(1) == null) {
                return found.start();
            }
        }
        return condition.length();
    }

    private static String remove(Pattern cast, String text) {
        return cast.matcher(text)
                .replaceAll(part -> part.group(1) == null ? "" : Matcher.quoteReplacement(part.group()));
    }

    private static Optional<ListCheck> read(CheckConstraint check, Matcher list) {
        List<String> values = new ArrayList<>();
        Matcher literals = ONE.matcher(list.group(5));
        int texts = 0;
        while (literals.find()) {
            String literal = literals.group();
            boolean text = literal.startsWith("'");
            texts += text ? 1 : 0;
            values.add(text ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal);
        }
        boolean pure = texts == 0 || texts == values.size();
        return pure
                ? Optional.of(new ListCheck(check, name(list), list.group(4) == null, values, texts > 0))
                : Optional.empty();
    }

    /** {@return the stored name of the column} */
    public String storedColumn(NameRules names) {
        return quoted ? column : names.others().store(column);
    }

    /** {@return whether the check limits the column with the given stored name} */
    public boolean limits(String wanted, NameRules names) {
        return names.others().same(storedColumn(names), wanted);
    }

    /** {@return whether the check allows exactly 0 and 1} */
    public boolean isBoolean() {
        return !texts && values.size() == 2 && values.contains("0") && values.contains("1");
    }

    private static String name(Matcher list) {
        for (int group = 1; group <= 4; group++) {
            if (list.group(group) != null) {
                return list.group(group);
            }
        }
        throw new IllegalStateException("no name");
    }

    private static String bare(String condition) {
        String text = condition.strip();
        while (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }
}
