package dev.limbeck.postgresql.sameness;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that the server printed. If the server reads such a text again, for instance from a dump or a revision, it may
 * print the same expression differently the next time. Two differences of this kind are known, and they do not affect
 * the key of a text:
 *
 * <ul>
 *   <li>The cast of a list moves to its elements: {@code (ARRAY['A'::character varying])::text[]} becomes
 *       {@code ARRAY[('A'::character varying)::text]}.
 *   <li>AND in an operand of AND loses its parentheses, as does OR: {@code ((a AND b) AND c)} becomes
 *       {@code (a AND b AND c)}.
 * </ul>
 */
final class PrintedText {
    private PrintedText() {}

    /** A token or a group in parentheses or brackets. */
    private sealed interface Part {}

    private record Word(SqlToken token) implements Part {}

    private record Group(char open, List<Part> parts) implements Part {}

    /** {@return the key of an expression, without the parentheses around it} */
    static String expressionKey(String sql) {
        List<Part> parts = read(sql);
        while (parts.size() == 1 && parts.get(0) instanceof Group group && group.open() == '(') {
            parts = group.parts();
        }
        return write(parts);
    }

    /** {@return the key of a statement} */
    static String statementKey(String sql) {
        return write(read(sql));
    }

    private static List<Part> read(String sql) {
        return new Reader(SqlTokenizer.meaningful(sql)).read();
    }

    /** Reads tokens into groups. */
    private static final class Reader {
        private final List<SqlToken> tokens;
        private int next;

        Reader(List<SqlToken> tokens) {
            this.tokens = tokens;
        }

        List<Part> read() {
            List<Part> parts = new ArrayList<>();
            while (next < tokens.size()) {
                SqlToken token = tokens.get(next++);
                if (token.is('(') || token.is('[')) {
                    parts.add(new Group(token.text().charAt(0), read()));
                } else if (token.is(')') || token.is(']')) {
                    break;
                } else {
                    parts.add(new Word(token));
                }
            }
            return flatten(moveCasts(parts));
        }
    }

    private static List<Part> moveCasts(List<Part> parts) {
        List<Part> moved = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Part> list = castList(parts.get(i));
            int end = list == null ? -1 : endOfArrayCast(parts, i + 1);
            if (list == null || end < 0) {
                moved.add(parts.get(i));
            } else {
                moved.add(list.get(0));
                moved.add(new Group('[', castEach(((Group) list.get(1)).parts(), parts.subList(i + 1, end))));
                i = end;
            }
        }
        return moved;
    }

    /** {@return the two parts of {@code (ARRAY[…])}; null for any other part} */
    private static @Nullable List<Part> castList(Part part) {
        return part instanceof Group group
                        && group.open() == '('
                        && group.parts().size() == 2
                        && group.parts().get(0) instanceof Word word
                        && word.token().is("ARRAY")
                        && group.parts().get(1) instanceof Group
                ? group.parts()
                : null;
    }

    /** {@return the position of the brackets in {@code ::text[]}; -1 if the parts are anything else} */
    private static int endOfArrayCast(List<Part> parts, int start) {
        if (start + 1 >= parts.size() || !isColon(parts.get(start)) || !isColon(parts.get(start + 1))) {
            return -1;
        }
        for (int i = start + 2; i < parts.size(); i++) {
            if (parts.get(i) instanceof Group brackets && brackets.open() == '[') {
                return brackets.parts().isEmpty() ? i : -1;
            }
            boolean ofType = parts.get(i) instanceof Word word
                    && (word.token().kind() == SqlToken.Kind.WORD
                            || word.token().kind() == SqlToken.Kind.NAME);
            if (!ofType) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isColon(Part part) {
        return part instanceof Word word && word.token().is(':');
    }

    private static List<Part> castEach(List<Part> elements, List<Part> cast) {
        List<Part> result = new ArrayList<>();
        List<Part> element = new ArrayList<>();
        for (Part part : elements) {
            if (part instanceof Word word && word.token().is(',')) {
                result.add(new Group('(', List.copyOf(element)));
                result.addAll(cast);
                result.add(part);
                element.clear();
            } else {
                element.add(part);
            }
        }
        result.add(new Group('(', List.copyOf(element)));
        result.addAll(cast);
        return result;
    }

    private static List<Part> flatten(List<Part> parts) {
        List<Part> flat = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String operator = operator(parts, i);
            if (operator != null
                    && parts.get(i) instanceof Group group
                    && group.open() == '('
                    && group.parts().stream().anyMatch(part -> is(part, operator))) {
                flat.addAll(group.parts());
            } else {
                flat.add(parts.get(i));
            }
        }
        return flat;
    }

    /** {@return AND or OR if the part at the given position is one of its operands; otherwise null} */
    private static @Nullable String operator(List<Part> parts, int position) {
        for (String each : List.of("AND", "OR")) {
            boolean before = position > 0 && is(parts.get(position - 1), each);
            boolean after = position + 1 < parts.size() && is(parts.get(position + 1), each);
            if ((before || position == 0) && (after || position + 1 == parts.size()) && (before || after)) {
                return each;
            }
        }
        return null;
    }

    private static boolean is(Part part, String keyword) {
        return part instanceof Word word && word.token().is(keyword);
    }

    private static String write(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Group group) {
                text.append(group.open())
                        .append(' ')
                        .append(write(group.parts()))
                        .append(group.open() == '(' ? ") " : "] ");
            } else if (part instanceof Word word) {
                text.append(word.token().text()).append(' ');
            }
        }
        return text.toString();
    }
}
