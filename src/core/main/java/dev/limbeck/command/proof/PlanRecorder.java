package dev.limbeck.command.proof;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.List;

/** Runs operations on a scratch database and records the steps in which each was carried out. */
public final class PlanRecorder {

    private PlanRecorder() {}

    /** {@return the steps in which each operation was carried out, after running the operations} */
    public static List<OperationPlan> record(Scratch scratch, List<Operation> operations) {
        List<OperationPlan> planned = new ArrayList<>();
        scratch.run(operations, recorder(planned));
        return planned;
    }

    /**
     * {@return the steps in which each operation was carried out, after running the operations as a revision file runs
     * them}
     */
    static List<OperationPlan> runAsWritten(Scratch scratch, List<Operation> operations, Arguments arguments) {
        List<OperationPlan> planned = new ArrayList<>();
        scratch.runAsRevision(operations, arguments, recorder(planned), null);
        return planned;
    }

    private static RunListener recorder(List<OperationPlan> planned) {
        return new RunListener() {
            @Override
            public void revisionRestarted(OperationPlan.Need need) {
                planned.clear();
            }

            @Override
            public void operationPlanned(Operation operation, OperationPlan steps) {
                planned.add(steps);
            }
        };
    }

    /** {@return the statements as a script, with comments that explain them} */
    public static String script(List<OperationPlan> planned) {
        StringBuilder script = new StringBuilder();
        for (OperationPlan steps : planned) {
            String way =
                    steps.strategy().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            script.append(script.isEmpty() ? "" : "\n").append("-- ").append(way);
            script.append(steps.reason().isEmpty() ? "" : ": " + oneLine(steps.reason()))
                    .append('\n');
            steps.statements().forEach(statement -> {
                if (!statement.comment().isEmpty()) {
                    script.append("-- ").append(oneLine(statement.comment())).append('\n');
                }
                script.append(statement.sql()).append(";\n");
            });
        }
        return script.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
