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
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views that use a table, directly or through other views. PostgreSQL cannot change the type of a column while a
 * view uses the column. Therefore these views are dropped before the change and recreated afterwards, with everything
 * that belongs to them.
 */
final class DependentViews {
    private final Catalog catalog;
    private final TableName table;
    private final List<TableOperation> steps;
    private List<View> affected = List.of();

    DependentViews(Catalog catalog, TableName table) {
        this(catalog, table, List.of());
    }

    /** Creates the object for a batch with the given steps. */
    DependentViews(Catalog catalog, TableName table, List<TableOperation> steps) {
        this.catalog = catalog;
        this.table = table;
        this.steps = steps;
    }

    /**
     * Includes the views in the plan, because the type of a column changes.
     *
     * @throws UnsupportedChange if the batch renames a column that a view may use, because the view is created again
     *     from the text that it has before the batch
     */
    void include() {
        affected = using(table);
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
                + ", which is renamed in the same batch that changes the type of a column. Rename the column in a batch"
                + " of its own, before this batch.");
    }

    /** {@return the views that use the given table or view, in an order in which they can be created} */
    List<View> using(TableName name) {
        Set<View> found = new LinkedHashSet<>();
        collect(name, found);
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

    List<Statement> drops() {
        List<View> last = new ArrayList<>(affected);
        Collections.reverse(last);
        return last.stream()
                .map(view -> new Statement(
                        ViewDdl.drop(view),
                        "drop the view " + view.name() + " for the change",
                        Lock.ALL,
                        List.of(),
                        List.of()))
                .toList();
    }

    List<Statement> creations() {
        return creations(affected);
    }

    /** {@return the statements that create the views again, with their comments, rights and triggers} */
    List<Statement> creations(List<View> views) {
        return views.stream()
                .flatMap(view -> catalog.definition(view.name()).stream()
                        .map(sql -> Statement.of(sql, "create the view " + view.name() + " again")))
                .toList();
    }
}
