package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The views that use a table, directly or through other views. PostgreSQL cannot change the type of a column while a
 * view, a policy, a rule or a trigger uses the column. Therefore, these objects are dropped before the change and
 * recreated afterwards, with everything that belongs to them.
 */
final class DependentViews {
    /** The details of a single column of a view, as {@link Catalog#definition} writes them. */
    private static final Pattern COLUMN_DETAIL =
            Pattern.compile("COMMENT ON COLUMN |ALTER VIEW \\S.* ALTER COLUMN |GRANT \\w+ \\(");

    private final Catalog catalog;
    private final TableName table;
    private final List<TableOperation> steps;
    private final ColumnUsers users;
    private List<View> affected = List.of();

    DependentViews(Catalog catalog, TableName table) {
        this(catalog, table, List.of());
    }

    /** Creates an instance for a batch with the given steps. */
    DependentViews(Catalog catalog, TableName table, List<TableOperation> steps) {
        this.catalog = catalog;
        this.table = table;
        this.steps = steps;
        this.users = new ColumnUsers(catalog, table, steps);
    }

    /**
     * Adds to the plan the views, policies, rules and triggers that use the column, because the type of the column
     * changes.
     *
     * @param column the name that the column has at this step
     * @throws UnsupportedChange if the batch renames a column that a view may use, because the view is recreated from
     *     the text that it had before the batch
     */
    void include(String column) {
        affected = using(table);
        users.include(column);
        affected.forEach(view -> users.includeView(view.name()));
        for (TableOperation step : steps) {
            if (step instanceof RenameColumn rename) {
                affected.stream()
                        .filter(view -> names(view).contains(rename.from()))
                        .findFirst()
                        .ifPresent(view -> refuse(view, rename));
            }
        }
    }

    private void refuse(View view, RenameColumn rename) {
        throw new UnsupportedChange("The view " + view.name() + " uses the column " + table.name() + "." + rename.from()
                + ", which is renamed in the same batch that changes the type of a column. Rename the column in a"
                + " separate batch before this one.");
    }

    /** Records that the step runs before the steps of the following calls. */
    void passed(TableOperation step) {
        users.passed(step);
    }

    /** {@return the name that the column had before the batch} */
    String nameBefore(String column) {
        return users.nameBefore(column);
    }

    /** {@return the views that use the given table or view, in an order in which they can be created} */
    List<View> using(TableName name) {
        Set<View> found = new LinkedHashSet<>();
        collect(name, found);
        return inOrder(found);
    }

    private static List<View> inOrder(Set<View> found) {
        List<View> ordered = new ArrayList<>();
        List<View> rest = new ArrayList<>(found);
        while (!rest.isEmpty()) {
            List<View> ready = rest.stream()
                    .filter(view ->
                            rest.stream().noneMatch(other -> !other.equals(view) && mentions(view, other.name())))
                    .toList();
            ordered.addAll(ready.isEmpty() ? List.copyOf(rest) : ready);
            rest.removeAll(ready.isEmpty() ? List.copyOf(rest) : ready);
        }
        return ordered;
    }

    private void collect(TableName name, Set<View> found) {
        for (View view : catalog.schema().views()) {
            if (!view.name().equals(name) && mentions(view, name) && found.add(view)) {
                collect(view.name(), found);
            }
        }
    }

    /**
     * Returns whether the text mentions the name. If the name has a different meaning there, recreating the view does
     * no harm.
     */
    private static boolean mentions(View view, TableName name) {
        return names(view).contains(name.name());
    }

    private static Set<String> names(View view) {
        return SqlTokenizer.meaningful(view.definition().sql()).stream()
                .map(SqlToken::name)
                .collect(Collectors.toSet());
    }

    /**
     * {@return the statements that restore the indexes, comments, privileges, triggers, rules and defaults of a
     * replaced view, except for those of columns that the view no longer has}
     */
    List<Statement> details(View view) {
        return catalog.definition(view.name()).stream()
                .skip(1)
                .map(sql -> Statement.of(
                        COLUMN_DETAIL.matcher(sql).lookingAt() ? ifColumnExists(sql) : sql,
                        "restore the properties of the view " + view.name()))
                .toList();
    }

    private static String ifColumnExists(String sql) {
        return "DO "
                + new PostgresqlSyntax().literal("BEGIN " + sql + "; EXCEPTION WHEN undefined_column THEN NULL; END");
    }

    List<Statement> drops() {
        List<View> last = new ArrayList<>(affected);
        Collections.reverse(last);
        List<Statement> drops = new ArrayList<>(users.drops());
        last.forEach(view -> drops.add(new Statement(
                drop(view), "drop the view " + view.name() + " for the change", Lock.ALL, List.of(), List.of())));
        return drops;
    }

    List<Statement> creations() {
        List<Statement> creations = new ArrayList<>(creations(affected));
        // The rules of a view are part of its definition.
        creations.addAll(users.creations(affected.stream().map(View::name).toList()));
        return creations;
    }

    /**
     * {@return the statements that recreate the objects that the server has dropped with the columns}
     *
     * @param columns the names of the columns before the batch
     */
    List<Statement> lostWith(List<String> columns) {
        return users.again(columns);
    }

    /** {@return the statements that create the views again, with their comments, privileges and triggers} */
    List<Statement> creations(List<View> views) {
        return views.stream()
                .flatMap(view -> catalog.definition(view.name()).stream()
                        .map(sql -> Statement.of(sql, "create the view " + view.name() + " again")))
                .toList();
    }

    /** {@return the statement that drops the view} */
    static String drop(View view) {
        boolean materialized = SqlTokenizer.meaningful(view.definition().sql()).stream()
                .takeWhile(token -> !token.is("as"))
                .limit(4)
                .anyMatch((SqlToken token) -> token.is("materialized"));
        return "DROP " + (materialized ? "MATERIALIZED " : "") + "VIEW " + new PostgresqlSyntax().quote(view.name());
    }
}
