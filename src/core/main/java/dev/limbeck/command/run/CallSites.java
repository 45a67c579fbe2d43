package dev.limbeck.command.run;

import dev.limbeck.command.proof.PlanHazards;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the hazards of a revision, and the lines of its class that call each operation. */
final class CallSites implements RunListener {
    private final PlanHazards hazards = new PlanHazards();
    private final Map<Operation, List<Integer>> lines = new LinkedHashMap<>();
    private final String className;
    private boolean connectionBorrowed;

    CallSites(String className) {
        this.className = className;
    }

    @Override
    public void operationPlanned(Operation operation, OperationPlan plan) {
        hazards.operationPlanned(operation, plan);
        lines.computeIfAbsent(operation, each -> new ArrayList<>())
                .addAll(StackWalker.getInstance().walk(frames -> frames.filter(
                                frame -> frame.getClassName().equals(className))
                        .map(StackWalker.StackFrame::getLineNumber)
                        .filter(line -> line > 0)
                        .toList()));
    }

    @Override
    public void connectionBorrowed() {
        connectionBorrowed = true;
    }

    /** {@return the hazards of each operation's plan, in the order in which the operations ran} */
    PlanHazards hazards() {
        return hazards;
    }

    /** {@return the lines that call the operation, innermost first; none if the class has no line numbers} */
    List<Integer> lines(Operation operation) {
        return lines.getOrDefault(operation, List.of());
    }

    /** {@return whether the revision reads or changes rows through its connection} */
    boolean connectionIsBorrowed() {
        return connectionBorrowed;
    }
}
