/**
 * Text of messages that several packages need, such as the "Did you mean" of a mistyped name. Uses nothing but
 * {@code java.*}.
 *
 * <pre>{@code
 * Optional<String> name = NearestName.find("revison", List.of("revision", "upgrade")); // "revision"
 * }</pre>
 */
@NullMarked
package dev.limbeck.text;

import org.jspecify.annotations.NullMarked;
