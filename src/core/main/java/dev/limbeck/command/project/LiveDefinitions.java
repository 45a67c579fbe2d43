package dev.limbeck.command.project;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.ExecutionException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Collations and functions that the application defines and that the live database uses. Revisions can refer to them,
 * so a scratch database in which revisions run needs an imitation of each.
 */
public final class LiveDefinitions {
    private final Dialect dialect;
    private final @Nullable Catalog live;

    private LiveDefinitions(Dialect dialect, @Nullable Catalog live) {
        this.dialect = dialect;
        this.live = live;
    }

    /**
     * {@return the definitions of the live database, which is read once; none if it cannot be read now: then the scratch
     * database rejects a revision that uses such a name}
     */
    public static LiveDefinitions of(Project project, Dialect dialect) {
        if (!dialect.traits().has(Feature.EMBEDDED) || isOfApplication(project)) {
            return new LiveDefinitions(dialect, null);
        }
        try (Database live = project.openDatabase(Access.READ).withLockTimeout(Duration.ZERO)) {
            return new LiveDefinitions(
                    dialect, live.dialect().traits().has(Feature.EMBEDDED) ? LiveCatalog.read(live) : null);
        } catch (ExecutionException | CommandException e) {
            return new LiveDefinitions(dialect, null);
        }
    }

    private static boolean isOfApplication(Project project) {
        return project.application().dataSource() != null
                || project.settings().database().url() == null;
    }

    /**
     * Adds imitations of the definitions that the live database uses to a scratch database.
     *
     * @return whether the live database uses such definitions
     */
    public boolean imitate(Scratch scratch) {
        if (live == null) {
            return false;
        }
        try {
            dialect.scratches().prepare(scratch.connection(), live);
            return !dialect.scratches().findStandIns(live).isEmpty();
        } catch (SQLException | ExecutionException | CommandException e) {
            return false;
        }
    }
}
