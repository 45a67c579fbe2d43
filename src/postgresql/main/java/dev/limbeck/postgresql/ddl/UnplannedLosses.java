package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.ColumnUser;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Planner.Loss.Effect;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a planned statement with the current schema, which other programs may have changed since the plan was made.
 * Finds the objects that the statement would remove without creating them again, and those that it creates again.
 *
 * @param name the table that the statement changes
 * @param now the schema before the statement
 */
record UnplannedLosses(TableName name, Catalog now) {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * {@return the objects}
     *
     * @param sql the statement, which can consist of several statements
     */
    List<Loss> find(String sql) {
        Set<String> parts = parts(sql);
        Predicate<String> isCreated = creation -> parts.contains(key(creation)) || sql.contains(key(creation));
        List<Loss> losses = new ArrayList<>();
        for (View view : now.schema().views()) {
            if (parts.contains(DependentViews.drop(view))
                    && !now.definition(view.name()).stream().allMatch(isCreated)) {
                losses.add(new Loss(
                        "the view " + view.name() + " or an object that belongs to it",
                        now.definition(view.name()),
                        Effect.OVERWRITTEN));
            }
        }
        now.columnUsers(name).stream()
                .filter(user -> user.drop() != null
                        && parts.contains(key(user.drop()))
                        && !user.creations().stream().allMatch(isCreated))
                .forEach(user -> losses.add(new Loss(user.description(), user.creations(), Effect.OVERWRITTEN)));
        now.table(name).ifPresent(table -> {
            for (Column column : table.columns()) {
                String clause = "ALTER TABLE " + SYNTAX.quote(name) + " DROP COLUMN " + SYNTAX.quote(column.name());
                if (parts.contains(clause)) {
                    addUsers(column.name(), isReplaced(SYNTAX.quote(column.name()), sql), table, isCreated, losses);
                }
            }
        });
        return losses.stream().distinct().toList();
    }

    /** {@return the columns whose type the statement changes, or that it replaces, with their current definitions} */
    List<Loss> findColumns(String sql) {
        List<Loss> columns = new ArrayList<>();
        String prefix = "ALTER TABLE " + SYNTAX.quote(name) + " ";
        List<String> parts =
                SYNTAX.statements(sql).stream().map(part -> key(part.sql())).toList();
        for (Column column : now.table(name).map(Table::columns).orElse(List.of())) {
            String quoted = SYNTAX.quote(column.name());
            boolean changed =
                    parts.stream().anyMatch(part -> part.startsWith(prefix + "ALTER COLUMN " + quoted + " TYPE "));
            if (parts.contains(prefix + "DROP COLUMN " + quoted) && isReplaced(quoted, sql)) {
                columns.add(state(column, TableDdl.column(name, column), String.valueOf(column.comment())));
            } else if (changed) {
                columns.add(state(column, TableDdl.typeWithCollation(column), String.valueOf(column.serverDefault())));
            }
        }
        return columns;
    }

    /** {@return the objects that the statement creates again, as they are now} */
    List<Loss> findRestored(String sql) {
        Set<String> parts = parts(sql);
        List<Loss> found = new ArrayList<>();
        for (View view : now.schema().views()) {
            String drop = DependentViews.drop(view);
            if (parts.contains(drop)) {
                found.add(restored("the view " + view.name(), drop, now.definition(view.name())));
                now.columnUsers(view.name()).forEach(user -> found.add(restored(user)));
            }
        }
        now.columnUsers(name).forEach(user -> found.add(restored(user)));
        now.table(name).ifPresent(table -> {
            for (Index index : table.indexes()) {
                found.add(restored(
                        "the index " + index.name(),
                        null,
                        withMarks(TableDdl.createIndex(name, index), "index", index.name())));
            }
            table.constraints()
                    .forEach(each -> found.add(restored("the constraint " + each.name(), null, withMarks(each))));
        });
        return found.stream()
                .filter(each -> each.definition().stream().skip(1).anyMatch(parts::contains))
                .distinct()
                .toList();
    }

    private static Loss restored(ColumnUser user) {
        return restored(user.description(), user.drop(), user.creations());
    }

