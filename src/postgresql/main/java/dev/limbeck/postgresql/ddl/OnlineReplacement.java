package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Replaces a constraint with another constraint of the same kind. The old constraint is dropped only after all rows
 * satisfy the new one.
 *
 * @param steps the statements of the batch
 * @param old the old constraint
 */
record OnlineReplacement(OnlineSteps steps, Constraint old) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * {@return the statements}
     *
     * @param added the new constraint
     * @param plain the statement that would add the new constraint in a transaction
     */
    List<Statement> replaceBy(Constraint added, List<Statement> plain) {
        boolean key = added instanceof PrimaryKey || added instanceof UniqueConstraint;
        if (added.options().has(PostgresqlOptions.NOT_VALID)
                || (steps.partitioned() && (key || added instanceof ForeignKey))) {
            List<Statement> both = new ArrayList<>(List.of(change(drop())));
            both.addAll(plain);
            return OnlineSteps.together(both);
        }
        return key ? replaceKey(added) : replaceRule(added);
    }

    private String alter(String clause) {
        return "ALTER TABLE " + SYNTAX.quote(steps.table().name()) + " " + clause;
    }

    private String drop() {
        return alter("DROP CONSTRAINT " + SYNTAX.quote(Objects.requireNonNull(old.name())));
    }

    private Statement change(String sql) {
        return new Statement(sql, "replace the constraint " + old.name(), Lock.ALL, List.of(), List.of());
    }

    private static String temporary(Constraint added) {
        return ObjectNames.temporary("limbeck_new", Objects.requireNonNull(added.name()));
    }

    private List<Statement> replaceRule(Constraint added) {
        boolean same = Objects.equals(added.name(), old.name());
        Constraint created = same ? added.withName(temporary(added)) : added;
        String name = SYNTAX.quote(Objects.requireNonNull(created.name()));
        String undo = alter("DROP CONSTRAINT IF EXISTS " + name);
        Statement add = new Statement(
                alter("ADD " + TableDdl.constraint(created) + " NOT VALID"),
                "add the new constraint " + added.name(),
                added instanceof ForeignKey ? Lock.WRITES : Lock.ALL,
                List.of(),
                List.of());
        Statement validate = Statement.of(
                        alter("VALIDATE CONSTRAINT " + name), "check the rows while others read and write")
                .withUndo(undo, 1);
        String rename = same
                ? ";\n"
                        + alter("RENAME CONSTRAINT " + name + " TO "
                                + SYNTAX.quote(Objects.requireNonNull(added.name())))
                : "";
        return List.of(add, validate, change(drop() + rename).withUndo(undo, 2));
    }

    private List<Statement> replaceKey(Constraint added) {
        Constraint built = added.withName(temporary(added));
        List<Statement> all = new ArrayList<>(steps.addKey(built));
        Statement last = all.remove(all.size() - 1);
        all.add(new Statement(
                drop() + ";\n"
                        + alter("ADD CONSTRAINT " + SYNTAX.quote(Objects.requireNonNull(added.name())) + " "
                                + TableDdl.usingIndex(built)),
                "replace the constraint " + old.name(),
                Lock.ALL,
                List.of(),
                List.of(),
                last.undo(),
                false));
        return all;
    }
}
