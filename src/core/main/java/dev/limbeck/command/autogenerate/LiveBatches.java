package dev.limbeck.command.autogenerate;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Combines the operations on each table into one batch with the current name of the table, so that its rows can be
 * queried.
 */
final class LiveBatches {
    private final List<RenameTable> renamed = new ArrayList<>();
    private final Map<TableName, List<TableOperation>> steps = new LinkedHashMap<>();

    private final NameRules names;

    private LiveBatches(NameRules names) {
        this.names = names;
    }

    static List<AlterTable> collect(List<Operation> operations, NameRules names) {
        LiveBatches batches = new LiveBatches(names);
        for (Operation operation : operations) {
            if (operation instanceof RenameTable rename) {
                batches.renamed.add(rename);
            } else if (operation instanceof AlterTable batch) {
                List<TableOperation> own =
                        batches.steps.computeIfAbsent(batches.before(batch.table()), name -> new ArrayList<>());
                batch.steps().forEach(step -> own.add(batches.before(step)));
            }
        }
        return batches.steps.entrySet().stream()
                .map(entry -> new AlterTable(entry.getKey(), entry.getValue()))
                .toList();
    }

    private TableName before(TableName now) {
        return renamed.stream()
                .filter(rename -> names.same(rename.to(), now))
                .map(RenameTable::from)
                .findFirst()
                .orElse(now);
    }

    private TableOperation before(TableOperation step) {
        return step instanceof AddConstraint add && add.constraint() instanceof ForeignKey key
                ? new AddConstraint(key.withReference(before(key.referencedTable()), key.referencedColumns()))
                : step;
    }
}
