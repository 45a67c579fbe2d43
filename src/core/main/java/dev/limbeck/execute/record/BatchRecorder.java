package dev.limbeck.execute.record;

import dev.limbeck.Batch;
import dev.limbeck.ColumnChange;
import dev.limbeck.ColumnDefinition;
import dev.limbeck.ConstraintDefinition;
import dev.limbeck.ForeignKeyDefinition;
import dev.limbeck.TableOption;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.SqlSyntax.OptionOwner;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.NamingConvention;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records the steps of a batch, and completes each step with details from the table's definition after the previous
 * steps.
 */
public final class BatchRecorder implements Batch {
    private final List<TableOperation> steps = new ArrayList<>();
    private final Dialect dialect;
    private final NamingConvention naming;
    private final DefaultCheck defaults;
    private final List<String> enumerations = new ArrayList<>();
    private final OptionCheck check;
    private Table table;

    /** Creates a recorder for a batch on the table. */
    public BatchRecorder(Table table, Dialect dialect, NamingConvention naming, DefaultCheck defaults) {
        this.defaults = defaults;
        this.naming = naming;
        this.table = table;
        this.dialect = dialect;
        this.check = new OptionCheck(dialect);
    }

    /** {@return the steps recorded so far} */
    public List<TableOperation> steps() {
        return steps;
    }

    @Override
    public Table table() {
        return table;
    }

    /**
     * Adds the step as the revision specifies it. Applies the steps that the database needs to carry out the given step
     * to the definition of the table.
     */
    private void add(TableOperation step) {
        for (TableOperation each : dialect.planner().expand(step, table)) {
            table = Evolution.apply(table, each, dialect.words()::renameColumn);
        }
        steps.add(step);
    }

    @Override
    public void addColumn(ColumnDefinition definition) {
        Column column = definition.column();
        check.check(column);
        table.column(column.name()).ifPresent(existing -> {
            throw new UnsupportedChange("The table " + table.name() + " already has a column " + existing.name() + ".");
        });
        SqlText backfill = definition.backfill();
        add(new AddColumn(
                column, backfill == null ? null : backfill.forDialect(dialect.name()), definition.position()));
    }

    @Override
    public void dropColumn(String name) {
        Column column = column(name);
        Optional<SqlType.Enumeration> names = dialect.planner().findEnumeration(table, column);
        names.ifPresent(type -> enumerations.add(column.name()));
        add(new DropColumn(names.isPresent() ? column.withType(names.get()) : column));
    }

    @Override
    public void alterColumn(String name, Consumer<ColumnChange> change) {
        ColumnChangeRecorder recorder = new ColumnChangeRecorder(table, column(name), dialect, defaults);
        change.accept(recorder);
        recorder.steps().forEach(this::add);
    }

    @Override
    public void renameColumn(String from, String to) {
        add(new RenameColumn(column(from).name(), to));
    }

    @Override
    public void createPrimaryKey(@Nullable String name, String... columns) {
        addConstraint(new PrimaryKey(name, List.of(columns)), columns);
    }

    @Override
    public void createUniqueConstraint(@Nullable String name, String... columns) {
        addConstraint(new UniqueConstraint(name, List.of(columns)), columns);
    }

    @Override
    public void createConstraint(ConstraintDefinition definition) {
        if (definition instanceof ForeignKeyDefinition key) {
            createForeignKey(key);
        } else {
            Constraint constraint = definition.constraint();
            addConstraint(constraint, columns(constraint));
        }
    }

    private static String[] columns(Constraint constraint) {
        List<String> columns = constraint instanceof PrimaryKey key
                ? key.columns()
                : constraint instanceof UniqueConstraint unique ? unique.columns() : List.of();
        return columns.toArray(String[]::new);
    }

    private void createIndex(Index index) {
        check.check(index);
        add(new CreateIndex(index));
    }

    @Override
    public void createForeignKey(ForeignKeyDefinition foreignKey) {
        ForeignKey key = DefinitionBuilder.buildForeignKey(foreignKey, table.name(), dialect.traits());
        addConstraint(key, key.columns().toArray(String[]::new));
    }

    @Override
    public void createCheckConstraint(@Nullable String name, SqlText condition) {
        addConstraint(new CheckConstraint(name, condition));
    }

    private void addConstraint(Constraint constraint, String... columns) {
        check.check(constraint);
        for (String name : columns) {
            column(name);
        }
        add(new AddConstraint(naming.name(table, constraint)));
    }

    @Override
    public void dropConstraint(String name) {
        add(new DropConstraint(findConstraint(name)
                .orElseThrow(() -> missing(
                        "constraint",
                        name,
                        table.constraints().map(BatchRecorder::nameOf).toList()))));
    }

