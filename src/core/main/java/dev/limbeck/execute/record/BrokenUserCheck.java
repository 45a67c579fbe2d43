package dev.limbeck.execute.record;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Planner.BrokenUser;
import dev.limbeck.dialect.Planner.BrokenUsers;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks that every view and trigger still works at the end of a revision. An operation is allowed to break a view or
 * trigger if a later operation of the revision drops or replaces it, or recreates the missing table or column.
 */
public final class BrokenUserCheck {
    private final Dialect dialect;
    private final NameRules names;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();

    /**
     * The views and triggers that an operation breaks, and the number of operations up to and including that operation.
     */
    private record Pending(BrokenUsers broken, int after) {}

    /** Creates a check without operations. */
    public BrokenUserCheck(Dialect dialect) {
        this.dialect = dialect;
        this.names = dialect.traits().names();
    }

    /** Adds the next operation of the revision, which is going to run on the given schema. */
    public void add(Operation operation, Catalog catalog) {
        operations.add(operation);
        dialect.planner()
                .findBrokenUsers(operation, catalog)
                .forEach(broken -> pending.add(new Pending(broken, operations.size())));
    }

    /** {@return whether a view may no longer be readable after the operation} */
    public static boolean mayBreakViews(Operation operation) {
        return !(operation instanceof CreateTable
                || operation instanceof CreateTrigger
                || operation instanceof DropTrigger
                || (operation instanceof AlterTable batch
                        && batch.steps().stream()
                                .noneMatch(step -> step instanceof DropColumn || step instanceof RenameColumn)));
    }

    /**
     * {@return the views that can no longer be read, because an object that they use was dropped or renamed; empty for
     * a database that does not allow such a change}
     *
     * @param catalog reads the current contents of the database
     */
    public static List<TableName> findBrokenViews(Dialect dialect, Connection connection, Supplier<Catalog> catalog) {
        if (!dialect.traits().has(Feature.VIEWS_KEEP_OLD_NAMES)) {
            return List.of();
        }
        try {
            return dialect.reflector().findBrokenViews(connection, catalog.get());
        } catch (SQLException e) {
            throw new SqlFailure("The views could not be read", e);
        }
    }

    /**
     * Checks the views that exist at the end of a revision.
     *
     * @throws ExecutionException if one of them can no longer be read
     */
    public static void requireNone(List<TableName> broken) {
        if (!broken.isEmpty()) {
            String views = broken.stream().map(TableName::toString).collect(Collectors.joining(", "));
            throw new ExecutionException((broken.size() == 1 ? "It leaves the view " : "It leaves the views ") + views
                    + " unreadable, because a table or column was dropped or renamed. Drop or replace the view in "
                    + "the same revision.");
        }
    }

    /** {@return whether the schema must be known to add the operation} */
    public boolean needsSchema(Operation operation) {
        return dialect.traits().has(Feature.VIEWS_KEEP_OLD_NAMES)
                && (operation instanceof DropTable
                        || operation instanceof RenameTable
                        || operation instanceof AlterTable);
    }

    /**
     * Adds an operation without checking it, because it breaks nothing or runs later, on a schema that is not known
     * yet.
     */
    public void addLater(Operation operation) {
        operations.add(operation);
    }

    /**
     * Checks the views and triggers after the last operation was added.
     *
     * @throws ExecutionException if one of them would no longer work
     */
    public void require() {
        for (Pending each : pending) {
            List<Operation> later = operations.subList(each.after(), operations.size());
            BrokenUsers broken = each.broken();
            if (restores(operations.get(each.after() - 1), broken)) {
                continue;
            }
            List<String> left = broken.users().stream()
                    .filter(user -> later.stream().noneMatch(operation -> settles(operation, broken, user)))
                    .map(BrokenUser::description)
                    .toList();
            if (!left.isEmpty()) {
                throw new ExecutionException(broken.problem() + String.join(", ", left) + broken.advice());
            }
        }
    }

    private boolean settles(Operation operation, BrokenUsers broken, BrokenUser user) {
        TableName on = user.table();
        if (operation instanceof DropView drop) {
            return on == null && names.same(drop.view().name(), user.name());
        }
        if (operation instanceof CreateView create) {
            return on == null && names.same(create.view().name(), user.name());
        }
        if (operation instanceof ReplaceView replace) {
            return on == null && names.same(replace.after().name(), user.name());
        }
        if (operation instanceof DropTrigger drop) {
            return on != null && isNamed(drop.trigger().name(), user);
        }
        if (operation instanceof CreateTrigger create) {
            return on != null && isNamed(create.trigger().name(), user);
        }
        if (operation instanceof DropTable drop) {
            return on != null && names.same(drop.table().name(), on);
        }
        return operation instanceof ExecuteSql execute ? mayRepair(execute, user) : restores(operation, broken);
    }

    private static boolean isNamed(String trigger, BrokenUser user) {
        return NameRule.ASCII_INSENSITIVE.same(trigger, user.name().name());
    }

    private boolean mayRepair(ExecuteSql execute, BrokenUser user) {
        return execute.sql() != null
                && dialect.planner().mayRepair(execute.sql().sql(), user, names);
    }

    /** Returns whether the operation creates the objects that the views and triggers need. */
    private boolean restores(Operation operation, BrokenUsers broken) {
        if (broken.column() == null) {
            return (operation instanceof CreateTable create
                            && names.same(create.table().name(), broken.table()))
                    || (operation instanceof RenameTable rename && names.same(rename.to(), broken.table()));
        }
        return operation instanceof AlterTable batch
                && names.same(batch.table(), broken.table())
                && batch.steps().stream().anyMatch(step -> restores(step, broken.column()));
    }

    private boolean restores(TableOperation step, String column) {
        return (step instanceof AddColumn add
                        && names.others().same(add.column().name(), column))
                || (step instanceof RenameColumn rename && names.others().same(rename.to(), column));
    }
}
