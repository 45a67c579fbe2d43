package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.Extensions;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.Screening;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import dev.limbeck.spi.RevisionDraft;
import dev.limbeck.spi.RevisionProcessor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes each draft to the project's {@link RevisionProcessor}s, one after the other. */
public final class DraftProcessors implements Screening {
    private final List<RevisionProcessor> processors;
    private final Set<String> changedBy = new LinkedHashSet<>();
    private @Nullable List<Operation> downgrade;

    /** Creates a chain of the given processors. */
    public DraftProcessors(List<RevisionProcessor> processors) {
        this.processors = List.copyOf(processors);
    }

    /**
     * The result of processing a draft.
     *
     * @param draft the processed draft, or null if no revision is to be written
     * @param notes a line about the processor that rejected the draft; empty if none did
     */
    public record Processed(@Nullable RevisionDraft draft, List<String> notes) {}

    /** {@return the draft after all processors} */
    public Processed process(RevisionDraft draft) {
        RevisionDraft now = draft;
        for (RevisionProcessor processor : processors) {
            String name = processor.getClass().getName();
            RevisionDraft shown = now;
            Optional<RevisionDraft> next = Extensions.call(name, () -> processor.process(shown));
            if (next.isEmpty()) {
                return new Processed(null, List.of(name + " rejected the revision"));
            }
            if (!next.get().equals(now)) {
                changedBy.add(name);
            }
            now = next.get();
        }
        return new Processed(now, List.of());
    }

    @Override
    public Comparison screen(Schema live, Schema model, Comparison found) {
        downgrade = null;
        if (processors.isEmpty()) {
            return found;
        }
        Processed processed = process(new RevisionDraft(live, model, found.operations(), null));
        RevisionDraft draft = processed.draft();
        List<String> notes = new ArrayList<>(found.notes());
        notes.addAll(processed.notes());
        downgrade = draft == null ? null : draft.downgrade();
        return new Comparison(draft == null ? List.of() : draft.upgrade(), found.unmanaged(), notes);
    }

    /** {@return the processor classes that changed a draft} */
    public List<String> changedBy() {
        return List.copyOf(changedBy);
    }

    /** {@return the downgrade that a processor returned for the last draft, or null for the reverse of the upgrade} */
    @Nullable
    List<Operation> downgrade() {
        return downgrade;
    }
}
