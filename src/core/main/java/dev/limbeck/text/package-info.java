/**
 * Text for messages that several packages need, such as the suggestion for a mistyped name ("Did you mean …?"). This
 * package uses nothing but {@code java.*}.
 *
 * <pre>{@code
 * Optional<String> name = NearestName.find("revison", List.of("revision", "upgrade")); // "revision"
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.text;

import org.jspecify.annotations.NullMarked;
