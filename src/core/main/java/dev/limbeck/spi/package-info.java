/**
 * What others plug into Limbeck: where the model comes from ({@code limbeck-hibernate}), and what a project wants to
 * say about the operations found. Implementations are found by {@link java.util.ServiceLoader}. Uses {@code ops} and
 * {@code model}.
 *
 * <pre>{@code
 * Model model = ServiceLoader.load(ModelSource.class, loader).findFirst().orElseThrow().scan(request);
 * }</pre>
 */
@NullMarked
package dev.limbeck.spi;

import org.jspecify.annotations.NullMarked;
