package dev.limbeck.sqlite;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a plan as the executor does: in one transaction, and with each guard before its statement. */
public final class ChangeRun {
    /**
     * The query that counts foreign key violations; SQLite rejects the query if a foreign key refers to columns that
     * are not a key.
     */
    private static final String CHECK = "SELECT count(*) FROM pragma_foreign_key_check";

    private final Database database;

    public ChangeRun(Database database) {
        this.database = database;
    }

    /** Thrown if a guard found rows. */
    public static final class Stopped extends RuntimeException {
        Stopped(String message) {
            super(message);
        }
    }

    /** Runs either all statements or, if one fails, none. */
    public void run(OperationPlan steps) {
        if (steps.need() == OperationPlan.Need.FOREIGN_KEYS_OFF) {
            database.run("PRAGMA foreign_keys = OFF", "PRAGMA legacy_alter_table = ON");
        }
        database.run("BEGIN IMMEDIATE");
        try {
            boolean checkable = database.accepts(CHECK);
            Set<String> orphans = orphans();
            for (Statement statement : steps.statements()) {
                statement.guards().forEach(this::check);
                database.run(statement.sql());
            }
            Set<String> now = orphans();
            now.removeAll(orphans);
            if (checkable && !now.isEmpty()) {
                throw new IllegalStateException("new orphans " + now);
            }
            database.run("COMMIT");
        } catch (RuntimeException e) {
            database.accepts("ROLLBACK");
            throw e;
        } finally {
            database.run("PRAGMA legacy_alter_table = OFF", "PRAGMA foreign_keys = ON");
        }
    }

    private void check(Guard guard) {
        List<List<@Nullable String>> rows = database.rows(guard.question());
        if (!rows.isEmpty()) {
            String examples = rows.stream()
                    .limit(3)
                    .map(row -> String.valueOf(row.get(0)))
                    .collect(Collectors.joining("; "));
            throw new Stopped(guard.message() + " (" + rows.size() + ": " + examples + ")");
        }
    }

    private Set<String> orphans() {
        if (!database.accepts(CHECK)) {
            return new TreeSet<>();
        }
        return database.rows("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check").stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
