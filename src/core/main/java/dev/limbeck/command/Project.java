package dev.limbeck.command;

import dev.limbeck.settings.Settings;

/** A project: its settings, its history, its database. A stand-in until the lead's class arrives. */
public final class Project {
    private Project() {}

    /** {@return the project with these settings} */
    public static Project open(Settings settings) {
        return new Project();
    }
}
