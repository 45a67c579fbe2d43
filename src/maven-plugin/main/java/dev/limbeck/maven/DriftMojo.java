package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Compares the database with the schema that its revisions create; the build fails if they differ. */
@Mojo(
        name = "drift",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class DriftMojo extends FleetMojo {
    @Override
    String command() {
        return "drift";
    }

    @Override
    boolean findsDifferences() {
        return true;
    }
}
