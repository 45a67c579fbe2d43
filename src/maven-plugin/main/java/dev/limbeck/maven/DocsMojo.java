package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes HTML pages that document the schema. */
@Mojo(name = "docs", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DocsMojo extends LimbeckMojo {
    /**
     * The folder to write the pages to. It must be new or empty, or contain only pages of an earlier run, which are
     * replaced.
     */
    @Parameter(property = "limbeck.output", defaultValue = "${project.build.directory}/schema")
    @Nullable
    String output;

    /** The title of the first page; by default, the name of the project folder. */
    @Parameter(property = "limbeck.title")
    @Nullable
    String title;

    @Override
    String command() {
        return "docs";
    }
}
