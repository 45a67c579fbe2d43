/**
 * The decisions that only the developer can make: renames, and values for existing rows. The decisions come from flags,
 * settings, or answers on a terminal; decisions that are still open are part of the result. The only other command
 * package that this package may use is {@code project}.
 *
 * <pre>{@code
 * Map<String, String> renames = Map.of("user.pw", "user.hashed_password");
 * Decisions decisions = new Decisions(renames, List.of(), Map.of("user.login", "email"), List.of());
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.decide;

import org.jspecify.annotations.NullMarked;
