package dev.limbeck.command.proof;

import dev.limbeck.result.Review;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Schema;
import dev.limbeck.render.ErDiagram;
import java.util.List;

/** Plans a change in both directions for a reviewer. */
public final class Reviewing {
    private Reviewing() {}

    /** {@return the plans of both directions as a revision file runs them, created on a scratch copy of the schema} */
    public static Review review(Dialect dialect, Catalog live, Both both, Arguments arguments) {
        try (Scratch scratch = Scratch.of(dialect, live)) {
            List<Steps> up = Planned.play(scratch, both.upgrade(), arguments);
            Schema after = scratch.reflect().schema();
            List<Steps> down = Planned.play(scratch, both.downgrade(), arguments);
            return new Review(
                    dialect.product(),
                    Planned.script(up),
                    Planned.script(down),
                    ErDiagram.before(live.schema(), both.upgrade()),
                    ErDiagram.after(after, both.upgrade()));
        }
    }
}
