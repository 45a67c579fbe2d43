package dev.limbeck.render;

import dev.limbeck.model.NameRules;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.NameMapping;
import dev.limbeck.ops.hazards.HazardLines;
import dev.limbeck.render.Expression.Chain;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A statement in a method of a revision. */
public sealed interface CodeStatement {

    /** {@return the statements of a revision file for the operation; its names are written unchanged} */
    static List<CodeStatement> createAll(Operation operation) {
        return createAll(operation, NameRules.ASCII_INSENSITIVE);
    }

    /** {@return the statements of a revision file for the operation on a database with the given rules for names} */
    static List<CodeStatement> createAll(Operation operation, NameRules names) {
        return new OperationCalls(Map.of(), true, NameMapping.writing(names, false)).write(operation);
    }

    /** {@return the lines of the statement, indented by the given number of spaces} */
    String format(int indent);

    /**
     * A call, with a comment if it has hazards.
     *
     * @param chain the call
     * @param hazards the hazards
     */
    record Line(Chain chain, List<Hazard> hazards) implements CodeStatement {

        @Override
        public String format(int indent) {
            return addComment(Layout.formatStatement(chain, indent), hazards, indent);
        }
    }

    /** Adds the hazards as a comment, on the same line or above a long statement. */
    private static String addComment(String text, List<Hazard> hazards, int indent) {
        if (hazards.isEmpty()) {
            return text;
        }
        String comment = HazardLines.describe(hazards).stream().collect(Collectors.joining("; ", "// hazard ", ""));
        boolean sameLine = text.indexOf('\n') < 0 && text.length() + 1 + comment.length() <= Layout.WIDTH;
        return sameLine ? text + " " + comment : " ".repeat(indent) + comment + "\n" + text;
    }

    /**
     * A call on {@code op} whose last argument is a lambda with several statements.
     *
     * @param opening the call with the arguments before the lambda, possibly after other calls
     * @param parameter the parameter of the lambda
     * @param hazards the hazards of the whole block
     * @param steps the statements of the lambda
     */
    record Block(Chain opening, String parameter, List<Hazard> hazards, List<Line> steps) implements CodeStatement {

        @Override
        public String format(int indent) {
            String margin = " ".repeat(indent);
            String call = opening.toLine();
            String first = margin + call.substring(0, call.length() - 1) + ", " + parameter + " -> {";
            return steps.stream()
                    .map(step -> step.format(indent + 4))
                    .collect(
                            Collectors.joining("\n", addComment(first, hazards, indent) + "\n", "\n" + margin + "});"));
        }
    }
}
