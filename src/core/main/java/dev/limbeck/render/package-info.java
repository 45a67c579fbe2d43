/**
 * Writes operations as the text of a revision file: one public final class that compiles without warnings. The same
 * input always results in the same bytes. Uses {@code revision}, {@code ops}, and {@code model}; it refers to
 * {@code dev.limbeck.Migration} and {@code dev.limbeck.Operations} only by name.
 *
 * <pre>{@code
 * String java = RevisionWriter.render(text);
 * // op.batchAlterTable("user", batch -> {
 * //     batch.addColumn(column("hashed_password", varchar(100)));
 * // });
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.render;

import org.jspecify.annotations.NullMarked;
