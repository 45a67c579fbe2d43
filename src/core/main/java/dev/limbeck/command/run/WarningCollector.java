package dev.limbeck.command.run;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Direction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the distinct warnings of a run for its result, and forwards all events to the next listener. */
final class WarningCollector implements RunListener {
    private final RunListener listener;
    private final Set<String> all = new LinkedHashSet<>();

    WarningCollector(RunListener listener) {
        this.listener = listener;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    @Override
    public void warningIssued(String message) {
        if (all.add(message)) {
            listener.warningIssued(message);
        }
    }

    @Override
    public void positionRead(List<String> revisions) {
        listener.positionRead(revisions);
    }

    @Override
    public void databaseTaken(Runnable cancel) {
        listener.databaseTaken(cancel);
    }

    @Override
    public void databaseReleased() {
        listener.databaseReleased();
    }

    @Override
    public void writeStarted() {
        listener.writeStarted();
    }

    @Override
    public void commitStarted() {
        listener.commitStarted();
    }

    @Override
    public void revisionStarted(Direction direction, String from, String to, String message) {
        listener.revisionStarted(direction, from, to, message);
    }

    @Override
    public void revisionFinished(String id) {
        listener.revisionFinished(id);
    }

    @Override
    public void progress(String phase, int done, int total) {
        listener.progress(phase, done, total);
    }

    @Override
    public void statementContinues(String text) {
        listener.statementContinues(text);
    }

    @Override
    public void rowsMigrated(long done, long total) {
        listener.rowsMigrated(done, total);
    }

    @Override
    public void connectionBorrowed() {
        listener.connectionBorrowed();
    }

    @Override
    public void operationStarted(Operation operation) {
        listener.operationStarted(operation);
    }

    @Override
    public void postWriteFinished(String command, String output) {
        listener.postWriteFinished(command, output);
    }

    @Override
    public void dialectsNamed(List<String> dialects, boolean included) {
        listener.dialectsNamed(dialects, included);
    }

    @Override
    public void nameRead(NameRules.Key key, String form) {
        listener.nameRead(key, form);
    }

    @Override
    public void zoneAssumed(String zone) {
        listener.zoneAssumed(zone);
    }

    @Override
    public void revisionRestarted(OperationPlan.Need need) {
        listener.revisionRestarted(need);
    }

    @Override
    public void objectNamed(TableName name) {
        listener.objectNamed(name);
    }

    @Override
    public void stepsRecorded(List<Operation> operations) {
        listener.stepsRecorded(operations);
    }

    @Override
    public void operationPlanned(Operation operation, OperationPlan steps) {
        listener.operationPlanned(operation, steps);
    }

    @Override
    public void statementStarted(Statement statement) {
        listener.statementStarted(statement);
    }

    @Override
    public void statementFinished(Statement statement) {
        listener.statementFinished(statement);
    }
}
