package dev.limbeck.render;

import dev.limbeck.render.Expression.Call;
import dev.limbeck.render.Expression.Chain;
import dev.limbeck.render.Expression.Lambda;
import dev.limbeck.render.Expression.Literal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Breaks an expression into lines of 120 characters at most, as palantir-java-format would: what is broken goes on eight
 * spaces further in.
 */
final class Layout {
    static final int WIDTH = 120;
    private static final int FURTHER = 8;

    private final StringBuilder out = new StringBuilder();
    private int column;

    private Layout() {}

    /** The expression as a statement; its first line is indented too. */
    static String statement(Expression expression, int indent) {
        Layout layout = new Layout();
        layout.add(" ".repeat(indent));
        layout.write(expression, indent, 1);
        return layout.out.append(';').toString();
    }

    /** Writes what follows the cursor; so many characters must still fit behind it. */
    private void write(Expression expression, int indent, int behind) {
        if (expression.fitsOneLine() && fits(expression.flat(), behind)) {
            add(expression.flat());
        } else if (expression instanceof Literal literal) {
            write(literal, indent, behind);
        } else if (expression instanceof Lambda lambda) {
            add(lambda.parameter() + " -> ");
            write(lambda.body(), indent, behind);
        } else if (expression instanceof Chain chain) {
            write(chain, indent, behind);
        } else {
            add(expression.flat());
        }
    }

    private void write(Chain chain, int indent, int behind) {
        add(chain.prefix());
        int last = chain.calls().size() - 1;
        write(chain.calls().get(0), indent, last == 0 ? behind : 0);
        for (int i = 1; i <= last; i++) {
            newLine(indent + FURTHER);
            add(".");
            write(chain.calls().get(i), indent + FURTHER, i == last ? behind : 0);
        }
    }

    private void write(Call call, int indent, int behind) {
        List<Expression> arguments = call.arguments();
        if (call.fitsOneLine() && fits(call.flat(), behind)) {
            add(call.flat());
        } else if (call.listed()) {
            add(call.name() + "(" + arguments.get(0).flat());
            writeListed(arguments.subList(1, arguments.size()), indent, behind, ",");
        } else if (endsInBlock(call)) {
            add(call.name() + "(");
            write(arguments, indent, behind + 1);
            add(")");
        } else {
            add(call.name() + "(");
            String flat = arguments.stream().map(Expression::flat).collect(Collectors.joining(", "));
            boolean oneLine = arguments.stream().allMatch(Expression::fitsOneLine)
                    && indent + FURTHER + flat.length() + 1 + behind <= WIDTH;
            if (oneLine) {
                newLine(indent + FURTHER);
                add(flat + ")");
            } else {
                writeListed(arguments, indent, behind, "");
            }
        }
    }

    /** Whether only the last argument has to be broken, and reads best where it begins. */
    private boolean endsInBlock(Call call) {
        int last = call.arguments().size() - 1;
        if (last < 0) {
            return false;
        }
        Expression end = call.arguments().get(last);
        String before = call.arguments().subList(0, last).stream()
                .map(each -> each.flat() + ", ")
                .collect(Collectors.joining("", call.name() + "(", ""));
        boolean room = call.arguments().subList(0, last).stream().allMatch(Expression::fitsOneLine) && fits(before, 24);
        boolean textOfLiteral = end instanceof Chain chain
                && chain.calls().size() == 1
                && chain.calls().get(0).arguments().size() == 1
                && chain.calls().get(0).arguments().get(0) instanceof Literal;
        boolean long1 = last == 0 || !end.fitsOneLine();
        return room && (end instanceof Lambda || (long1 && (textOfLiteral || end instanceof Literal)));
    }

    private void write(List<Expression> arguments, int indent, int behind) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean last = i == arguments.size() - 1;
            write(arguments.get(i), indent, last ? behind : 1);
            add(last ? "" : ", ");
        }
    }

    private void writeListed(List<Expression> arguments, int indent, int behind, String first) {
        String separator = first;
        for (int i = 0; i < arguments.size(); i++) {
            boolean last = i == arguments.size() - 1;
            add(separator);
            newLine(indent + FURTHER);
            write(arguments.get(i), indent + FURTHER, last ? behind + 1 : 1);
            separator = ",";
        }
        add(")");
    }

    private void write(Literal literal, int indent, int behind) {
        int room = WIDTH - indent - FURTHER;
        List<String> block =
                literal.fitsOneLine() ? List.of() : JavaString.textBlock(literal.value(), room - 3 - behind);
        if (!block.isEmpty()) {
            add("\"\"\"");
            for (String line : block) {
                newLine(line.isEmpty() ? 0 : indent + FURTHER);
                add(line);
            }
            return;
        }
        int first = Math.min(room - 3, WIDTH - column - 1) - behind;
        String before = "";
        for (String part : JavaString.literals(literal.value(), first)) {
            if (!before.isEmpty()) {
                newLine(indent + FURTHER);
            }
            add(before + part);
            before = "+ ";
        }
    }

    private boolean fits(String text, int behind) {
        return column + text.length() + behind <= WIDTH;
    }

    private void newLine(int indent) {
        out.append('\n');
        column = 0;
        add(" ".repeat(indent));
    }

    private void add(String text) {
        out.append(text);
        column += text.length();
    }
}
