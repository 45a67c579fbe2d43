package dev.limbeck.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Starts a project: creates the folder for revision files, and limbeck.toml. */
@Mojo(name = "init", threadSafe = true)
public final class InitMojo extends LimbeckMojo {
    /** The new folder for revision files. */
    @Positional
    @Parameter(property = "limbeck.directory", defaultValue = "src/main/java/db/revisions")
    @Nullable
    String directory;

    /** The kind of project: maven, plain or multidb. */
    @Parameter(property = "limbeck.template")
    @Nullable
    String template;

    @Override
    String command() {
        return "init";
    }

    @Override
    boolean needsSettings() {
        return false;
    }

    @Override
    void requireModule(MavenProject module) throws MojoExecutionException {
        if (module.getPackaging().equals("pom")) {
            String example = module.getModules().isEmpty()
                    ? "MODULE"
                    : module.getModules().get(0);
            throw new MojoExecutionException("The module " + module.getArtifactId()
                    + " has pom packaging, so it has no classes; nothing was created. Run the goal in the module"
                    + " with the entities, for example: mvn -pl " + example + " limbeck:init");
        }
    }
}
