package dev.limbeck.command.proof;

import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.stream.Stream;

/**
 * Finds options of other databases in operations. The running database ignores these options, so its schema does not
 * contain them.
 */
final class OtherOptions {
    private OtherOptions() {}

    /** {@return whether the operation sets an option that does not belong to the given dialect} */
    static boolean areIn(Operation operation, String dialect) {
        Stream<Options> options = operation instanceof CreateTable create
                ? of(create.table())
                : operation instanceof AlterTable batch
                        ? batch.steps().stream().flatMap(OtherOptions::of)
                        : Stream.empty();
        return options.anyMatch(each -> !each.equals(each.of(dialect)));
    }

    private static Stream<Options> of(Table table) {
        return Stream.of(
                        Stream.of(table.options()),
                        table.columns().stream().map(Column::options),
                        table.constraints().map(Constraint::options),
                        table.indexes().stream().map(Index::options))
                .flatMap(each -> each);
    }

    private static Stream<Options> of(TableOperation step) {
        if (step instanceof AddColumn add) {
            return Stream.of(add.column().options());
        }
        if (step instanceof AlterColumn alter) {
            return Stream.of(alter.after().options());
        }
        if (step instanceof AddConstraint add) {
            return Stream.of(add.constraint().options());
        }
        if (step instanceof CreateIndex create) {
            return Stream.of(create.index().options());
        }
        return step instanceof AlterOptions alter ? Stream.of(alter.after()) : Stream.empty();
    }
}
