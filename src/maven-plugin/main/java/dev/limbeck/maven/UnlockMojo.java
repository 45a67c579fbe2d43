package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Releases the migration lock, which keeps other upgrades out, if the program that holds it is no longer running. */
@Mojo(name = "unlock", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class UnlockMojo extends LimbeckMojo {
    @Override
    String command() {
        return "unlock";
    }
}
