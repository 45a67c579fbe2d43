package dev.limbeck.render;

import dev.limbeck.ops.Hazard;
import java.util.List;
import java.util.stream.Collectors;

/** A statement of a revision's method. */
sealed interface Statement {

    /** The statement's lines, indented by so much. */
    String lines(int indent);

    /** A call, with a comment where it may cost something. */
    record Line(Expression expression, List<Hazard> hazards) implements Statement {

        @Override
        public String lines(int indent) {
            String text = Layout.statement(expression, indent);
            return commented(text, hazards, indent);
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

    /** A batch on one table. */
    record Block(String opening, List<Hazard> hazards, List<Line> steps) implements Statement {

        @Override
        public String lines(int indent) {
            String margin = " ".repeat(indent);
            return steps.stream()
                    .map(step -> step.lines(indent + 4))
                    .collect(Collectors.joining(
                            "\n", commented(margin + opening, hazards, indent) + "\n", "\n" + margin + "});"));
        }
    }
}