    /** The first of these texts is found whenever the object exists. */
    private static Loss restored(String description, @Nullable String drop, List<String> creations) {
        return new Loss(
                description,
                Stream.concat(
                                Stream.of(drop == null ? description : key(drop)),
                                creations.stream().map(UnplannedLosses::key))
                        .toList(),
                Effect.RESTORED);
    }

    private static Set<String> parts(String sql) {
        return SYNTAX.statements(sql).stream().map(part -> key(part.sql())).collect(Collectors.toSet());
    }

    /**
     * {@return whether the statement drops the index, or the index with the properties} Limbeck drops no other object
     * outside a transaction.
     */
    static boolean drops(String sql, Loss object) {
        List<SqlToken> tokens = SqlTokenizer.meaningful(sql);
        return tokens.size() > 2
                && tokens.get(0).is("drop")
                && tokens.get(1).is("index")
                && object.description()
                        .endsWith("the index " + tokens.get(tokens.size() - 1).name());
    }

    /** {@return the statement without the given parts} */
    static Statement without(Statement statement, Set<String> removed) {
        String rest = SYNTAX.statements(statement.sql()).stream()
                .map(part -> key(part.sql()))
                .filter(part -> !removed.contains(part))
                .collect(Collectors.joining(";\n"));
        return new Statement(
                rest,
                statement.comment(),
                statement.lock(),
                statement.hazards(),
                statement.guards(),
                statement.undo(),
                statement.batched());
    }

    private static Loss state(Column column, String... definition) {
        return new Loss("the column " + column.name(), List.of(definition), Effect.OVERWRITTEN);
    }

    private static boolean isReplaced(String quoted, String sql) {
        return sql.contains(" ADD COLUMN " + quoted + " ") || sql.contains(" TO " + quoted);
    }

    private static String key(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /**
     * Adds the objects that are dropped with the column. If an object uses no other column, it is assumed to be dropped
     * on purpose, unless the column is replaced.
     */
    private void addUsers(
            String column, boolean replaced, Table table, Predicate<String> isCreated, List<Loss> losses) {
        for (Index index : table.indexes()) {
            List<String> creations = withMarks(TableDdl.createIndex(name, index), "index", index.name());
            if (USED.in(index, table).contains(column) && !creations.stream().allMatch(isCreated)) {
                losses.add(new Loss("the index " + index.name(), creations, Effect.DROPPED));
            }
        }
        table.constraints()
                .filter(each -> USED.in(each, table).contains(column)
                        && (replaced
                                || each instanceof PrimaryKey
                                || USED.in(each, table).size() > 1))
                .map(each -> new Loss("the constraint " + each.name(), withMarks(each), Effect.DROPPED))
                .filter(loss -> !loss.definition().stream().allMatch(isCreated))
                .forEach(losses::add);
        List<ColumnUser> users = replaced
                ? ColumnUsers.lostWith(now, name, column)
                : now.columnUsers(name).stream()
                        .filter(user -> user.column().equals(column) && !ColumnUsers.isOwn(user))
                        .toList();
        users.stream()
                .filter(user -> !isRestored(user, isCreated))
                .forEach(user -> losses.add(new Loss(
                        user.description(),
                        user.creations(),
                        ColumnUsers.isRights(user) ? Effect.REVOKED : Effect.DROPPED)));
    }

    private static boolean isRestored(ColumnUser user, Predicate<String> isCreated) {
        boolean known = !user.creations().isEmpty() || ColumnUsers.isAgain(user);
        return known && user.creations().stream().allMatch(isCreated);
    }

    private List<String> withMarks(Constraint constraint) {
        return withMarks(
                "ALTER TABLE " + SYNTAX.quote(name) + " ADD " + TableDdl.constraint(constraint),
                "constraint",
                String.valueOf(constraint.name()));
    }

    private List<String> withMarks(String creation, String kind, String object) {
        return Stream.concat(
                        Stream.of(creation),
                        ColumnUsers.marks(now, name, kind, object).stream().map(Statement::sql))
                .toList();
    }
}
