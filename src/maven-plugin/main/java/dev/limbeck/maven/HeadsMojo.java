package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Lists the revisions that no other revision follows. */
@Mojo(
        name = "heads",
        defaultPhase = LifecyclePhase.VALIDATE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class HeadsMojo extends LimbeckMojo {
    /** Leave out heads that another revision depends on. */
    @Parameter(property = "limbeck.resolveDependencies", defaultValue = "false")
    boolean resolveDependencies;

    /** Fail if there is more than one head. */
    @Parameter(property = "limbeck.single", defaultValue = "false")
    boolean single;

    @Override
    String command() {
        return "heads";
    }
}
