package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.ColumnUser;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policies, rules and triggers that use a column whose type changes. PostgreSQL rejects such a change, so they are
 * dropped before the change and created again afterwards, in the same transaction.
 */
final class ColumnUsers {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /** The kind of a column's storage settings, which PostgreSQL resets when the type of the column changes. */
    private static final String STORAGE = "storage";

    /** The properties of an index, a constraint or a column that are lost if it is dropped and created again. */
    private static final String MARKS = "marks";

    /** The statistics targets of an index, which PostgreSQL builds again when the type of a column changes. */
    private static final String TARGET = "target";

    /** The kind of an index or a constraint of several columns that only a partition has. */
    private static final String PART = "part";

    /** The kind of a constraint or a property of one column that only a partition has. */
    private static final String DETAIL = "detail";

    /** The beginning of the description of an exclusion constraint; its name follows. */
    private static final String EXCLUSION = "the exclusion constraint ";

    /** The beginning of the description of the statistics targets of an index; its name follows. */
    private static final String INDEX_TARGET = "the statistics target of the index ";

    private static final String RIGHTS = "rights";

    /** The suffix of kinds whose objects are dropped together with a replaced column and then created again. */
    private static final String AGAIN = " again";

    /**
     * The kinds of objects and properties that PostgreSQL keeps when a column's type changes. (Of these, it resets only
     * the statistics targets.)
     */
    private static final Set<String> KEPT = Set.of("statistics", "exclusion", RIGHTS, STORAGE, TARGET, PART, DETAIL);

    /** The kinds of objects that belong to a column and are meant to be dropped with it. */
    private static final Set<String> OWN = Set.of(RIGHTS, STORAGE, TARGET, DETAIL);

    private final Catalog catalog;
    private final TableName table;
    private final List<TableOperation> steps;
    private final List<RenameColumn> renamed = new ArrayList<>();
    private final Map<String, ColumnUser> found = new LinkedHashMap<>();

    ColumnUsers(Catalog catalog, TableName table, List<TableOperation> steps) {
        this.catalog = catalog;
        this.table = table;
        this.steps = steps;
    }

    /**
     * {@return descriptions of the objects outside the model that use the column and that would be lost with it, or
     * would prevent it from being dropped}
     *
     * @param column the name of the column before the batch
     */
    static List<String> describe(Catalog catalog, TableName table, String column) {
        return catalog.columnUsers(table).stream()
                .filter(user -> user.column().equals(column) && !isOwn(user))
                .map(ColumnUser::description)
                .distinct()
                .toList();
    }

    /**
     * {@return the objects outside the model that use a generated column and would be lost if the column were dropped
     * and created again}
     *
     * @param column the name of the column before the batch
     * @param virtual whether the new column is virtual: the server permits only rights on it
     */
    static List<String> describeLost(Catalog catalog, TableName table, String column, boolean virtual) {
        return lostWith(catalog, table, column).stream()
                .filter(user -> !isAgain(user) || (virtual && !isRights(user)))
                .map(ColumnUser::description)
                .distinct()
                .toList();
    }

    /** {@return the objects that the server drops with a column that is replaced} */
    static List<ColumnUser> lostWith(Catalog catalog, TableName table, String column) {
        List<ColumnUser> users = catalog.columnUsers(table).stream()
                .filter(user -> user.column().equals(column) && !user.kind().equals(TARGET))
                .toList();
        Set<String> again = users.stream()
                .filter(user -> isAgain(user))
                .map(ColumnUser::description)
                .collect(Collectors.toSet());
        return users.stream()
                .filter(user -> isAgain(user) || !again.contains(user.description()))
                .toList();
    }

    /**
     * {@return the statements that recreate the objects that the server has dropped with the columns}
     *
     * @param columns the names of the columns before the batch
     * @throws UnsupportedChange if the batch renames a column that such an object uses
     */
    List<Statement> again(Collection<String> columns) {
        Map<String, ColumnUser> users = new LinkedHashMap<>();
        for (String column : columns) {
            lostWith(catalog, table, column).stream()
                    .filter(user -> isAgain(user))
                    .forEach(user -> users.put(user.description(), user));
        }
        List<Statement> all = new ArrayList<>();
        for (ColumnUser user : users.values()) {
            requireNotRenamed(user, "replaces a column");
            boolean builds = user.creations().stream().anyMatch(sql -> sql.startsWith("ALTER TABLE "));
            user.creations()
                    .forEach(sql -> all.add(new Statement(
                            sql,
                            "create " + user.description() + " again",
                            builds ? Lock.ALL : Lock.NONE,
                            builds ? List.of(LockHazards.READS_ROWS) : List.of(),
                            List.of())));
            if (builds) {
                String name = user.description().substring(EXCLUSION.length());
                all.addAll(marks(catalog, table, "constraint", name));
            }
        }
        return all;
    }

