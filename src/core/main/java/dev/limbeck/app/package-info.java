/**
 * The API for applications: {@link dev.limbeck.app.Limbeck} upgrades a database when the application starts, with
 * revisions that were compiled with the application. Applications may also use the packages {@code dev.limbeck.result},
 * {@code ops}, {@code model}, and {@code spi}, and the classes {@code dev.limbeck.LimbeckException},
 * {@link dev.limbeck.settings.SettingsBuilder}, and {@link dev.limbeck.settings.SettingKey}.
 *
 * <pre>{@code
 * Limbeck.configure().dataSource(dataSource).revisions("db.revisions").load().upgrade("head");
 * }</pre>
 */
@NullMarked
package dev.limbeck.app;

import org.jspecify.annotations.NullMarked;
