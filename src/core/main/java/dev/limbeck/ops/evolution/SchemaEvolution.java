package dev.limbeck.ops.evolution;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Applies an operation to a schema in memory, without a database. The definitions of views and triggers are not
 * changed, because the model does not parse SQL.
 *
 * @param schema the schema before the operation
 * @param expressions renames columns in expressions
 */
public record SchemaEvolution(Schema schema, ExpressionRename expressions) implements Operation.Visitor<Schema> {

    /**
     * {@return the schema after the operation; an {@link ExecuteSql} does not change the schema, because its text is
     * not parsed}
     *
     * @throws IllegalArgumentException if the operation changes something that does not exist, or adds something that
     *     already exists
     */
    public static Schema apply(Schema schema, Operation operation) {
        return apply(schema, operation, ExpressionRename.NONE);
    }

    /**
     * {@return the schema after the operation; a renamed column is renamed in expressions, too}
     *
     * @throws IllegalArgumentException if the operation changes something that does not exist, or adds something that
     *     already exists
     */
    public static Schema apply(Schema schema, Operation operation, ExpressionRename expressions) {
        return operation.accept(new SchemaEvolution(schema, expressions));
    }

    @Override
    public Schema visit(CreateTable operation) {
        TableName name = operation.table().name();
        refuseTaken(name);
        List<Table> tables = new ArrayList<>(schema.tables());
        tables.add(operation.table());
        return schema.withTables(sorted(tables, Comparator.comparing(Table::name)));
    }

    @Override
    public Schema visit(DropTable operation) {
        TableName name = existing(operation.table().name()).name();
        return schema.withTables(allExcept(schema.tables(), table -> isSame(table.name(), name)))
                .withTriggers(withoutTriggersOn(name));
    }

    @Override
    public Schema visit(RenameTable operation) {
        if (schema.sequence(operation.from()).isPresent()) {
            refuseTaken(operation.to());
            return with(schema.sequences().stream()
                    .map(each -> isSame(each.name(), operation.from()) ? each.withName(operation.to()) : each));
        }
        TableName from = existing(operation.from()).name();
        TableName to = operation.to();
        if (!isSame(from, to)) {
            refuseTaken(to);
        }
        List<Table> tables =
                schema.tables().stream().map(table -> renamed(table, from, to)).toList();
        List<Trigger> triggers = schema.triggers().stream()
                .map(trigger ->
                        isSame(trigger.table(), from) ? new Trigger(trigger.name(), to, trigger.definition()) : trigger)
                .toList();
        return schema.withTables(sorted(tables, Comparator.comparing(Table::name)))
                .withTriggers(triggers);
    }

    @Override
    public Schema visit(AlterTable operation) {
        TableName name = existing(operation.table()).name();
        List<Table> tables = schema.tables();
        for (TableOperation step : operation.steps()) {
            tables = tables.stream()
                    .map(table -> isSame(table.name(), name)
                            ? Evolution.apply(table, step, expressions)
                            : follow(table, name, step))
                    .toList();
        }
        return schema.withTables(tables);
    }

    /** Renames a column in the foreign keys of other tables. */
    private Table follow(Table table, TableName changed, TableOperation step) {
        return step instanceof RenameColumn rename ? withReferences(table, changed, rename.from(), rename.to()) : table;
    }

    @Override
    public Schema visit(AlterTable.Comment operation) {
        TableName name = existing(operation.table()).name();
        return schema.withTables(schema.tables().stream()
                .map(table -> isSame(table.name(), name) ? table.withComment(operation.after()) : table)
                .toList());
    }

    @Override
    public Schema visit(CreateView operation) {
        refuseTaken(operation.view().name());
        List<View> views = new ArrayList<>(schema.views());
        views.add(operation.view());
        return schema.withViews(sorted(views, Comparator.comparing(View::name)));
    }

    @Override
    public Schema visit(DropView operation) {
        TableName name = schema.view(operation.view().name())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no view " + operation.view().name()))
                .name();
        return schema.withViews(allExcept(schema.views(), view -> isSame(view.name(), name)))
                .withTriggers(withoutTriggersOn(name));
    }

