package dev.limbeck.command.project;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/** The scratch databases of a command, shared by all {@link Project} objects of the command. */
final class Scratchpad {
    private @Nullable ScratchDatabases databases;

    /** {@return the scratch databases; the first call determines their dialect} */
    ScratchDatabases open(Dialect dialect) {
        ScratchDatabases now = databases;
        if (now == null) {
            now = new ScratchDatabases(dialect);
            databases = now;
        }
        return now;
    }

    void close() {
        ScratchDatabases now = databases;
        databases = null;
        if (now != null) {
            now.close();
        }
    }
}
