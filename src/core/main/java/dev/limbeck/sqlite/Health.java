package dev.limbeck.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
        TriggerText trigger = TriggerText.parse(object.sql());
        String target = Names.quote(trigger.table().name());
        failure = scratch.run("EXPLAIN " + event(trigger, target, this::plainColumn));
        scratch.run("DROP TRIGGER " + Names.quote(object.name()));
        return failure;
    }

    /** {@return whether only the application that uses the database could tell: a function or module of its own} */
    static boolean isForeign(String problem) {
        return problem.contains("no such function")
                || problem.contains("no such module")
                || problem.contains("no such collation");
    }

    /**
     * {@return a statement that fires the trigger}
     *
     * @param target the trigger's table or view, as SQL spells it
     * @param column finds a column that can be set, for the table of that name
     */
    static String event(TriggerText trigger, String target, UnaryOperator<String> column) {
        Cursor in = new Cursor(trigger.sql());
        while (!in.peek().span().equals(trigger.name().span())) {
            in.next();
        }
        in.next();
        while (!in.peek().isOneOf("DELETE", "INSERT", "UPDATE")) {
            in.next();
        }
        if (in.at("DELETE")) {
            return "DELETE FROM " + target;
        }
        if (in.at("INSERT")) {
            return "INSERT INTO " + target + " DEFAULT VALUES";
        }
        in.next();
        String set = in.accept("OF")
                ? in.name().name()
                : column.apply(trigger.table().name());
        return "UPDATE " + target + " SET " + Names.quote(set) + " = NULL";
    }

    private String plainColumn(String table) {
        List<String> columns =
                scratch.ask("SELECT name FROM pragma_table_xinfo(" + Sql.text(table) + ") WHERE hidden = 0");
        return columns.isEmpty() ? "rowid" : columns.get(0);
    }
}
