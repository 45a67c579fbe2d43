package dev.limbeck.compare.words;

import dev.limbeck.model.Column;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Expresses the steps of a batch on a table in terms of enumerations: a list of names that is added or dropped along
 * with a column becomes part of the column's type.
 *
 * @param live the live table
 * @param model the table of the model
 * @param liveWords the known sequences and types of the live schema
 * @param modelWords the known sequences and types of the model
 */
record WordedBatch(Table live, Table model, SchemaWords liveWords, SchemaWords modelWords) {

    /** {@return the key by which a check with a list of names is found} */
    ColumnKey list(String column) {
        return new ColumnKey(column, live.names());
    }

    List<TableOperation> write(List<TableOperation> given) {
        List<TableOperation> steps = new ArrayList<>(given);
        for (TableOperation step : given) {
            if (step instanceof AddColumn add) {
                write(add, steps);
            } else if (step instanceof DropColumn drop) {
                write(drop, steps);
            } else if (step instanceof AlterColumn alter
                    && !alter.before().type().equals(alter.after().type())) {
                write(alter, steps);
            }
        }
        for (Column column : live.columns()) {
            boolean stays = steps.stream()
                    .noneMatch(step -> step instanceof DropColumn drop
                            && drop.column().name().equals(column.name()));
            if (stays && model.column(column.name()).isPresent()) {
                new WordedColumn(this, column, steps).write();
            }
        }
        return steps;
    }

    private void write(AddColumn step, List<TableOperation> steps) {
        Column column = step.column();
        SqlType type = modelWords.type(model.name(), column.name()).orElse(column.type());
        boolean fits = !(type instanceof Enumeration names)
                || (names.textType().equals(column.type())
                        && steps.removeIf(other -> other instanceof AddConstraint add
                                && NameList.isIn(add.constraint(), list(column.name()), names)));
        if (fits) {
            int at = steps.indexOf(step);
            steps.set(at, new AddColumn(column.withType(type), step.backfill(), step.position()));
        }
    }

    /**
     * Records the kind of large object that a column contains before the change, so that the change can be reverted.
     */
    private void write(AlterColumn step, List<TableOperation> steps) {
        Column before = step.before().withType(largeObject(liveWords, live, step.before()));
        steps.set(
                steps.indexOf(step),
                new AlterColumn(before, step.after(), step.using(), step.reverseUsing(), step.move()));
    }

    /**
     * {@return the type to write for a column: the kind of large object if it is known and if the stored type, like
     * PostgreSQL's {@code oid}, does not exist in other databases; otherwise the stored type}
     */
    static SqlType largeObject(SchemaWords words, Table table, Column column) {
        return words.largeObject(table.name(), column.name())
                .filter(any -> column.type() instanceof SqlType.Raw)
                .orElse(column.type());
    }

    private void write(DropColumn step, List<TableOperation> steps) {
        Column column = step.column();
        SqlType type = liveWords.type(live.name(), column.name()).orElseGet(() -> largeObject(liveWords, live, column));
        boolean fits = !(type instanceof Enumeration names)
                || (names.textType().equals(column.type())
                        && steps.removeIf(other -> other instanceof DropConstraint drop
                                && NameList.isIn(drop.constraint(), list(column.name()), names)));
        if (fits) {
            int at = steps.indexOf(step);
            steps.set(at, new DropColumn(column.withType(type), step.backfill(), step.position()));
        }
    }
}