    /**
     * {@return the statements that give a recreated object the properties of the dropped object with the same name,
     * such as its comment}
     *
     * @param kind {@code index}, {@code constraint} or {@code column}
     */
    static List<Statement> marks(Catalog catalog, TableName table, String kind, @Nullable String name) {
        String description = "the properties of the " + kind + " " + name;
        return catalog.columnUsers(table).stream()
                .filter(user -> user.kind().equals(MARKS) && user.description().equals(description))
                .flatMap(user -> user.creations().stream())
                .map(sql -> sql.startsWith("ALTER TABLE ") || KeptMarks.isMove(sql)
                        ? new Statement(sql, "restore " + description, Lock.ALL, List.of(), List.of())
                        : Statement.of(sql, "restore " + description))
                .toList();
    }

    /**
     * {@return the properties of the index or the constraint of the same name that the batch dropped}
     *
     * @param table the table after the step
     * @param earlier the steps of the batch before the step
     * @param later the steps of the batch after the step
     */
    static KeptMarks marks(
            Catalog catalog,
            Table table,
            List<TableOperation> earlier,
            TableOperation step,
            List<TableOperation> later) {
        if (step instanceof CreateIndex create) {
            Index index = create.index();
            return earlier.stream().anyMatch(each -> drops(each, index.name()))
                    ? KeptMarks.of(index, table, later, marks(catalog, table.name(), "index", index.name()))
                    : KeptMarks.NONE;
        }
        if (step instanceof AddConstraint add && add.constraint().name() != null) {
            Constraint constraint = add.constraint();
            return earlier.stream().anyMatch(each -> drops(each, constraint))
                    ? KeptMarks.of(
                            constraint, table, later, marks(catalog, table.name(), "constraint", constraint.name()))
                    : KeptMarks.NONE;
        }
        return KeptMarks.NONE;
    }

    static boolean drops(TableOperation step, Constraint constraint) {
        return step instanceof DropConstraint drop
                && Objects.equals(constraint.name(), drop.constraint().name());
    }

    static boolean drops(TableOperation step, String index) {
        return step instanceof DropIndex drop && drop.index().name().equals(index);
    }

    /** {@return whether the object is dropped with a replaced column and created again with it} */
    static boolean isAgain(ColumnUser user) {
        return user.kind().endsWith(AGAIN);
    }

    /** {@return whether the object consists of rights on a column} */
    static boolean isRights(ColumnUser user) {
        return user.kind().equals(RIGHTS) || user.kind().equals(RIGHTS + AGAIN);
    }

    /** {@return whether the object belongs to its column and is meant to be dropped with it} */
    static boolean isOwn(ColumnUser user) {
        return OWN.contains(user.kind()) || isAgain(user);
    }

    /**
     * Includes the objects that use the column, because its type changes.
     *
     * @param column the name that the column has at this step
     * @throws UnsupportedChange if an object cannot be created again, or uses a column that the batch renames
     */
    void include(String column) {
        String before = nameBefore(column);
        catalog.columnUsers(table).stream()
                .filter(user -> user.column().equals(before))
                .forEach(user -> include(user, before));
    }

    /** Includes the objects that use the view, because it is dropped and created again. */
    void includeView(TableName view) {
        catalog.columnUsers(view).forEach(user -> include(user, user.column()));
    }

    private void include(ColumnUser user, String column) {
        if (isAgain(user)) {
            return;
        }
        if (KEPT.contains(user.kind())) {
            ColumnUser kept = user.kind().equals(TARGET) ? withTargets(user) : user;
            if (!kept.creations().isEmpty()) {
                found.put(kept.description(), kept);
            }
            return;
        }
        if (user.drop() == null) {
            throw new UnsupportedChange("The type of " + table.name() + "." + column + " cannot be changed, because "
                    + user.description() + " uses it" + advice(user.kind()));
        }
        requireNotRenamed(user, "changes the type of a column");
        found.put(user.description(), user);
    }

