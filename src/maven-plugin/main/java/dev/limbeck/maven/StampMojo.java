package dev.limbeck.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Records that the database is at a revision, without running anything. */
@Mojo(name = "stamp", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class StampMojo extends FleetMojo {
    /** The revision to record: head, heads, base, an id, shop@head; one for each branch. */
    @Positional(
            required = "the revision that the database is at: base, head, heads, an id or several ids, for example"
                    + " mvn limbeck:stamp -Dlimbeck.revision=head")
    @Parameter(property = "limbeck.revision")
    @Nullable
    List<String> revision;

    /** Delete all rows of the version table first. */
    @Parameter(property = "limbeck.purge", defaultValue = "false")
    boolean purge;

    /** Accepted for compatibility with Alembic; has no effect. */
    @Parameter(property = "limbeck.tag")
    @Nullable
    String tag;

    /** Print a script for the database's shell, such as sqlite3; change nothing. */
    @Parameter(property = "limbeck.sql", defaultValue = "false")
    boolean sql;

    /** The oldest database version that the script created with limbeck.sql must support. */
    @Parameter(property = "limbeck.targetVersion")
    @Nullable
    String targetVersion;

    @Override
    String command() {
        return "stamp";
    }
}
