/**
 * The settings of a project: {@code limbeck.toml}, environment variables, command-line flags and values set through a
 * builder, merged into one immutable {@link dev.limbeck.settings.Settings}. Each key is declared once, in
 * {@link dev.limbeck.settings.SettingKey}; the names of its flag and variable are derived from it. This package uses
 * only {@code java.*} and the TOML parser.
 *
 * <pre>{@code
 * Settings settings = Settings.builder().config(Path.of("limbeck.toml")).environment("prod").load();
 * String url = settings.database().requireUrl();
 * }</pre>
 */
@NullMarked
package dev.limbeck.settings;

import org.jspecify.annotations.NullMarked;