    @Override
    public Schema visit(ReplaceView operation) {
        View before = schema.view(operation.before().name())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no view " + operation.before().name()));
        return schema.withViews(schema.views().stream()
                .map(view -> view.equals(before) ? operation.after() : view)
                .toList());
    }

    @Override
    public Schema visit(CreateTrigger operation) {
        Trigger trigger = operation.trigger();
        if (schema.triggers().stream().anyMatch(other -> schema.names().tables().same(other.name(), trigger.name()))) {
            throw new IllegalArgumentException("There is already a trigger " + trigger.name());
        }
        List<Trigger> triggers = new ArrayList<>(schema.triggers());
        triggers.add(trigger);
        return schema.withTriggers(sorted(triggers, Comparator.comparing(each -> TableName.of(each.name()))));
    }

    @Override
    public Schema visit(DropTrigger operation) {
        String name = operation.trigger().name();
        List<Trigger> left =
                allExcept(schema.triggers(), trigger -> schema.names().tables().same(trigger.name(), name));
        if (left.size() == schema.triggers().size()) {
            throw new IllegalArgumentException("There is no trigger " + name);
        }
        return schema.withTriggers(left);
    }

    @Override
    public Schema visit(CreateSequence operation) {
        refuseTaken(operation.sequence().name());
        return with(Stream.concat(schema.sequences().stream(), Stream.of(operation.sequence())));
    }

    @Override
    public Schema visit(AlterSequence operation) {
        return with(
                schema.sequences().stream().map(each -> each.equals(operation.before()) ? operation.after() : each));
    }

    @Override
    public Schema visit(DropSequence operation) {
        return with(schema.sequences().stream().filter(each -> !each.equals(operation.sequence())));
    }

    private Schema with(Stream<Sequence> sequences) {
        return schema.withSequences(sorted(sequences.toList(), Comparator.comparing(Sequence::name)));
    }

    @Override
    public Schema visit(ExecuteSql operation) {
        return schema;
    }

    private Table existing(TableName name) {
        return schema.table(name).orElseThrow(() -> new IllegalArgumentException("There is no table " + name));
    }

    private void refuseTaken(TableName name) {
        if (schema.table(name).isPresent() || schema.view(name).isPresent()) {
            throw new IllegalArgumentException("There is already a table or view " + name);
        }
        if (schema.sequences().stream().anyMatch(sequence -> isSame(sequence.name(), name))) {
            throw new IllegalArgumentException("There is already a sequence " + name);
        }
    }

    private boolean isSame(TableName one, TableName other) {
        return schema.names().same(one, other);
    }

    private List<Trigger> withoutTriggersOn(TableName name) {
        return allExcept(schema.triggers(), trigger -> isSame(trigger.table(), name));
    }

    private static <T> List<T> allExcept(List<T> all, Predicate<T> gone) {
        return all.stream().filter(gone.negate()).toList();
    }

    private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
        return all.stream().sorted(order).toList();
    }

    private Table withReferences(Table table, TableName changed, String from, String to) {
        return withForeignKeys(
                table,
                table.foreignKeys().stream()
                        .map(key -> isSame(key.referencedTable(), changed)
                                ? key.withReference(key.referencedTable(), names(key.referencedColumns(), from, to))
                                : key)
                        .toList());
    }

    private Table renamed(Table table, TableName from, TableName to) {
        Table followed = withForeignKeys(
                table,
                table.foreignKeys().stream()
                        .map(key -> isSame(key.referencedTable(), from)
                                ? key.withReference(to, key.referencedColumns())
                                : key)
                        .toList());
        return isSame(table.name(), from) ? followed.withName(to).withVerbatim(null) : followed;
    }

    private static Table withForeignKeys(Table table, List<ForeignKey> keys) {
        return keys.equals(table.foreignKeys())
                ? table
                : table.withConstraints(table.uniqueConstraints(), keys, table.checks())
                        .withVerbatim(null);
    }

    private List<String> names(List<String> names, String from, String to) {
        return names.stream()
                .map(name -> schema.names().others().same(name, from) ? to : name)
                .toList();
    }
}
