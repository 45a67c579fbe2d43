package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Compares the entities with the database; the build fails if they differ. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends FleetMojo {
    /** Fail if a change has one of these hazards, such as data-loss; all means any of them. */
    @Parameter(property = "limbeck.failOnHazard")
    @Nullable
    String failOnHazard;

    /** Also write a report of the comparison for the reviewer: a page if the name ends in .html, otherwise Markdown. */
    @Parameter(property = "limbeck.report")
    @Nullable
    String report;

    @Override
    String command() {
        return "check";
    }

    @Override
    boolean findsDifferences() {
        return true;
    }
}