    private Optional<Constraint> findConstraint(String name) {
        return table.constraint(name).or(() -> new AssignedName(table).find(name));
    }

    @Override
    public void dropConstraint(ConstraintDefinition definition) {
        Constraint wanted = definition instanceof ForeignKeyDefinition key
                ? key.constraintIn(table.name().schema())
                : definition.constraint();
        if (wentWithColumn(wanted)) {
            return;
        }
        Optional<Constraint> described =
                wanted.name() == null ? dialect.planner().findConstraint(table, wanted) : Optional.empty();
        add(new DropConstraint(described
                .or(() -> table.constraints()
                        .filter(existing -> isSame(existing, wanted))
                        .min(Comparator.comparing(existing -> !existing.equals(wanted))))
                .orElseThrow(() -> missing(
                        "such constraint: " + wanted,
                        "",
                        table.constraints().map(Object::toString).toList()))));
    }

    /**
     * Returns whether the constraint is the check for the names of an enumeration whose column the batch has dropped.
     */
    private boolean wentWithColumn(Constraint wanted) {
        return wanted instanceof CheckConstraint check
                && wanted.name() == null
                && ListCheck.parse(check)
                        .filter(list -> enumerations.stream().anyMatch(column -> list.limits(column, table.names())))
                        .isPresent();
    }

    /**
     * Returns whether both constraints define the same rule. Their names are compared only if the revision specifies a
     * name.
     */
    private boolean isSame(Constraint existing, Constraint wanted) {
        String name = wanted.name();
        if (name != null && !table.names().others().same(name, existing.name())) {
            return false;
        }
        Sameness sameness = dialect.sameness();
        if (existing instanceof CheckConstraint one && wanted instanceof CheckConstraint two) {
            return sameness.expressionKey(one.condition()).equals(sameness.expressionKey(two.condition()));
        }
        if (existing instanceof UniqueConstraint one && wanted instanceof UniqueConstraint two) {
            return haveSameNames(one.columns(), two.columns());
        }
        if (existing instanceof ForeignKey one && wanted instanceof ForeignKey two) {
            return haveSameNames(one.columns(), two.columns())
                    && table.names().same(one.referencedTable(), two.referencedTable());
        }
        return existing instanceof PrimaryKey && wanted instanceof PrimaryKey;
    }

    private boolean haveSameNames(List<String> one, List<String> two) {
        Sameness sameness = dialect.sameness();
        return one.stream()
                .map(sameness::nameKey)
                .toList()
                .equals(two.stream().map(sameness::nameKey).toList());
    }

    @Override
    public void dropPrimaryKey() {
        PrimaryKey key = table.primaryKey();
        if (key == null) {
            throw new UnsupportedChange("The table " + table.name() + " has no primary key to drop.");
        }
        add(new DropConstraint(key));
    }

    @Override
    public void renameConstraint(String from, String to) {
        Constraint found = table.constraint(from).orElseThrow(() -> missing("constraint", from, List.of()));
        add(new RenameConstraint(nameOf(found), to));
    }

    @Override
    public void createIndex(String name, Object... parts) {
        createIndex(DefinitionBuilder.buildIndex(name, false, parts));
    }

    @Override
    public void createUniqueIndex(String name, Object... parts) {
        createIndex(DefinitionBuilder.buildIndex(name, true, parts));
    }

    @Override
    public void dropIndex(String name) {
        add(new DropIndex(table.index(name)
                .orElseThrow(() -> missing(
                        "index",
                        name,
                        table.indexes().stream().map(index -> index.name()).toList()))));
    }

    @Override
    public void renameIndex(String from, String to) {
        Index found = table.index(from).orElseThrow(() -> missing("index", from, List.of()));
        add(new RenameIndex(found.name(), to));
    }

    @Override
    public void options(TableOption... options) {
        Table wanted = table.withOptions(Options.NONE);
        for (TableOption option : options) {
            wanted = option.applyTo(wanted);
        }
        check.check(wanted.options(), OptionOwner.TABLE, "the table " + table.name());
        String own = dialect.name();
        if (!wanted.options().of(own).equals(table.options().of(own))) {
            add(dialect.sameness().alterOptions(table, wanted.options()));
        }
    }

    private Column column(String name) {
        return table.column(name)
                .orElseThrow(() -> missing(
                        "column",
                        name,
                        table.columns().stream().map(Column::name).toList()));
    }

    private static String nameOf(Constraint constraint) {
        return constraint.name() == null ? "(unnamed)" : constraint.name();
    }

    private UnsupportedChange missing(String what, String name, List<String> existing) {
        return new UnsupportedChange("The table " + table.name() + " has no " + (what + " " + name).strip() + "."
                + (existing.isEmpty() ? "" : " It has " + String.join(", ", existing) + "."));
    }
}
