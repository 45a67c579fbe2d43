/**
 * The extension points of Limbeck: sources of the model ({@code limbeck-hibernate} is one), and hooks with which a
 * project can change comparisons and new revisions. Implementations are found by {@link java.util.ServiceLoader}. Part
 * of the API, except for the constructors and deconstruction patterns of records: create instances with the static
 * methods, and modified copies with the {@code with…} methods. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * Model model = ServiceLoader.load(ModelSource.class, loader).findFirst().orElseThrow().scan(request);
 * }</pre>
 */
@NullMarked
package dev.limbeck.spi;

import org.jspecify.annotations.NullMarked;
