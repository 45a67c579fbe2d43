package dev.limbeck.sqlite;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Steps;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Recreate;
import java.util.Optional;

/** Plans a batch on one table. */
final class TableChange {
    private TableChange() {}

    /**
     * {@return how the batch is carried out on that database}
     *
     * @throws UnsupportedChange if it cannot be done faithfully
     */
    static Steps plan(AlterTable batch, SqliteCatalog catalog, PlanOptions options) {
        return (batch.recreate() == Recreate.ALWAYS ? Optional.<Steps>empty() : IndexChange.plan(batch))
                .orElseThrow(() -> new UnsupportedChange("Changing columns or constraints of " + batch.table()
                        + " is not possible yet; only its indexes can be created and dropped."));
    }
}
