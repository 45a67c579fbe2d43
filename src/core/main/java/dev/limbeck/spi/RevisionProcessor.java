package dev.limbeck.spi;

import java.util.Optional;

/**
 * Changes or filters new revisions before they are written, like Alembic's {@code process_revision_directives} and
 * {@code include_object}. Implementations are found by {@link java.util.ServiceLoader} on the class path of the model
 * ({@code META-INF/services/dev.limbeck.spi.RevisionProcessor}) and called in the order in which the loader finds them.
 *
 * <p>Processors are called by {@code revision} and, if there are differences, by {@code revision --autogenerate} and
 * {@code check}. None of these commands reports operations that a processor removes. The proof applies the operations
 * that a processor returns and compares again: all remaining differences must be differences that the processors
 * remove.
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

    /** {@return the draft to write, or empty to write no revision} */
    Optional<RevisionDraft> process(RevisionDraft draft);
}
