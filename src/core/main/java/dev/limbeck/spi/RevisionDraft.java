package dev.limbeck.spi;

import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision before it is written, which {@link RevisionProcessor}s can change.
 *
 * @param live the schema of the database; empty unless {@code --autogenerate} is given
 * @param model the schema that the entities require; empty unless {@code --autogenerate} is given
 * @param upgrade the operations of the upgrade
 * @param downgrade the operations of the downgrade, or null for the reverse of the upgrade
 */
public record RevisionDraft(Schema live, Schema model, List<Operation> upgrade, @Nullable List<Operation> downgrade) {
    /** Copies the operations. */
    public RevisionDraft {
        upgrade = List.copyOf(upgrade);
        downgrade = downgrade == null ? null : List.copyOf(downgrade);
    }

    /** {@return a copy of this draft with the given upgrade, and with its reverse as the downgrade} */
    public RevisionDraft withUpgrade(List<? extends Operation> operations) {
        return new RevisionDraft(live, model, List.copyOf(operations), null);
    }

    /** {@return a copy of this draft with the given downgrade} */
    public RevisionDraft withDowngrade(List<? extends Operation> operations) {
        return new RevisionDraft(live, model, upgrade, List.copyOf(operations));
    }
}
