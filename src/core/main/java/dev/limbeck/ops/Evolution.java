package dev.limbeck.ops;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says what a schema looks like after an operation, without asking any database. Names follow a rename; the texts of
 * expressions, views and triggers stay as they are, since the model does not parse them; an {@link ExpressionRename} does
 * it for the expressions of a table.
 *
 * <p>A table whose own text no longer holds after a change loses its {@link Table#verbatim()}.
 */
public final class Evolution {
    private Evolution() {}

    /**
     * {@return the table after one step of a batch on it}
     *
     * @throws IllegalArgumentException if the step does not fit: what it changes is not there, or what it adds is
     */
    public static Table apply(Table table, TableOperation step) {
        return apply(table, step, ExpressionRename.NONE);
    }

    /**
     * {@return the table after one step of a batch on it, a renamed column renamed in expressions too}
     *
     * @throws IllegalArgumentException if the step does not fit: what it changes is not there, or what it adds is
     */
    public static Table apply(Table table, TableOperation step, ExpressionRename expressions) {
        return step.accept(new TableEvolution(table, expressions));
    }

    /**
     * {@return the schema after the operation}; an {@link ExecuteSql} changes nothing, because no one reads its text
     *
     * @throws IllegalArgumentException if the operation does not fit: what it changes is not there, or what it adds is
     */
    public static Schema apply(Schema schema, Operation operation) {
        return operation.accept(new SchemaEvolution(schema));
    }

    /** The walk over operations, from one schema. */
    private record SchemaEvolution(Schema schema) implements Operation.Visitor<Schema> {

        @Override
        public Schema visit(CreateTable operation) {
            TableName name = operation.table().name();
            refuseTaken(name);
            List<Table> tables = new ArrayList<>(schema.tables());
            tables.add(operation.table());
            return withTables(sorted(tables, Comparator.comparing(Table::name)));
        }

        @Override
        public Schema visit(DropTable operation) {
            TableName name = existing(operation.table().name()).name();
            return new Schema(
                    without(schema.tables(), table -> table.name().sameAs(name)),
                    schema.views(),
                    withoutTriggersOn(name));
        }

        @Override
        public Schema visit(RenameTable operation) {
            TableName from = existing(operation.from()).name();
            TableName to = operation.to();
            if (!from.sameAs(to)) {
                refuseTaken(to);
            }
            List<Table> tables = schema.tables().stream()
                    .map(table -> Renaming.table(table, from, to))
                    .toList();
            List<Trigger> triggers = schema.triggers().stream()
                    .map(trigger -> trigger.table().sameAs(from)
                            ? new Trigger(trigger.name(), to, trigger.definition())
                            : trigger)
                    .toList();
            return new Schema(sorted(tables, Comparator.comparing(Table::name)), schema.views(), triggers);
        }

        @Override
        public Schema visit(AlterTable operation) {
            TableName name = existing(operation.table()).name();
            Schema now = schema;
            for (TableOperation step : operation.steps()) {
                now = Schema.of(now.tables().stream()
                        .map(table -> table.name().sameAs(name) ? apply(table, step) : follow(table, name, step))
                        .toList());
            }
            return withTables(now.tables());
        }

        /** A renamed column is renamed in the foreign keys of other tables as well. */
        private static Table follow(Table table, TableName changed, TableOperation step) {
            return step instanceof RenameColumn rename
                    ? Renaming.referencedColumn(table, changed, rename.from(), rename.to())
                    : table;
        }

        @Override
        public Schema visit(CreateView operation) {
            refuseTaken(operation.view().name());
            List<View> views = new ArrayList<>(schema.views());
            views.add(operation.view());
            return new Schema(schema.tables(), sorted(views, Comparator.comparing(View::name)), schema.triggers());
        }

        @Override
        public Schema visit(DropView operation) {
            TableName name = schema.view(operation.view().name())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no view " + operation.view().name()))
                    .name();
            return new Schema(
                    schema.tables(),
                    without(schema.views(), view -> view.name().sameAs(name)),
                    withoutTriggersOn(name));
        }

        @Override
        public Schema visit(CreateTrigger operation) {
            Trigger trigger = operation.trigger();
            if (schema.triggers().stream().anyMatch(other -> CaseFolding.same(other.name(), trigger.name()))) {
                throw new IllegalArgumentException("There is a trigger " + trigger.name() + " already");
            }
            List<Trigger> triggers = new ArrayList<>(schema.triggers());
            triggers.add(trigger);
            return new Schema(
                    schema.tables(),
                    schema.views(),
                    sorted(triggers, Comparator.comparing(each -> TableName.of(each.name()))));
        }

        @Override
        public Schema visit(DropTrigger operation) {
            String name = operation.trigger().name();
            List<Trigger> left = without(schema.triggers(), trigger -> CaseFolding.same(trigger.name(), name));
            if (left.size() == schema.triggers().size()) {
                throw new IllegalArgumentException("There is no trigger " + name);
            }
            return new Schema(schema.tables(), schema.views(), left);
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
                throw new IllegalArgumentException("There is a table or view " + name + " already");
            }
        }

        private Schema withTables(List<Table> tables) {
            return new Schema(tables, schema.views(), schema.triggers());
        }

        private List<Trigger> withoutTriggersOn(TableName name) {
            return without(schema.triggers(), trigger -> trigger.table().sameAs(name));
        }

        private static <T> List<T> without(List<T> all, Predicate<T> gone) {
            return all.stream().filter(gone.negate()).toList();
        }

        private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
            return all.stream().sorted(order).toList();
        }
    }
}
