package dev.limbeck.render;

import dev.limbeck.render.Expression.Call;
import dev.limbeck.render.Expression.Chain;
import dev.limbeck.render.Expression.Lambda;
import dev.limbeck.render.Expression.Literal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Breaks an expression into lines of at most 120 characters, as palantir-java-format does: continuation lines are
 * indented by eight more spaces.
 */
final class Layout {
    static final int WIDTH = 120;
    private static final int CONTINUATION = 8;

    private final StringBuilder out = new StringBuilder();
    private int column;

    private Layout() {}

    /** Returns the expression as a statement; its first line is indented as well. */
    static String formatStatement(Expression expression, int indent) {
        Layout layout = new Layout();
        layout.add(" ".repeat(indent));
        layout.write(expression, indent, 1);
        return layout.out.append(';').toString();
    }

    /** Writes the expression at the current position, and leaves room for {@code reserved} characters after it. */
    private void write(Expression expression, int indent, int reserved) {
        if (expression.fitsOneLine() && fits(expression.toLine(), reserved)) {
            add(expression.toLine());
        } else if (expression instanceof Literal literal) {
            write(literal, indent, reserved);
        } else if (expression instanceof Lambda lambda) {
            add(lambda.parameter() + " -> ");
            write(lambda.body(), indent, reserved);
        } else if (expression instanceof Chain chain) {
            write(chain, indent, reserved);
        } else {
            add(expression.toLine());
        }
    }

    private void write(Chain chain, int indent, int reserved) {
        add(chain.prefix());
        int last = chain.calls().size() - 1;
        int first = 0;
        if (last > 0 && chain.calls().get(0).name().equals("in")) {
            add(chain.calls().get(0).toLine() + ".");
            first = 1;
        }
        write(chain.calls().get(first), indent, last == first ? reserved : 0);
        for (int i = first + 1; i <= last; i++) {
            newLine(indent + CONTINUATION);
            add(".");
            write(chain.calls().get(i), indent + CONTINUATION, i == last ? reserved : 0);
        }
    }

    private void write(Call call, int indent, int reserved) {
        List<Expression> arguments = call.arguments();
        if (call.fitsOneLine() && fits(call.toLine(), reserved)) {
            add(call.toLine());
        } else if (call.onePerLine()) {
            add(call.name() + "(" + arguments.get(0).toLine());
            writeListed(arguments.subList(1, arguments.size()), indent, reserved, ",");
        } else if (endsInBlock(call)) {
            add(call.name() + "(");
            write(arguments, indent, reserved + 1);
            add(")");
        } else {
            add(call.name() + "(");
            String flat = arguments.stream().map(Expression::toLine).collect(Collectors.joining(", "));
            boolean oneLine = arguments.stream().allMatch(Expression::fitsOneLine)
                    && indent + CONTINUATION + flat.length() + 1 + reserved <= WIDTH;
            if (oneLine) {
                newLine(indent + CONTINUATION);
                add(flat + ")");
            } else {
                writeListed(arguments, indent, reserved, "");
            }
        }
    }

    /**
     * Returns whether only the last argument has to be broken into lines, in which case it can begin on the line of the
     * call.
     */
    private boolean endsInBlock(Call call) {
        int last = call.arguments().size() - 1;
        if (last < 0) {
            return false;
        }
        Expression end = call.arguments().get(last);
        String before = call.arguments().subList(0, last).stream()
                .map(each -> each.toLine() + ", ")
                .collect(Collectors.joining("", call.name() + "(", ""));
        boolean startFits =
                call.arguments().subList(0, last).stream().allMatch(Expression::fitsOneLine) && fits(before, 24);
        boolean textOfLiteral = end instanceof Chain chain
                && chain.calls().size() == 1
                && chain.calls().get(0).arguments().size() == 1
                && chain.calls().get(0).arguments().get(0) instanceof Literal;
        boolean isLong = last == 0 || !end.fitsOneLine();
        return startFits && (end instanceof Lambda || (isLong && (textOfLiteral || end instanceof Literal)));
    }

    private void write(List<Expression> arguments, int indent, int reserved) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean last = i == arguments.size() - 1;
            write(arguments.get(i), indent, last ? reserved : 1);
            add(last ? "" : ", ");
        }
    }

    private void writeListed(List<Expression> arguments, int indent, int reserved, String first) {
        String separator = first;
        for (int i = 0; i < arguments.size(); i++) {
            boolean last = i == arguments.size() - 1;
            add(separator);
            newLine(indent + CONTINUATION);
            write(arguments.get(i), indent + CONTINUATION, last ? reserved + 1 : 1);
            separator = ",";
        }
        add(")");
    }

    private void write(Literal literal, int indent, int reserved) {
        int width = WIDTH - indent - CONTINUATION;
        List<String> block =
                literal.fitsOneLine() ? List.of() : JavaString.textBlock(literal.value(), width - 3 - reserved);
        if (!block.isEmpty()) {
            add("\"\"\"");
            for (String line : block) {
                newLine(line.isEmpty() ? 0 : indent + CONTINUATION);
                add(line);
            }
            return;
        }
        int first = Math.min(width - 3, WIDTH - column - 1) - reserved;
        String before = "";
        for (String part : JavaString.literals(literal.value(), first)) {
            if (!before.isEmpty()) {
                newLine(indent + CONTINUATION);
            }
            add(before + part);
            before = "+ ";
        }
    }

    private boolean fits(String text, int reserved) {
        return column + text.length() + reserved <= WIDTH;
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
