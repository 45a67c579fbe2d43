package dev.limbeck.compare.words;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Expresses operations in terms of sequences and enumerations. On a database that does not have these, a comparison
 * instead finds a table with one row, or a text column with a check constraint. If the entities or the revisions
 * declare that such a table is a sequence, or that such a column is an enumeration, the operation is expressed
 * accordingly. All other operations are unchanged, so revisions that were written without sequences and enumerations
 * cause no difference.
 */
public final class WordedOperations {
    private final Schema live;
    private final Schema model;
    private final SchemaWords modelWords;
    /** The sequences and declared types of the live schema after the operations written so far. */
    private SchemaWords liveWords;

    private WordedOperations(Schema live, SchemaWords liveWords, Schema model, SchemaWords modelWords) {
        this.live = live;
        this.model = model;
        this.liveWords = liveWords;
        this.modelWords = modelWords;
    }

    /**
     * {@return the operations that turn the live schema into the model, including operations for differences that
     * the stored schema does not show}
     *
     * @param operations the operations that a comparison of the two schemas found
     */
    public static List<Operation> write(
            List<Operation> operations, Schema live, SchemaWords liveWords, Schema model, SchemaWords modelWords) {
        WordedOperations words = new WordedOperations(live, liveWords, model, modelWords);
        List<Operation> written = new ArrayList<>();
        for (Operation operation : operations) {
            Operation worded = words.write(operation);
            words.liveWords = WordTracker.apply(words.liveWords, List.of(worded));
            written.add(worded);
        }
        return words.withWordChanges(written);
    }

    /**
     * {@return whether the operations remove a column that might contain a large object, or change the type of such a
     * column}
     */
    public static boolean mayRemoveLargeObject(List<Operation> operations) {
        return operations.stream()
                .anyMatch(operation -> operation instanceof DropTable drop
                        ? drop.table().columns().stream().anyMatch(WordedOperations::isVerbatim)
                        : operation instanceof AlterTable batch
                                && batch.steps().stream()
                                        .anyMatch(step -> step instanceof DropColumn drop
                                                ? isVerbatim(drop.column())
                                                : step instanceof AlterColumn alter && isVerbatim(alter.before())));
    }

    private static boolean isVerbatim(Column column) {
        return column.type() instanceof SqlType.Raw;
    }

    private Operation write(Operation operation) {
        if (operation instanceof CreateTable create) {
            Table table = create.table();
            Optional<Sequence> sequence = modelWords.sequence(table.name()).filter(each -> isSequence(table));
            return sequence.isPresent()
                    ? new CreateSequence(sequence.get())
                    : new CreateTable(worded(table, modelWords));
        }
        if (operation instanceof DropTable drop) {
            Table table = drop.table();
            Optional<Sequence> sequence = liveWords.sequence(table.name()).filter(each -> isSequence(table));
            return sequence.isPresent() ? new DropSequence(sequence.get()) : new DropTable(worded(table, liveWords));
        }
        if (operation instanceof AlterTable batch) {
            List<TableOperation> steps = write(batch.table(), batch.steps());
            return steps.equals(batch.steps()) ? batch : new AlterTable(batch.table(), steps, batch.recreate());
        }
        return operation;
    }

    private static boolean isSequence(Table table) {
        return table.columns().size() == 1
                && table.indexes().isEmpty()
                && table.constraints().findAny().isEmpty();
    }

    private List<TableOperation> write(TableName name, List<TableOperation> steps) {
        Optional<Table> before = live.table(name);
        Optional<Table> after = model.table(name);
        return before.isPresent() && after.isPresent()
                ? new WordedBatch(before.get(), after.get(), liveWords, modelWords).write(steps)
                : steps;
    }

    /** {@return the table with the declared types of its columns, without the checks that emulate these types} */
    private static Table worded(Table table, SchemaWords words) {
        List<Column> columns = new ArrayList<>();
        List<CheckConstraint> checks = new ArrayList<>(table.checks());
        for (Column column : table.columns()) {
            SqlType type = words.type(table.name(), column.name())
                    .orElseGet(() -> WordedBatch.largeObject(words, table, column));
            if (type instanceof SqlType.Enumeration names) {
                Optional<CheckConstraint> list = checks.stream()
                        .filter(check -> NameList.isIn(check, new ColumnKey(column.name(), table.names()), names))
                        .findFirst();
                list.ifPresent(checks::remove);
                columns.add(list.isPresent() ? column.withType(names) : column);
            } else {
                columns.add(column.withType(type));
            }
        }
        return columns.equals(table.columns())
                ? table
                : table.withColumns(columns).withConstraints(table.uniqueConstraints(), table.foreignKeys(), checks);
    }

    /** Adds changes that the stored schema does not show, such as a different increment of a sequence. */
    private List<Operation> withWordChanges(List<Operation> operations) {
        List<Operation> all = new ArrayList<>(operations);
        Set<TableName> changed = operations.stream()
                .filter(AlterTable.class::isInstance)
                .map(each -> live.names().key(((AlterTable) each).table()))
                .collect(Collectors.toSet());
        for (Table table : model.tables()) {
            TableName name = table.name();
            if (live.table(name).isPresent() && !changed.contains(live.names().key(name))) {
                sequenceChange(name).ifPresent(all::add);
                List<TableOperation> steps = write(name, List.of());
                if (!steps.isEmpty()) {
                    all.add(new AlterTable(live.table(name).orElse(table).name(), steps));
                }
            }
        }
        return all;
    }

    private Optional<Operation> sequenceChange(TableName name) {
        Optional<Sequence> before = liveWords.sequence(name);
        return before.flatMap(was -> modelWords
                .sequence(name)
                .map(wanted -> wanted.withName(was.name()))
                .filter(wanted -> SequenceComparison.isChange(was, wanted))
                .map(wanted -> new AlterSequence(was, wanted)));
    }
}
