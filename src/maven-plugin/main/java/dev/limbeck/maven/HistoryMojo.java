package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Lists the revisions. */
@Mojo(name = "history", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class HistoryMojo extends LimbeckMojo {
    /** List only the range FROM:TO, including both ends; either end may be omitted. */
    @Parameter(property = "limbeck.revRange")
    @Nullable
    String revRange;

    /** Mark the current revision of the database. */
    @Parameter(property = "limbeck.indicateCurrent", defaultValue = "false")
    boolean indicateCurrent;

    /** Draw the branches next to the revisions. */
    @Parameter(property = "limbeck.graph", defaultValue = "false")
    boolean graph;

    @Override
    String command() {
        return "history";
    }
}
