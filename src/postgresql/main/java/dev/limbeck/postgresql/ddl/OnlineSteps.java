package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Converts the statements of one step of a batch to forms that make other programs wait only briefly. Each of the
 * resulting statements takes effect on its own.
 *
 * @param table the table before the step
 * @param views the views that the step drops and creates again
 * @param partitioned whether the table has partitions; PostgreSQL does not support most of these forms for such tables
 */
record OnlineSteps(Table table, DependentViews views, boolean partitioned) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * {@return the statements for a step whose objects all have names}
     *
     * @param plain the statements that the step would have in a transaction
     */
    List<Statement> convert(TableOperation step, List<Statement> plain) {
        if (step instanceof AlterColumn change) {
            return alterColumn(change, plain);
        }
        if (step instanceof AddColumn add && add.backfill() != null) {
            return addColumn(add.column(), add.backfill().sql(), plain);
        }
        if (step instanceof AddConstraint add) {
            return addConstraint(add.constraint(), plain);
        }
        if (step instanceof CreateIndex && !partitioned) {
            return List.of(unlocked(plain.get(0), concurrently(plain.get(0).sql())));
        }
        if (step instanceof DropIndex && !partitioned) {
            return List.of(unlocked(plain.get(0), concurrently(plain.get(0).sql())));
        }
        return together(plain);
    }

    private static String concurrently(String sql) {
        return sql.replaceFirst("INDEX ", "INDEX CONCURRENTLY ");
    }

    private static Statement unlocked(Statement plain, String sql) {
        return new Statement(sql, plain.comment(), Lock.NONE, List.of(), List.of());
    }

    private String name() {
        return SYNTAX.quote(table.name());
    }

    private Statement alter(String clause, String comment, Lock lock) {
        return new Statement("ALTER TABLE " + name() + " " + clause, comment, lock, List.of(), List.of());
    }

    /** {@return the statements as one statement, which takes effect completely or not at all} */
    static List<Statement> together(List<Statement> statements) {
        if (statements.size() < 2) {
            return statements;
        }
        List<String> texts = new ArrayList<>();
        Lock lock = Lock.NONE;
        for (Statement each : statements) {
            texts.add(each.sql());
            lock = each.lock().compareTo(lock) > 0 ? each.lock() : lock;
        }
        return List.of(new Statement(
                String.join(";\n", texts),
                statements.get(0).comment(),
                lock,
                statements.stream().flatMap(each -> each.hazards().stream()).toList(),
                statements.stream().flatMap(each -> each.guards().stream()).toList()));
    }

    private List<Statement> addConstraint(Constraint constraint, List<Statement> plain) {
        boolean checked = constraint.options().has(PostgresqlOptions.NOT_VALID);
        if (checked || (partitioned && constraint instanceof ForeignKey)) {
            return plain;
        }
        if (constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint) {
            return partitioned ? plain : addKey(constraint);
        }
        Statement add = plain.get(0);
        return List.of(
                new Statement(add.sql() + " NOT VALID", add.comment(), add.lock(), List.of(), List.of()),
                validate(Objects.requireNonNull(constraint.name()), 1));
    }

    private Statement validate(String constraint, int back) {
        return alter(
                        "VALIDATE CONSTRAINT " + SYNTAX.quote(constraint),
                        "check the rows while others read and write",
                        Lock.NONE)
                .withUndo(dropConstraint(constraint), back);
    }

    private String dropConstraint(String constraint) {
        return "ALTER TABLE " + name() + " DROP CONSTRAINT IF EXISTS " + SYNTAX.quote(constraint);
    }

    /** Adds a primary key, after making its columns NOT NULL. */
    List<Statement> addKey(Constraint constraint) {
        String key = SYNTAX.quote(Objects.requireNonNull(constraint.name()));
        List<Statement> all = new ArrayList<>();
        String required = null;
        for (String column : constraint instanceof PrimaryKey primary ? nullable(primary) : List.<String>of()) {
            List<Statement> group = new ArrayList<>(notNull(column, List.of()));
            group.set(0, afterNotNull(group.get(0), required));
            all.addAll(group);
            required = column;
        }
        Statement index = Statement.of(
                TableDdl.createKeyIndex(table.name(), constraint), "create the index while others read and write");
        all.add(afterNotNull(index, required));
        String schema = table.name().schema();
        all.add(alter(
                        "ADD CONSTRAINT " + key + " " + TableDdl.usingIndex(constraint),
                        "add the constraint " + constraint.name(),
                        Lock.ALL)
                .withUndo(
                        "DROP INDEX CONCURRENTLY IF EXISTS " + (schema == null ? "" : SYNTAX.quote(schema) + ".") + key,
                        1));
        return all;
    }

    private List<String> nullable(PrimaryKey key) {
        return table.columns().stream()
                .filter(column -> column.nullable() && key.columns().contains(column.name()))
                .map(Column::name)
                .toList();
    }

    /**
     * Returns the statement with an undo: if it fails, the preceding change that made the column NOT NULL is reverted.
     */
    private Statement afterNotNull(Statement next, @Nullable String column) {
        return column == null
                ? next
                : next.withUndo(
                        "ALTER TABLE " + name() + " ALTER COLUMN " + SYNTAX.quote(column) + " DROP NOT NULL",
                        notNull(column, List.of()).size());
    }

    /**
     * Makes a column NOT NULL by means of a check, which is dropped at the end.
     *
     * @param fills statements that set the column where it is NULL
     */
    private List<Statement> notNull(String column, List<Statement> fills) {
        String check = ObjectNames.temporary("limbeck_not_null", column);
        String drop = dropConstraint(check);
        List<Statement> all = new ArrayList<>();
        all.add(alter(
                "ADD CONSTRAINT " + SYNTAX.quote(check) + " CHECK (" + SYNTAX.quote(column) + " IS NOT NULL) NOT VALID",
                "require a value in changed rows",
                Lock.ALL));
        fills.forEach(fill -> all.add(fill.withUndo(drop, all.size())));
        all.add(validate(check, all.size()));
        all.add(alter(
                        "ALTER COLUMN " + SYNTAX.quote(column) + " SET NOT NULL;\nALTER TABLE " + name()
                                + " DROP CONSTRAINT " + SYNTAX.quote(check),
                        "change " + table.name(),
                        Lock.ALL)
                .withUndo(drop, all.size()));
        return all;
    }

    /**
     * Lets the statement run in batches of rows, unless the new value of a row may depend on other rows, because these
     * can change between two batches.
     */
    private Statement batched(Statement fill) {
        boolean readsRows =
                SqlTokenizer.meaningful(fill.sql()).stream().anyMatch(token -> token.is("select") || token.is("over"));
        return readsRows || partitioned ? fill : fill.inBatches();
    }

    private static boolean isFill(Statement statement) {
        return statement.sql().startsWith("UPDATE ");
    }

    private static boolean isNotNull(Statement statement) {
        return statement.sql().endsWith(" SET NOT NULL");
    }

    private static boolean isCheckOfRows(Statement statement) {
        return statement.sql().startsWith("SET CONSTRAINTS ");
    }

    private List<Statement> alterColumn(AlterColumn step, List<Statement> plain) {
        if (!Objects.equals(step.before().generated(), step.after().generated())) {
            List<Statement> all = new ArrayList<>(views.drops());
            all.addAll(plain);
            all.addAll(views.creations());
            return together(all);
        }
        List<Statement> first = new ArrayList<>(views.drops());
        List<Statement> fills = new ArrayList<>();
        List<Statement> last = new ArrayList<>();
        boolean notNull = false;
        for (Statement each : plain) {
            if (isNotNull(each)) {
                notNull = true;
            } else if (isFill(each)) {
                fills.add(each);
            } else if (!isCheckOfRows(each)) {
                (notNull ? last : first).add(each);
            }
        }
        first.addAll(views.creations());
        List<Statement> all = new ArrayList<>(together(first));
        boolean repeatable = fills.stream().allMatch(fill -> fill.sql().endsWith(" IS NULL"));
        if (repeatable) {
            fills.replaceAll(this::batched);
        }
        if (!notNull || !repeatable) {
            all.addAll(fills);
            fills.clear();
        }
        if (notNull) {
            all.addAll(notNull(step.after().name(), fills));
        }
        all.addAll(together(last));
        return all;
    }

    /**
     * Returns the condition that the value is not NULL. Without it, a row without a value would be written twice: in
     * its batch and again at the end. The condition is left out if the value is the next number of a sequence.
     */
    private static String hasValue(Column column, String value) {
        boolean computed = SqlTokenizer.meaningful(value).stream().anyMatch(SqlToken::isName)
                && SqlTokenizer.meaningful(value).stream().noneMatch(token -> token.is("nextval"));
        return column.nullable() && computed ? "(" + value + "\n) IS NOT NULL AND " : "";
    }

    /**
     * Adds a column and then sets it in the rows that have no value yet. Rows that are inserted in the meantime already
     * have the default, or a value set by the program that inserted them.
     */
    private List<Statement> addColumn(Column column, String value, List<Statement> plain) {
        List<Statement> first = new ArrayList<>();
        List<Statement> fills = new ArrayList<>();
        for (Statement each : plain) {
            if (isFill(each)) {
                fills.add(batched(unlocked(
                        each,
                        each.sql() + " WHERE " + hasValue(column, value) + SYNTAX.quote(column.name()) + " IS NULL")));
            } else if (!isNotNull(each) && !isCheckOfRows(each)) {
                first.add(each);
            }
        }
        List<Statement> all = new ArrayList<>(together(first));
        all.addAll(column.nullable() ? fills : notNull(column.name(), fills));
        return all;
    }
}
