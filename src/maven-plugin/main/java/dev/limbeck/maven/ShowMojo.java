package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Shows a revision: its place in the history, its date, its file and its message. */
@Mojo(name = "show", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ShowMojo extends LimbeckMojo {
    /** The revision: head, heads, current, an id, a branch label or shop@head. */
    @Positional
    @Parameter(property = "limbeck.revision", defaultValue = "head")
    @Nullable
    String revision;

    @Override
    String command() {
        return "show";
    }
}
