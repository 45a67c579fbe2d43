package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Reverts revisions until the database is at the target. */
@Mojo(name = "downgrade", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DowngradeMojo extends FleetMojo {
    /** The target: base, an id, shop@base, or -N for the last N revisions. */
    @Positional(
            required = "the target: base, an id, shop@base, or -N for the last N revisions, for example"
                    + " mvn limbeck:downgrade -Dlimbeck.revision=-1")
    @Parameter(property = "limbeck.revision")
    @Nullable
    String revision;

    /** Text that revisions can read with op.tag(). */
    @Parameter(property = "limbeck.tag")
    @Nullable
    String tag;

    /** Print the statements that would run; change nothing. */
    @Parameter(property = "limbeck.plan", defaultValue = "false")
    boolean plan;

    /** Print a script for the database's shell, such as sqlite3; change nothing. */
    @Parameter(property = "limbeck.sql", defaultValue = "false")
    boolean sql;

    /** The oldest database version that the script created with limbeck.sql must support. */
    @Parameter(property = "limbeck.targetVersion")
    @Nullable
    String targetVersion;

    /** Confirm the downgrade of all databases of limbeck.databases. */
    @Parameter(property = "limbeck.yes", defaultValue = "false")
    boolean yes;

    @Override
    String command() {
        return "downgrade";
    }
}
