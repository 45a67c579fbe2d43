package dev.limbeck.spi;

import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is about to be written, as {@link RevisionProcessor}s see and change it.
 *
 * @param live the database as it is; empty without {@code --autogenerate}
 * @param model what the entities ask for; empty without {@code --autogenerate}
 * @param upgrade what its upgrade does
 * @param downgrade what its downgrade does, or null for the reverse of the upgrade
 */
public record RevisionDraft(Schema live, Schema model, List<Operation> upgrade, @Nullable List<Operation> downgrade) {
    /** Copies the operations. */
    public RevisionDraft {
        upgrade = List.copyOf(upgrade);
        downgrade = downgrade == null ? null : List.copyOf(downgrade);
    }

    /** {@return this draft with another upgrade, and the reverse of that as its downgrade} */
    public RevisionDraft withUpgrade(List<? extends Operation> operations) {
        return new RevisionDraft(live, model, List.copyOf(operations), null);
    }

    /** {@return this draft with a downgrade of its own} */
    public RevisionDraft withDowngrade(List<? extends Operation> operations) {
        return new RevisionDraft(live, model, upgrade, List.copyOf(operations));
    }
}
