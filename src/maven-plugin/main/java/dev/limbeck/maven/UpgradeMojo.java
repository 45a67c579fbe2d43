package dev.limbeck.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Applies revisions up to the target. */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends FleetMojo {
    /** The target: head, heads, an id, shop@head, or +N for the next N revisions. */
    @Positional
    @Parameter(property = "limbeck.revision", defaultValue = "head")
    @Nullable
    String revision;

    /** Apply revisions that have this hazard, even if upgrade.refuse would refuse them. */
    @Parameter(property = "limbeck.allow")
    @Nullable
    List<String> allow;

    /** Fail if a change has one of these hazards, such as data-loss; all means any of them. */
    @Parameter(property = "limbeck.failOnHazard")
    @Nullable
    String failOnHazard;

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

    /** Also write a report of the plan for the reviewer: a page if the name ends in .html, otherwise Markdown. */
    @Parameter(property = "limbeck.report")
    @Nullable
    String report;

    @Override
    String command() {
        return "upgrade";
    }
}
