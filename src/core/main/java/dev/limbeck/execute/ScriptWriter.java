package dev.limbeck.execute;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes revisions as a script for the command-line shell of the database. The writer listens while the revisions run
 * in a scratch database and records the planned statements, the queries of the guards before them, and the checks after
 * them.
 */
public final class ScriptWriter implements RunListener {
    private final RunContext session;
    private final ScriptSyntax words;
    private final VersionTable versions;
    private final @Nullable String url;
    private final List<String> lines = new ArrayList<>();
    private final List<String> work = new ArrayList<>();
    private @Nullable LogTable log;
    private Function<RevisionFile, String> hash = revision -> "";
    private ScriptTransaction transaction;
    private boolean stepByStep;

    /**
     * Creates an empty script.
     *
     * @param session the context of the runs in the scratch database; its options contain the database version that the
     *     script is for
     * @param versions the version table
     * @param url the URL of a connection whose settings the script must apply; null to keep the shell's settings
     */
    public ScriptWriter(RunContext session, VersionTable versions, @Nullable String url) {
        this.words = session.dialect().script();
        this.versions = versions;
        this.url = url;
        this.session = session;
        this.transaction = words.transaction(session.connection(), url);
    }

    /**
     * Runs one revision in the scratch database and adds it to the script.
     *
     * @param headline a line that identifies the revision
     * @param run runs the revision, with this script as its listener
     */
    public void addRevision(String headline, RevisionStep step, Runnable run) {
        work.clear();
        stepByStep = false;
        transaction = words.transaction(session.connection(), url);
        run.run();
        List<String> logEntry = log == null
                ? List.of()
                : log.statements(step.revision().id(), step.direction(), hash.apply(step.revision()));
        addTransaction(headline, step.before(), step.changes(), logEntry);
    }

    /** Adds a log entry to the transaction of each revision, with the hash that the function computes. */
    public void logTo(LogTable table, Function<RevisionFile, String> hashed) {
        log = table;
        hash = hashed;
    }

    /**
     * Adds a transaction with the statements recorded since the previous transaction and the changes to the version
     * table.
     */
    public void addTransaction(String headline, VersionRows before, List<RowChange> changes) {
        addTransaction(headline, before, changes, List.of());
    }

    /** Adds only the statement that creates the version table if it does not exist. */
    public void addVersionTable(String headline) {
        lines.add("");
        lines.add(words.comment(headline));
        lines.add(words.statement(
                versions.guardedCreateStatement(VersionRows.NONE).sql()));
    }

    private void addTransaction(String headline, VersionRows before, List<RowChange> changes, List<String> logEntry) {
        lines.add("");
        lines.add(words.comment(headline));
        Statement table = versions.guardedCreateStatement(before);
        if (stepByStep) {
            lines.add(words.comment("This revision is not one transaction: if a statement fails, the statements"
                    + " before it have already taken effect."));
            addVersionCheck(table);
            lines.addAll(work);
            lines.add("");
            lines.add(words.comment("Record the revision"));
            lines.addAll(transaction.begin());
        } else {
            lines.addAll(transaction.begin());
            addVersionCheck(table);
            lines.addAll(work);
        }
        versions.changeStatements(changes).stream().map(words::statement).forEach(lines::add);
        logEntry.stream().map(words::statement).forEach(lines::add);
        lines.addAll(transaction.checks());
        lines.addAll(transaction.commit());
    }

    private void addVersionCheck(Statement table) {
        lines.add(words.statement(table.sql()));
        table.guards().stream().map(words::guard).forEach(lines::add);
    }

    /**
     * {@return the statements of the operations, with the queries of the guards and the checks, for use in the
     * transaction of a revision}
     */
    String body() {
        List<String> part = new ArrayList<>(transaction.requirements());
        part.addAll(work);
        part.addAll(transaction.checks());
        return String.join("\n", part);
    }

    @Override
    public void revisionRestarted(Need need) {
        work.clear();
        stepByStep = need == Need.NO_TRANSACTION;
        transaction = words.transaction(session.connection(), url);
    }

    @Override
    public void operationPlanned(Operation operation, OperationPlan steps) {
        stepByStep |= steps.need() == Need.NO_TRANSACTION;
        work.add("");
        if (!(operation instanceof ExecuteSql)) {
            String way = steps.strategy().name().toLowerCase(Locale.ROOT);
            work.add(words.comment(operation.describe() + " (" + way + ": " + steps.reason() + ")"));
        }
        work.addAll(before(operation, steps));
        steps.statements().forEach(this::add);
        work.addAll(transaction.after(operation, steps));
    }

    private List<String> before(Operation operation, OperationPlan steps) {
        try {
            return transaction.before(operation, steps);
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be read", e);
        }
    }

    @Override
    public void zoneAssumed(String zone) {
        work.add("");
        work.add(words.comment("Dates and times without a time zone are in " + zone));
    }

    private void add(Statement statement) {
        for (Guard guard : statement.guards()) {
            work.add(words.guard(guard));
        }
        String sql = stepByStep
                ? words.singleStatement(statement.sql(), session.lockTimeout())
                : words.statement(statement.sql());
        if (!statement.comment().isEmpty()) {
            work.add(words.comment(statement.comment()));
        }
        work.add(sql);
    }

    /** {@return the whole script} */
    @Override
    public String toString() {
        List<String> script = new ArrayList<>(
                words.opening(String.valueOf(session.options().databaseVersion()), session.lockTimeout()));
        script.addAll(lines);
        return String.join("\n", script) + "\n";
    }
}
