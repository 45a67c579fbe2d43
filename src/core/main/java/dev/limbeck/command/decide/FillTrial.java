package dev.limbeck.command.decide;

import dev.limbeck.compare.Unfilled;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Tries an expression for existing rows in a scratch copy of the live schema, in which columns and tables already have
 * their new names.
 *
 * @param dialect the kind of database
 * @param live the live schema
 * @param renames the renames that happen before the value is computed
 */
public record FillTrial(Dialect dialect, Catalog live, List<Operation> renames) implements Fills.Trial {

    @Override
    public Optional<String> refusal(Unfilled column, SqlText expression) {
        if (expression.sql().strip().equalsIgnoreCase("null")) {
            return Optional.of("the column does not accept NULL");
        }
        try (Scratch scratch = Scratch.of(dialect, live)) {
            scratch.run(renames);
            return scratch.leftOut().containsKey(column.table().name())
                    ? Optional.empty()
                    : dialect.cannotCompute(scratch.connection(), expression, column.table());
        }
    }

    @Override
    public Optional<String> example(Unfilled column) {
        return new FillForm(dialect).now(column.column());
    }

    @Override
    public Optional<String> objection(Unfilled column, SqlText expression) {
        return new FillForm(dialect).objection(column.column(), expression);
    }
}
