package dev.limbeck.command;

import dev.limbeck.compare.Difference;
import dev.limbeck.ops.Operation;
import java.util.List;

/** Says of operations what is shown of them. */
final class Changes {

    private Changes() {}

    static List<Change> of(List<Operation> operations) {
        return Difference.of(operations).stream()
                .map(difference -> new Change(
                        difference.kind().code(),
                        difference.table() == null ? "" : difference.table().toString(),
                        difference.name() == null ? "" : difference.name(),
                        difference.text(),
                        List.of()))
                .toList();
    }
}
