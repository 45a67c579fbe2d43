package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.ColumnUser;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds what a planned statement would remove without creating it again, because other programs created it after the
 * statement was planned.
 *
 * @param name the table that the statement changes
 * @param now the schema before the statement
 */
record UnplannedLosses(TableName name, Catalog now) {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * {@return descriptions of the objects}
     *
     * @param sql the statement, which can consist of several ones
     */
    List<String> find(String sql) {
        Set<String> parts = new LinkedHashSet<>();
        SYNTAX.statements(sql).forEach(part -> parts.add(key(part.sql())));
        Predicate<String> isCreated = creation -> parts.contains(key(creation)) || sql.contains(key(creation));
        List<String> losses = new ArrayList<>();
        for (View view : now.schema().views()) {
            if (parts.contains(DependentViews.drop(view))
                    && !now.definition(view.name()).stream().allMatch(isCreated)) {
                losses.add("the view " + view.name() + " or what belongs to it");
            }
        }
        now.columnUsers(name).stream()
                .filter(user -> user.drop() != null
                        && parts.contains(key(user.drop()))
                        && !user.creations().stream().allMatch(isCreated))
                .map(ColumnUser::description)
                .forEach(losses::add);
        now.table(name).ifPresent(table -> {
            for (Column column : table.columns()) {
                String clause = "ALTER TABLE " + SYNTAX.quote(name) + " DROP COLUMN " + SYNTAX.quote(column.name());
                if (parts.contains(clause)) {
                    boolean replaced = sql.contains(" ADD COLUMN " + SYNTAX.quote(column.name()) + " ")
                            || sql.contains(" TO " + SYNTAX.quote(column.name()));
                    addUsers(column.name(), replaced, table, isCreated, losses);
                }
            }
        });
        return losses.stream().distinct().toList();
    }

    private static String key(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** Adds what is dropped with the column. What uses no other column is meant to be dropped, unless it is replaced. */
    private void addUsers(
            String column, boolean replaced, Table table, Predicate<String> isCreated, List<String> losses) {
        for (Index index : table.indexes()) {
            if (USED.in(index, table).contains(column)
                    && !(isCreated.test(TableDdl.createIndex(name, index))
                            && hasMarks("index", index.name(), isCreated))) {
                losses.add("the index " + index.name());
            }
        }
        table.constraints()
                .filter(each -> USED.in(each, table).contains(column)
                        && (replaced
                                || each instanceof PrimaryKey
                                || USED.in(each, table).size() > 1))
                .filter(each ->
                        !(isCreated.test("ALTER TABLE " + SYNTAX.quote(name) + " ADD " + TableDdl.constraint(each))
                                && hasMarks("constraint", String.valueOf(each.name()), isCreated)))
                .forEach(each -> losses.add("the constraint " + each.name()));
        now.columnUsers(name).stream()
                .filter(user -> user.column().equals(column) && (replaced || !ColumnUsers.isOwn(user)))
                .filter(user ->
                        user.creations().isEmpty() || !user.creations().stream().allMatch(isCreated))
                .map(ColumnUser::description)
                .forEach(losses::add);
    }

    private boolean hasMarks(String kind, String object, Predicate<String> isCreated) {
        return ColumnUsers.marks(now, name, kind, object).stream()
                .map(Statement::sql)
                .allMatch(isCreated);
    }
}
