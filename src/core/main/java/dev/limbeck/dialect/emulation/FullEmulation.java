package dev.limbeck.dialect.emulation;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.ops.evolution.ExpressionRename;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The emulation for a database that has neither sequences nor enumeration types.
 *
 * @param enumerations the emulation of enumerations
 * @param sequences the emulation of sequences
 * @param expressions how columns are renamed in expressions
 */
public record FullEmulation(
        EmulatedEnumerations enumerations, EmulatedSequences sequences, ExpressionRename expressions) {

    /**
     * {@return an operation that has the same effect as the operation but does not use sequences or enumerations}
     *
     * @throws UnsupportedChange if the schema does not contain the object that the operation changes
     */
    public Operation expand(Operation operation, Supplier<Schema> schema) {
        if (operation instanceof CreateTable create) {
            Table table = enumerations.expand(create.table());
            return table.equals(create.table()) ? operation : new CreateTable(table);
        }
        if (operation instanceof AlterTable batch) {
            return batch.steps().stream().anyMatch(FullEmulation::isEmulated) ? expand(batch, schema.get()) : batch;
        }
        if (operation instanceof CreateSequence create) {
            return new CreateTable(sequences.table(create.sequence()));
        }
        if (operation instanceof DropSequence drop) {
            return new DropTable(sequences.table(drop.sequence()));
        }
        return operation instanceof AlterSequence alter ? sequences.change(alter) : operation;
    }

    private AlterTable expand(AlterTable batch, Schema schema) {
        Table table = schema.table(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        List<TableOperation> steps = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            for (TableOperation each : expand(step, table)) {
                table = Evolution.apply(table, each, expressions);
                steps.add(each);
            }
        }
        return new AlterTable(batch.table(), steps, batch.recreate());
    }

    private static boolean isEmulated(TableOperation step) {
        return (step instanceof AddColumn add && isEmulated(add.column()))
                || (step instanceof DropColumn drop && isEmulated(drop.column()))
                || (step instanceof AlterColumn alter && (isEmulated(alter.before()) || isEmulated(alter.after())));
    }

    private static boolean isEmulated(Column column) {
        return ImpliedIdentities.isImplied(column)
                || !(column.type() instanceof SqlType.Portable || column.type() instanceof SqlType.Raw);
    }

    /** {@return the steps that have the same effect as the step but do not use enumerations} */
    public List<TableOperation> expand(TableOperation step, Table table) {
        return enumerations.expand(step, table);
    }

    /** {@return the enumeration of the given column, if the table limits it to a list of names} */
    public Optional<SqlType.Enumeration> findEnumeration(Table table, Column column) {
        return enumerations.find(table, column);
    }

    /** {@return the sequence that the table with the given name emulates, if there is such a table} */
    public Optional<Sequence> findSequence(Schema schema, TableName name) {
        return sequences.find(schema, name);
    }
}
