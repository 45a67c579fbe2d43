package dev.limbeck.command.review;

import dev.limbeck.LimbeckException;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.result.Review.Definition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the tables and views whose definitions change. Both definitions are generated from the schema instead of being
 * read from the database, so that they have the same spelling and differ only where the schema differs.
 */
public final class ChangedDefinitions {
    private final Dialect dialect;
    private final NameRules names;
    /** The previous name of each renamed table, by its current name. */
    private final Map<TableName, TableName> renamed = new LinkedHashMap<>();

    private final Set<TableName> touched = new LinkedHashSet<>();
    /**
     * The current names of new tables and views. If a new table or view replaces one with the same name, its definition
     * counts as changed.
     */
    private final Set<TableName> created = new HashSet<>();

    private final Catalog empty;

    private ChangedDefinitions(Dialect dialect, NameRules names) {
        this.dialect = dialect;
        this.names = names;
        this.empty = new SchemaCatalog(Schema.EMPTY.withNames(dialect.traits().names()));
    }

    /** {@return the definitions that the operations change, in the order of the operations} */
    public static List<Definition> find(Dialect dialect, Schema before, Schema after, List<Operation> operations) {
        ChangedDefinitions found = new ChangedDefinitions(dialect, before.names());
        operations.forEach(found::add);
        List<Definition> changed = new ArrayList<>();
        found.touched.removeIf(name -> found.isNew(before, name));
        for (TableName name : found.touched) {
            List<String> was = found.write(before, found.renamed.getOrDefault(name, name));
            List<String> is = found.write(after, name);
            if (!was.isEmpty() && !is.isEmpty() && !was.equals(is)) {
                changed.add(new Definition(found.shown(after, name), was, is));
            }
        }
        return changed;
    }

    private void add(Operation operation) {
        if (operation instanceof RenameTable rename) {
            rename(names.key(rename.from()), names.key(rename.to()));
        } else if (operation instanceof CreateTable create) {
            create(names.key(create.table().name()));
        } else if (operation instanceof CreateView create) {
            create(names.key(create.view().name()));
        } else if (operation instanceof DropTable drop) {
            drop(names.key(drop.table().name()));
        } else if (operation instanceof AlterTable batch) {
            touched.add(names.key(batch.table()));
        } else if (operation instanceof AlterTable.Comment comment) {
            touched.add(names.key(comment.table()));
        } else if (operation instanceof ReplaceView view) {
            touched.add(names.key(view.after().name()));
        } else if (operation instanceof CreateTrigger trigger) {
            touched.add(names.key(trigger.trigger().table()));
        } else if (operation instanceof DropTrigger trigger) {
            touched.add(names.key(trigger.trigger().table()));
        }
    }

    private void create(TableName name) {
        touched.add(name);
        created.add(name);
    }

    private void drop(TableName name) {
        created.remove(name);
        renamed.remove(name);
    }

    private void rename(TableName from, TableName to) {
        touched.remove(from);
        touched.add(to);
        if (created.remove(from)) {
            created.add(to);
            return;
        }
        TableName first = renamed.getOrDefault(from, from);
        renamed.remove(from);
        renamed.put(to, first);
    }

    /**
     * Returns whether the table or view is new: it did not exist before, under this name or another, and it does not
     * replace another object.
     */
    private boolean isNew(Schema before, TableName name) {
        if (created.contains(name) && renamed.containsValue(name)) {
            return true; // the earlier table of this name was renamed
        }
        TableName was = renamed.getOrDefault(name, name);
        return before.table(was).isEmpty() && before.view(was).isEmpty();
    }

    private String shown(Schema after, TableName name) {
        return after.table(name)
                .map(Table::name)
                .or(() -> after.view(name).map(view -> view.name()))
                .orElse(name)
                .toString();
    }

    private OperationPlan plan(CreateTable create) {
        PlanOptions options = new PlanOptions(null, true, false);
        return dialect.planner().planWithoutSchema(create, options, Need.ANY).orElseGet(() -> dialect.planner()
                .plan(create, empty, options));
    }

    /**
     * Returns the statements that create the table or view; empty if it does not exist or if the statements cannot be
     * written.
     */
    private List<String> write(Schema schema, TableName name) {
        List<String> statements = new ArrayList<>();
        Table table = schema.table(name).orElse(null);
        try {
            if (table != null) {
                plan(new CreateTable(table.withVerbatim(null))).statements().stream()
                        .map(Statement::sql)
                        .forEach(statements::add);
            }
        } catch (LimbeckException | IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
        schema.view(name).ifPresent(view -> statements.add(view.definition().sql()));
        schema.triggersOn(table == null ? name : table.name())
                .forEach(trigger -> statements.add(trigger.definition().sql()));
        return statements;
    }
}
