package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Proves the history on scratch databases: applies, reverts and reapplies every revision, and compares the result with
 * the entities.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class VerifyMojo extends LimbeckMojo {
    /** The revisions to verify: OLDER:NEWER, inclusive, or a single one; all by default. */
    @Positional
    @Parameter(property = "limbeck.range")
    @Nullable
    String range;

    /** Do not compare the resulting schema with the entities. */
    @Parameter(property = "limbeck.noModel", defaultValue = "false")
    boolean noModel;

    /** Also write a report of the proofs for the reviewer: a page if the name ends in .html, otherwise Markdown. */
    @Parameter(property = "limbeck.report")
    @Nullable
    String report;

    @Override
    String command() {
        return "verify";
    }

    @Override
    boolean findsDifferences() {
        return true;
    }
}
