package dev.limbeck.command.proof;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Schema;
import dev.limbeck.render.ErDiagram;
import dev.limbeck.result.Review;
import java.util.List;

/** Plans a change in both directions for a reviewer. */
public final class ReviewWriter {
    private ReviewWriter() {}

    /** {@return the plans of both directions as a revision file runs them, created on a scratch copy of the schema} */
    public static Review review(ScratchDatabases scratches, Catalog live, OperationPair both, Arguments arguments) {
        try (Scratch scratch = scratches.of(live)) {
            List<OperationPlan> up = PlanRecorder.runAsWritten(scratch, both.upgrade(), arguments);
            Schema after = scratch.reflect().schema();
            List<OperationPlan> down = PlanRecorder.runAsWritten(scratch, both.downgrade(), arguments);
            SqlSyntax words = scratches.dialect().words();
            return new Review(
                    scratches.dialect().traits().product(),
                    PlanRecorder.script(up),
                    PlanRecorder.script(down),
                    ErDiagram.renderBefore(live.schema(), both.upgrade(), words::describeType),
                    ErDiagram.renderAfter(after, both.upgrade(), words::describeType));
        }
    }
}
