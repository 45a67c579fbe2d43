package dev.limbeck.cli.review;

import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedStatement;
import java.util.List;
import java.util.regex.Pattern;

/** Writes planned operations as a script, with comments that explain them. */
final class SqlScript {
    private static final Pattern ORDINARY = Pattern.compile("(|\\w+ has a statement for it|SQLite's own statements?)");
    /** Comments that only repeat what the statement does. */
    private static final Pattern REPEATED = Pattern.compile(
            "(change|create|drop|add|set|rename|replace|set values of) (the )?((old |new )?(table|index|constraint|column|view"
                    + "|sequence|trigger|comment of) ?)?\\S*");

    private SqlScript() {}

    /** {@return the statements of the operations} */
    static String of(List<PlannedOperation> operations) {
        StringBuilder script = new StringBuilder();
        for (PlannedOperation operation : operations) {
            script.append(script.isEmpty() ? "" : "\n");
            boolean ordinary = isOrdinary(operation);
            if (!ordinary) {
                script.append("-- ").append(operation.strategy().replace('_', ' '));
                script.append(operation.reason().isEmpty() ? "" : ": " + oneLine(operation.reason()))
                        .append('\n');
            }
            operation.statements().forEach(statement -> add(script, statement, ordinary));
        }
        return script.toString();
    }

    /**
     * Returns whether the database makes the change with a single statement, in which case no explanation is needed.
     */
    private static boolean isOrdinary(PlannedOperation operation) {
        return operation.strategy().equals("native")
                && ORDINARY.matcher(operation.reason()).matches();
    }

    private static void add(StringBuilder script, PlannedStatement statement, boolean ordinary) {
        String comment = oneLine(statement.comment());
        boolean repeats = ordinary && REPEATED.matcher(comment).matches();
        if (!comment.isEmpty() && !repeats) {
            script.append("-- ").append(comment).append('\n');
        }
        script.append(SqlLayout.of(statement.sql())).append(";\n");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
