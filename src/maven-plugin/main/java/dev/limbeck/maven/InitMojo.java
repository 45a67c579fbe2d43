package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Starts a project: creates the folder for revision files, and limbeck.toml. */
@Mojo(name = "init", threadSafe = true)
public final class InitMojo extends LimbeckMojo {
    /** The new folder for revision files. */
    @Positional
    @Parameter(property = "limbeck.directory", defaultValue = "src/main/java/db/revisions")
    @Nullable
    String directory;

    /** The kind of project: maven, plain or multidb. */
    @Parameter(property = "limbeck.template")
    @Nullable
    String template;

    @Override
    String command() {
        return "init";
    }

    @Override
    boolean needsSettings() {
        return false;
    }
}
