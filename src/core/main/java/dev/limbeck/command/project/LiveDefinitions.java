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
 * Collations and functions that the application defines and that the live database uses. Revisions can refer to them,
 * so a scratch database in which revisions run needs an imitation of each.
 */
public final class LiveDefinitions {
    private LiveDefinitions() {}

    private static boolean isOfApplication(Project project) {
        return project.application().dataSource() != null
                || project.settings().database().url() == null;
    }

    /**
     * Adds imitations of the definitions that the live database uses to a scratch database. If the live database cannot
     * be read, nothing is added, and the scratch database rejects a revision that uses such a definition.
     *
     * @return whether the live database uses such definitions
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
