package dev.limbeck.cli.review;

import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedStatement;
import java.util.List;

/** Writes planned operations as a script, with comments that explain them. */
final class SqlScript {
    private SqlScript() {}

    /** {@return the statements of the operations} */
    static String of(List<PlannedOperation> operations) {
        StringBuilder script = new StringBuilder();
        for (PlannedOperation operation : operations) {
            script.append(script.isEmpty() ? "" : "\n")
                    .append("-- ")
                    .append(operation.strategy().replace('_', ' '));
            script.append(operation.reason().isEmpty() ? "" : ": " + oneLine(operation.reason()))
                    .append('\n');
            operation.statements().forEach(statement -> add(script, statement));
        }
        return script.toString();
    }

    private static void add(StringBuilder script, PlannedStatement statement) {
        if (!statement.comment().isEmpty()) {
            script.append("-- ").append(oneLine(statement.comment())).append('\n');
        }
        script.append(SqlLayout.of(statement.sql())).append(";\n");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