    private void requireNotRenamed(ColumnUser user, String change) {
        for (TableOperation step : steps) {
            if (step instanceof RenameColumn rename && names(user).contains(rename.from())) {
                throw new UnsupportedChange(capitalize(user.description()) + " uses the column " + table.name() + "."
                        + rename.from() + ", which is renamed in the same batch that " + change
                        + ". Rename the column in a separate batch before this one.");
            }
        }
    }

    /** Returns the statistics targets that the index can have after the batch, which may replace or drop the index. */
    private ColumnUser withTargets(ColumnUser user) {
        String name = user.description().substring(INDEX_TARGET.length());
        Table before = catalog.table(table).orElseThrow();
        Optional<Index> after = before.index(name);
        for (TableOperation step : steps) {
            if (drops(step, name)) {
                after = Optional.empty();
            } else if (step instanceof CreateIndex create
                    && create.index().name().equals(name)) {
                after = Optional.of(create.index());
            }
        }
        List<String> kept = after.stream()
                .flatMap(index ->
                        user.creations().stream().filter(sql -> KeptMarks.carries(index, before, List.of(), sql)))
                .toList();
        return new ColumnUser(user.column(), user.kind(), user.description(), user.drop(), kept);
    }

    private static String advice(String kind) {
        return kind.equals("publication")
                ? " in its column list or its WHERE clause. Subscribers would miss rows if Limbeck removed the "
                        + "table from the publication temporarily. Change the publication first, with ALTER "
                        + "PUBLICATION … SET"
                        + " TABLE, and add the clause again after the revision."
                : " in its body. Drop it first and create it again after the change, with op.execute.";
    }

    private static String capitalize(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Set<String> names(ColumnUser user) {
        return user.creations().stream()
                .flatMap(sql -> SqlTokenizer.meaningful(sql).stream())
                .map(SqlToken::name)
                .collect(Collectors.toSet());
    }

    /**
     * Records that the step runs before the steps of the following calls. A column may have the name of a column that
     * an earlier step dropped.
     */
    void passed(TableOperation step) {
        if (step instanceof RenameColumn rename) {
            renamed.add(rename);
        }
    }

    /** {@return the name that the column had before the batch} */
    String nameBefore(String column) {
        String name = column;
        for (int i = renamed.size() - 1; i >= 0; i--) {
            if (renamed.get(i).to().equals(name)) {
                name = renamed.get(i).from();
            }
        }
        return name;
    }

    List<Statement> drops() {
        List<Statement> drops = new ArrayList<>();
        for (ColumnUser user : found.values()) {
            if (user.drop() != null) {
                drops.add(new Statement(
                        user.drop(), "drop " + user.description() + " for the change", Lock.ALL, List.of(), List.of()));
            }
        }
        return drops;
    }

    /**
     * {@return the statements that create the objects again}
     *
     * @param recreated the views that are created again with their rules and triggers
     */
    List<Statement> creations(Collection<TableName> recreated) {
        return found.values().stream()
                .filter(user -> recreated.stream().noneMatch(view -> isOn(user, view)))
                .flatMap(user -> user.creations().stream().map(sql -> create(user, sql)))
                .toList();
    }

    private Statement create(ColumnUser user, String sql) {
        return user.kind().equals(STORAGE)
                ? Statement.of(restoreStorage(user.column(), sql), "restore " + user.description())
                : Statement.of(sql, "create " + user.description() + " again");
    }

    /**
     * Restores the storage setting, unless the new type has values of a fixed size, which cannot be stored in a
     * different way.
     */
    private String restoreStorage(String column, String sql) {
        String name = column;
        for (RenameColumn rename : renamed) {
            name = rename.from().equals(name) ? rename.to() : name;
        }
        String named = sql.replace(
                " ALTER COLUMN \"" + column.replace("\"", "\"\"") + "\" SET ",
                " ALTER COLUMN " + SYNTAX.quote(name) + " SET ");
        return "DO " + SYNTAX.literal("BEGIN " + named + "; EXCEPTION WHEN feature_not_supported THEN NULL; END");
    }

    /**
     * Returns whether the object belongs to the view, whose name is at the end of the statement that drops the object.
     */
    private static boolean isOn(ColumnUser user, TableName view) {
        String schema = view.schema();
        String name = (schema == null ? "" : SYNTAX.quoteIfNeeded(schema) + ".") + SYNTAX.quoteIfNeeded(view.name());
        return user.drop() != null && user.drop().endsWith(" ON " + name);
    }
}
