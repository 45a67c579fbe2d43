package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Compares the database with the schema that its revisions create; the build fails if they differ. */
@Mojo(
        name = "drift",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class DriftMojo extends FleetMojo {
    /** Also write a report of the comparison for the reviewer: a page if the name ends in .html, otherwise Markdown. */
    @Parameter(property = "limbeck.report")
    @Nullable
    String report;

    @Override
    String command() {
        return "drift";
    }

    @Override
    boolean findsDifferences() {
        return true;
    }
}
