package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Completes a revision that stopped partway, after the problem has been fixed. */
@Mojo(name = "resume", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ResumeMojo extends LimbeckMojo {
    /** If Limbeck cannot tell whether the interrupted statement has taken effect, assume that it has. */
    @Parameter(property = "limbeck.done", defaultValue = "false")
    boolean done;

    /** If Limbeck cannot tell whether the interrupted statement has taken effect, run it again. */
    @Parameter(property = "limbeck.again", defaultValue = "false")
    boolean again;

    /** Text that revisions can read with op.tag(). */
    @Parameter(property = "limbeck.tag")
    @Nullable
    String tag;

    @Override
    String command() {
        return "resume";
    }
}
