package dev.limbeck.postgresql.online;

import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Limits how long other programs wait for a revision. */
public final class PostgresqlOnline implements OnlineChanges {
    private static final Comparator<TableName> BY_NAME = Comparator.comparing(TableName::toString);

    /** Creates the part. */
    public PostgresqlOnline() {}

    @Override
    public List<TableLock> locks(List<RecordedStep> steps) {
        Map<TableName, Lock> strongest = new TreeMap<>(BY_NAME);
        for (RecordedStep step : steps) {
            Operation operation = step.operation();
            if (operation != null) {
                operation
                        .accept(new OperationLocks(step.catalog()))
                        .forEach((table, mode) ->
                                strongest.merge(table, mode, (one, other) -> one.compareTo(other) < 0 ? other : one));
            }
        }
        if (!steps.isEmpty()) {
            strongest
                    .keySet()
                    .removeIf(table -> steps.get(0).catalog().table(table).isEmpty());
        }
        return strongest.entrySet().stream()
                .map(each -> new TableLock(each.getKey(), each.getValue()))
                .toList();
    }
}
