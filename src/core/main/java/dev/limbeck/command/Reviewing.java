package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.ErDiagram;
import java.util.List;

/** Plans a change in both directions for a reviewer. */
final class Reviewing {
    private Reviewing() {}

    /** {@return the plans of both directions, made on a scratch copy of the schema} */
    static Review review(Dialect dialect, Catalog live, List<Operation> upgrade, List<Operation> downgrade) {
        try (Scratch scratch = Scratch.of(dialect, live)) {
            List<Steps> up = Planned.run(scratch, upgrade);
            Schema after = scratch.reflect().schema();
            List<Steps> down = Planned.run(scratch, downgrade);
            return new Review(
                    dialect.product(),
                    Planned.script(up),
                    Planned.script(down),
                    ErDiagram.before(live.schema(), upgrade),
                    ErDiagram.after(after, upgrade));
        }
    }
}
