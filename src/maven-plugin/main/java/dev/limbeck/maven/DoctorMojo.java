package dev.limbeck.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Examines the database: its position, any incomplete revision, the lock, and leftovers of interrupted runs. Changes
 * nothing; the build fails if something needs to be done.
 */
@Mojo(name = "doctor", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DoctorMojo extends LimbeckMojo {
    @Override
    String command() {
        return "doctor";
    }

    @Override
    boolean findsDifferences() {
        return true;
    }
}
