/**
 * What a project has set: {@code limbeck.toml}, variables of the environment, flags of the command line and calls of a
 * builder, laid over each other into one immutable {@link dev.limbeck.settings.Settings}. Every key stands once, in
 * {@link dev.limbeck.settings.SettingKey}, and its flag, variable and builder method are spelled from it. Uses
 * {@code java.*} and the TOML parser.
 *
 * <pre>{@code
 * Settings settings = Settings.builder().config(Path.of("limbeck.toml")).environment("prod").load();
 * String url = settings.database().requireUrl();
 * }</pre>
 */
@NullMarked
package dev.limbeck.settings;

import org.jspecify.annotations.NullMarked;
