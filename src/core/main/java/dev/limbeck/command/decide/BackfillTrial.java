package dev.limbeck.command.decide;

import dev.limbeck.compare.UnfilledColumn;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Tries an expression for existing rows in a scratch copy of the live schema, in which columns and tables already have
 * their new names.
 *
 * @param scratches the scratch databases
 * @param live the live schema
 * @param renames the renames that happen before the value is computed
 */
public record BackfillTrial(ScratchDatabases scratches, Catalog live, List<Operation> renames)
        implements Backfills.Trial {

    @Override
    public Optional<String> explainRefusal(UnfilledColumn column, SqlText expression) {
        if (expression.sql().strip().equalsIgnoreCase("null")) {
            return Optional.of("the column does not accept NULL");
        }
        try (Scratch scratch = scratches.of(live)) {
            scratch.run(renames);
            return scratch.omittedObjects().containsKey(column.table())
                    ? Optional.empty()
                    : scratches
                            .dialect()
                            .scratches()
                            .explainUncomputable(scratch.connection(), expression, column.table());
        }
    }

    @Override
    public Optional<String> findExample(UnfilledColumn column) {
        return new BackfillFormat(scratches).example(column.column());
    }

    @Override
    public Optional<String> findObjection(UnfilledColumn column, SqlText expression) {
        return new BackfillFormat(scratches).findObjection(column.column(), expression);
    }
}
