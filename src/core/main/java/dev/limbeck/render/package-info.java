/**
 * Operations become the text of a revision file: one public final class, the same bytes for the same input, that
 * compiles without a warning. Uses {@code revision}, {@code ops} and {@code model}; what the text calls is
 * {@code dev.limbeck.Migration} and {@code dev.limbeck.Operations}, but only by name.
 *
 * <pre>{@code
 * String java = RevisionWriter.render(text);
 * // op.batchAlterTable("user", batch -> {
 * //     batch.addColumn(column("hashed_password", varchar(100)));
 * // });
 * }</pre>
 */
@NullMarked
package dev.limbeck.render;

import org.jspecify.annotations.NullMarked;
