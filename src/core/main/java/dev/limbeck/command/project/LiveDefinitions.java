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

/**
 * The collations and functions that only the application defines. Revisions that create what the live database contains
 * can name them, so a scratch database for revisions imitates those of the live database.
 */
public final class LiveDefinitions {
    private LiveDefinitions() {}

    private static boolean isOfApplication(Project project) {
        return project.application().dataSource() != null
                || project.settings().database().url() == null;
    }

    /**
     * Prepares a scratch database for the names that the live database uses. Nothing is prepared if the live database
     * cannot be read now: then the scratch database rejects a revision that uses such a name.
     *
     * @return whether the live database uses such names
     */
    public static boolean imitate(Project project, Dialect dialect, Scratch scratch) {
        if (!dialect.traits().has(Feature.EMBEDDED) || isOfApplication(project)) {
            return false;
        }
        try (Database live = project.openDatabase(Access.READ).withLockTimeout(Duration.ZERO)) {
            if (!live.dialect().traits().has(Feature.EMBEDDED)) {
                return false;
            }
            Catalog catalog = LiveCatalog.read(live);
            dialect.scratches().prepare(scratch.connection(), catalog);
            return !dialect.scratches().findStandIns(catalog).isEmpty();
        } catch (SQLException | ExecutionException | CommandException e) {
            return false;
        }
    }
}
