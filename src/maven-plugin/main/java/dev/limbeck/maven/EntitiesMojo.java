package dev.limbeck.maven;

import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes JPA entities for an existing database. */
@Mojo(name = "entities", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class EntitiesMojo extends LimbeckMojo {
    /** The Java package of the entities; none by default. */
    @Parameter(property = "limbeck.package")
    @Nullable
    String packageName;

    /** The source folder for the files. Without it, the entities are printed to the log. */
    @Parameter(property = "limbeck.output")
    @Nullable
    String output;

    /** Replace existing files. Without this option, they are kept. */
    @Parameter(property = "limbeck.overwrite", defaultValue = "false")
    boolean overwrite;

    /** What to generate: entities or tables. */
    @Parameter(property = "limbeck.generator")
    @Nullable
    String generator;

    /** Patterns of the tables and views to include, separated by commas. */
    @Parameter(property = "limbeck.tables")
    @Nullable
    String tables;

    /** Patterns of the tables and views to leave out, separated by commas. */
    @Parameter(property = "limbeck.exclude")
    @Nullable
    String exclude;

    /** Generate no entities for views. */
    @Parameter(property = "limbeck.noViews", defaultValue = "false")
    boolean noViews;

    /** Where to place the annotations: fields or getters. */
    @Parameter(property = "limbeck.style")
    @Nullable
    String style;

    /** Generator options, separated by commas; see `limbeck help entities`. */
    @Parameter(property = "limbeck.options")
    @Nullable
    String options;

    /** Add patterns for the objects that the entities do not express to autogenerate.exclude in the settings file. */
    @Parameter(property = "limbeck.writeExcludes", defaultValue = "false")
    boolean writeExcludes;

    @Override
    String command() {
        return "entities";
    }

    @Override
    List<String> moreOptions(Map<String, String> properties) {
        return packageName == null ? List.of() : List.of("--package=" + packageName);
    }
}
