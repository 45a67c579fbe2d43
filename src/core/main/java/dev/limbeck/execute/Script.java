package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptWords;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Steps;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What revisions do, as a script for the database's own shell. It hears what is planned while they run in a scratch
 * database, and writes down what is run, what is asked before, and what is made sure of afterwards.
 */
public final class Script implements RunListener {
    private final Session session;
    private final ScriptWords words;
    private final Dialect dialect;
    private final Connection scratch;
    private final VersionTable versions;
    private final boolean foreignKeys;
    private final List<String> lines = new ArrayList<>();
    private final List<String> work = new ArrayList<>();
    private @Nullable LogTable log;
    private Function<RevisionFile, String> hash = revision -> "";
    private boolean withoutForeignKeys;
    private boolean watches;

    /**
     * An empty script.
     *
     * @param session runs in the scratch database; its options say which version the script is for
     * @param versions where the revisions are kept
     * @param foreignKeys whether a run would enforce foreign keys where it can
     */
    public Script(Session session, VersionTable versions, boolean foreignKeys) {
        this.dialect = session.dialect();
        this.words = dialect.script();
        this.scratch = session.connection();
        this.versions = versions;
        this.foreignKeys = foreignKeys;
        this.session = session;
    }

    /**
     * Writes down one revision while it runs in the scratch database.
     *
     * @param headline says which revision it is
     * @param run runs it, heard by this
     */
    public void revision(String headline, RevisionStep step, Runnable run) {
        work.clear();
        withoutForeignKeys = false;
        watches = false;
        run.run();
        List<String> note = log == null
                ? List.of()
                : log.statements(step.revision().id(), step.direction(), hash.apply(step.revision()));
        transaction(headline, step.before(), step.changes(), note);
    }

    /** Notes each revision in that table, in its transaction, with what the function makes of it. */
    public void logging(LogTable table, Function<RevisionFile, String> hashed) {
        log = table;
        hash = hashed;
    }

    /** Writes down a change of the version table, and what was heard since the last. */
    public void transaction(String headline, VersionRows before, List<RowChange> changes) {
        transaction(headline, before, changes, List.of());
    }

    /** Writes down that the version table is made where it is missing, and nothing else. */
    public void versionTable(String headline) {
        lines.add("");
        lines.add(words.comment(headline));
        lines.add(words.statement(versions.script(VersionRows.NONE).sql()));
    }

    private void transaction(String headline, VersionRows before, List<RowChange> changes, List<String> note) {
        lines.add("");
        lines.add(words.comment(headline));
        lines.addAll(words.begin(foreignKeys && !withoutForeignKeys));
        Statement table = versions.script(before);
        lines.add(words.statement(table.sql()));
        table.guards().stream().map(words::guard).forEach(lines::add);
        lines.addAll(work);
        versions.statements(changes).stream().map(words::statement).forEach(lines::add);
        note.stream().map(words::statement).forEach(lines::add);
        lines.addAll(words.commit(watches));
    }

    /**
     * {@return what operations do, with all that is asked before and made sure of afterwards, for the transaction of a
     * revision}
     */
    String part() {
        List<String> part = new ArrayList<>();
        if (withoutForeignKeys) {
            part.addAll(allButLast(words.begin(false)));
        }
        part.addAll(work);
        part.addAll(allButLast(words.commit(watches)));
        return String.join("\n", part);
    }

    private static List<String> allButLast(List<String> statements) {
        return statements.subList(0, statements.size() - 1);
    }

    @Override
    public void planned(Operation operation, Steps steps) {
        withoutForeignKeys |= steps.needsForeignKeysOff();
        work.add("");
        if (!(operation instanceof ExecuteSql)) {
            String way = steps.way().name().toLowerCase(Locale.ROOT);
            work.add(words.comment(
                    Wording.of(operation).replaceFirst("^to ", "") + " (" + way + ": " + steps.reason() + ")"));
        }
        Optional<TableName> watched = OperationRunner.watched(operation, steps);
        watched.ifPresent(this::watch);
        steps.statements().forEach(this::add);
        OperationRunner.copied(operation, steps).map(words::checkCopy).ifPresent(work::add);
    }

    @Override
    public void inZone(String zone) {
        work.add("");
        work.add(words.comment("Days and times without a zone are those of " + zone));
    }

    private void watch(TableName table) {
        try {
            work.addAll(words.watch(table, dialect.uncheckable(scratch)));
            watches = true;
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be read", e);
        }
    }

    private void add(Statement statement) {
        for (Guard guard : statement.guards()) {
            work.add(words.guard(guard));
        }
        String sql = words.statement(statement.sql());
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
