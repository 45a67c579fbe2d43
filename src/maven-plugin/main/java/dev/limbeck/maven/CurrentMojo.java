package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the current revision of the database. */
@Mojo(name = "current", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class CurrentMojo extends FleetMojo {
    /** Fail unless the database is at every head. */
    @Parameter(property = "limbeck.checkHeads", defaultValue = "false")
    boolean checkHeads;

    @Override
    String command() {
        return "current";
    }
}
