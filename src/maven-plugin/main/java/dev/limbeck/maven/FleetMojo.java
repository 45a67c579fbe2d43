package dev.limbeck.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal whose command can process many databases with the same history. */
abstract class FleetMojo extends LimbeckMojo {
    /**
     * The databases to process instead of database.url: file patterns such as tenants/*.db, JDBC URLs, files with a
     * list, or a query.
     */
    @Parameter(property = "limbeck.databases")
    @Nullable
    List<String> databases;

    /**
     * The number of databases to process at the same time; 4 if neither this parameter nor fleet.jobs is set.
     */
    @Parameter(property = "limbeck.jobs")
    @Nullable
    String jobs;

    /**
     * The number of databases to process first, such as 5 or 1%; the others are processed only if all of these
     * succeeded.
     */
    @Parameter(property = "limbeck.canary")
    @Nullable
    String canary;

    /** What to do after a database fails: stop or continue. */
    @Parameter(property = "limbeck.onFailure")
    @Nullable
    String onFailure;
}
