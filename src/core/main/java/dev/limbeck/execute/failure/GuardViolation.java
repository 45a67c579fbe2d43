package dev.limbeck.execute.failure;

import dev.limbeck.dialect.Guard;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when existing rows prevent a change. Nothing was changed. */
public final class GuardViolation extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "guard-violation";

    private GuardViolation(String message) {
        super(CODE, message, null);
    }

    /** {@return the violation of a guard, with the number of rows and up to three examples} */
    public static GuardViolation of(Guard guard, int count, List<String> examples) {
        StringBuilder message = new StringBuilder(guard.message());
        boolean rows = guard.countsRows();
        if (rows) {
            message.append(": ").append(count).append(count == 1 ? " row" : " rows");
        }
        if (rows && !examples.isEmpty()) {
            message.append(" (")
                    .append(examples.stream().map(GuardViolation::visible).collect(Collectors.joining(", ")));
            message.append(count > examples.size() ? ", …)" : ")");
        }
        message.append('.');
        if (!guard.advice().isEmpty()) {
            message.append(' ').append(guard.advice());
        }
        return new GuardViolation(message.toString());
    }

    /** Returns the text of the example, in quotes if it would otherwise not be visible. */
    private static String visible(String example) {
        return example.isBlank() ? "'" + example + "'" : example;
    }
}
