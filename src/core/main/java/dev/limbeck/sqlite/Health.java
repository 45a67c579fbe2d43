package dev.limbeck.sqlite;

import java.util.List;
import java.util.Optional;

/** Whether SQLite can still carry out what a view or trigger says. */
final class Health {
    private final Scratch scratch;

    /** Asks in that database, which has the tables and views but no triggers. */
    Health(Scratch scratch) {
        this.scratch = scratch;
    }

    /** {@return what SQLite says against the view or trigger, or nothing when it is well} */
    Optional<String> problem(Stored object) {
        if (object.is("view")) {
            scratch.run("DROP VIEW " + Names.quote(object.name()));
            return scratch.run(object.sql())
                    .or(() -> scratch.run("EXPLAIN SELECT * FROM " + Names.quote(object.name())));
        }
        Optional<String> failure = scratch.run(object.sql());
        if (failure.isPresent()) {
            return failure;
        }
        failure = scratch.run("EXPLAIN " + event(TriggerText.parse(object.sql())));
        scratch.run("DROP TRIGGER " + Names.quote(object.name()));
        return failure;
    }

    /** {@return whether only the application that uses the database could tell: a function or module of its own} */
    static boolean isForeign(String problem) {
        return problem.contains("no such function")
                || problem.contains("no such module")
                || problem.contains("no such collation");
    }

    /** {@return a statement that fires the trigger} */
    private String event(TriggerText trigger) {
        String table = Names.quote(trigger.table().name());
        Cursor in = new Cursor(trigger.sql());
        while (!in.peek().span().equals(trigger.name().span())) {
            in.next();
        }
        in.next();
        while (!in.peek().isOneOf("DELETE", "INSERT", "UPDATE")) {
            in.next();
        }
        if (in.at("DELETE")) {
            return "DELETE FROM " + table;
        }
        if (in.at("INSERT")) {
            return "INSERT INTO " + table + " DEFAULT VALUES";
        }
        in.next();
        String column =
                in.accept("OF") ? in.name().name() : plainColumn(trigger.table().name());
        return "UPDATE " + table + " SET " + Names.quote(column) + " = NULL";
    }

    private String plainColumn(String table) {
        List<String> columns =
                scratch.ask("SELECT name FROM pragma_table_xinfo(" + Sql.text(table) + ") WHERE hidden = 0");
        return columns.isEmpty() ? "rowid" : columns.get(0);
    }
}
