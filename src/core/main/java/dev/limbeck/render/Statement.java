package dev.limbeck.render;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.Expression.Call;
import dev.limbeck.render.Expression.Chain;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A statement of a revision's method. */
public sealed interface Statement {

    /** {@return the statements that a revision file has for that operation} */
    static List<Statement> of(Operation operation) {
        return operation.accept(new OperationWords(Map.of(), true));
    }

    /** {@return the statement's lines, indented by so much} */
    String lines(int indent);

    /**
     * A call, with a comment where it may cost something.
     *
     * @param chain the call
     * @param hazards what it may cost
     */
    record Line(Chain chain, List<Hazard> hazards) implements Statement {

        @Override
        public String lines(int indent) {
            return commented(Layout.statement(chain, indent), hazards, indent);
        }
    }

    /** The text with its hazards beside it, or above where it is long. */
    private static String commented(String text, List<Hazard> hazards, int indent) {
        if (hazards.isEmpty()) {
            return text;
        }
        String comment =
                hazards.stream().map(Hazard::message).distinct().collect(Collectors.joining("; ", "// hazard: ", ""));
        boolean beside = text.indexOf('\n') < 0 && text.length() + 1 + comment.length() <= Layout.WIDTH;
        return beside ? text + " " + comment : " ".repeat(indent) + comment + "\n" + text;
    }

    /**
     * A call on {@code op} whose last argument is a lambda of several statements.
     *
     * @param opening the call with the arguments before the lambda
     * @param parameter the lambda's parameter
     * @param hazards what all of it may cost
     * @param steps the lambda's statements
     */
    record Block(Call opening, String parameter, List<Hazard> hazards, List<Line> steps) implements Statement {

        @Override
        public String lines(int indent) {
            String margin = " ".repeat(indent);
            String call = opening.flat();
            String first = margin + "op." + call.substring(0, call.length() - 1) + ", " + parameter + " -> {";
            return steps.stream()
                    .map(step -> step.lines(indent + 4))
                    .collect(Collectors.joining("\n", commented(first, hazards, indent) + "\n", "\n" + margin + "});"));
        }
    }
}
