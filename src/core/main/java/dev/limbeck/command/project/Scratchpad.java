package dev.limbeck.command.project;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.ScratchDatabases;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The scratch databases of a command, shared by all {@link Project} objects of the command. */
final class Scratchpad {

    private final Consumer<String> notices;
    private @Nullable ScratchDatabases databases;

    private Scratchpad(Consumer<String> notices) {
        this.notices = notices;
    }

    /** {@return scratch databases whose notices are logged} */
    static Scratchpad logged() {
        return new Scratchpad(text -> System.getLogger("dev.limbeck").log(Level.INFO, () -> text));
    }

    /** {@return other scratch databases, whose notices the given consumer receives} */
    static Scratchpad reportingTo(Consumer<String> notices) {
        return new Scratchpad(notices);
    }

    /** {@return other scratch databases, whose notices go to the same receiver} */
    Scratchpad sibling() {
        return new Scratchpad(notices);
    }

    /**
     * {@return the scratch databases; the first call determines their dialect and where they may be created} Scratch
     * databases for a different, embedded dialect are not kept.
     *
     * @param live whether scratch databases may be created on the server of the database
     * @param server the JDBC URL of another server, or null
     */
    ScratchDatabases open(Dialect dialect, boolean live, @Nullable String server) {
        ScratchDatabases now = databases;
        if (now == null) {
            now = new ScratchDatabases(dialect, new ScratchDatabases.Rules(live, server, notices));
            databases = now;
        }
        boolean other =
                !now.dialect().name().equals(dialect.name()) && dialect.traits().has(Feature.EMBEDDED);
        return other ? new ScratchDatabases(dialect) : now;
    }

    void close() {
        ScratchDatabases now = databases;
        databases = null;
        if (now != null) {
            now.close();
        }
    }
}
