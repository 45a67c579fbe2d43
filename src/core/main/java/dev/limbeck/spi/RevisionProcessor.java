package dev.limbeck.spi;

import java.util.Optional;

/**
 * Has a say in each revision before it is rendered: Alembic's {@code process_revision_directives}, and its
 * {@code include_object} as well. Implementations are found by {@link java.util.ServiceLoader} on the model's class path
 * ({@code META-INF/services/dev.limbeck.spi.RevisionProcessor}) and asked one after the other, in the order in which it
 * finds them.
 *
 * <p>It is asked by {@code revision}, and by {@code revision --autogenerate} and {@code check} when something differs. What
 * it leaves out is no difference to either; so the operations it gives back must, once applied, leave only differences
 * that it leaves out again. That is part of the proof.
 *
 * <pre>{@code
 * public final class NoDrops implements RevisionProcessor {
 *     public Optional<RevisionDraft> process(RevisionDraft draft) {
 *         return Optional.of(draft.withUpgrade(draft.upgrade().stream()
 *                 .filter(operation -> !(operation instanceof DropTable))
 *                 .toList()));
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RevisionProcessor {

    /** {@return the draft as it is to be, or nothing for no revision at all} */
    Optional<RevisionDraft> process(RevisionDraft draft);
}
