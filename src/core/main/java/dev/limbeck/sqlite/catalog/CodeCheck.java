package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.Cursor;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TriggerText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Checks whether SQLite can still execute a view or trigger. */
public final class CodeCheck {
    private final ScratchDatabase scratch;

    /**
     * Creates a check that uses the given scratch database, which must contain the tables and views but no triggers.
     */
    public CodeCheck(ScratchDatabase scratch) {
        this.scratch = scratch;
    }

    /** {@return SQLite's error for the view or trigger; empty if SQLite can execute it} */
    public Optional<String> findProblem(SchemaRow object) {
        if (object.isType("view")) {
            scratch.run("DROP VIEW " + SqliteNames.quote(object.name()));
            return scratch.run(object.sql())
                    .or(() -> scratch.run("EXPLAIN SELECT * FROM " + SqliteNames.quote(object.name())));
        }
        Optional<String> failure = scratch.run(object.sql());
        if (failure.isPresent()) {
            return failure;
        }
        TriggerText trigger = TriggerText.parse(object.sql());
        String target = SqliteNames.quote(trigger.table().name());
        failure = scratch.run("EXPLAIN " + firingStatement(trigger, target, this::plainColumn));
        scratch.run("DROP TRIGGER " + SqliteNames.quote(object.name()));
        return failure;
    }

    /** {@return whether the problem is a missing function, module or collation, which the application may define} */
    public static boolean needsApplication(String problem) {
        return problem.contains("no such function")
                || problem.contains("no such module")
                || problem.contains("no such collation");
    }

    /**
     * {@return a statement that fires the trigger}
     *
     * @param target the quoted name of the trigger's table or view
     * @param column a function that returns an updatable column of the table with the given name
     */
    public static String firingStatement(TriggerText trigger, String target, UnaryOperator<String> column) {
        Cursor in = new Cursor(trigger.sql());
        while (!in.peek().span().equals(trigger.name().span())) {
            in.next();
        }
        in.next();
        while (!in.peek().isOneOf("DELETE", "INSERT", "UPDATE")) {
            in.next();
        }
        if (in.isAt("DELETE")) {
            return "DELETE FROM " + target;
        }
        if (in.isAt("INSERT")) {
            return "INSERT INTO " + target + " DEFAULT VALUES";
        }
        in.next();
        String set = in.accept("OF")
                ? in.name().name()
                : column.apply(trigger.table().name());
        return "UPDATE " + target + " SET " + SqliteNames.quote(set) + " = NULL";
    }

    private String plainColumn(String table) {
        List<String> columns =
                scratch.query("SELECT name FROM pragma_table_xinfo(" + Sql.literal(table) + ") WHERE hidden = 0");
        return columns.isEmpty() ? "rowid" : columns.get(0);
    }
}
