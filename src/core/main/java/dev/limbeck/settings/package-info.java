/**
 * The settings of a project: {@code limbeck.toml}, environment variables, command-line flags, and calls to a builder,
 * merged into one immutable {@link dev.limbeck.settings.Settings}. Each key is declared once, in
 * {@link dev.limbeck.settings.SettingKey}; the names of its flag and variable are derived from it. Uses {@code java.*},
 * {@code result.Against}, and the TOML parser.
 *
 * <pre>{@code
 * Settings settings = Settings.builder().config(Path.of("limbeck.toml")).environment("prod").load();
 * String url = settings.database().requireUrl();
 * }</pre>
 *
 * <p>Applications use only {@link dev.limbeck.settings.SettingsBuilder} and {@link dev.limbeck.settings.SettingKey}.
 * Everything else in this package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.settings;

import org.jspecify.annotations.NullMarked;
