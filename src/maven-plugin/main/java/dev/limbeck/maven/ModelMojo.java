package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes the model of the entities into the classes of the project, so that the application can compare its database
 * with the model when it starts (limbeck.check). Only database servers need it.
 */
@Mojo(
        name = "model",
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class ModelMojo extends LimbeckMojo {
    /** The class path folder in which META-INF/limbeck/model-….json is written. */
    @Parameter(property = "limbeck.output", defaultValue = "${project.build.outputDirectory}")
    @Nullable
    String output;

    @Override
    String command() {
        return "model";
    }
}
