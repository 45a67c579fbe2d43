package dev.limbeck.command.project;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.revision.RevisionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Definitions in the live database that revisions need but do not create. A scratch database needs imitations of the
 * collations and functions that the application defines. On a server, it also needs the extensions that an
 * administrator created.
 */
public final class LiveDefinitions {
    private final Dialect dialect;
    private final Project project;
    private final @Nullable Catalog live;

    private LiveDefinitions(Project project, Dialect dialect, @Nullable Catalog live) {
        this.project = project;
        this.dialect = dialect;
        this.live = live;
    }

    /**
     * {@return the definitions of the live database, which is read once; none if it cannot be read, in which case the
     * scratch database rejects a revision that uses such a name}
     */
    public static LiveDefinitions of(Project project, Dialect dialect) {
        if (!dialect.traits().has(Feature.EMBEDDED) || isOfApplication(project)) {
            return new LiveDefinitions(project, dialect, null);
        }
        try (Database live = project.openDatabase(Access.READ).withLockTimeout(Duration.ZERO)) {
            return new LiveDefinitions(
                    project, dialect, live.dialect().traits().has(Feature.EMBEDDED) ? LiveCatalog.read(live) : null);
        } catch (ExecutionException | CommandException e) {
            return new LiveDefinitions(project, dialect, null);
        }
    }

    private static boolean isOfApplication(Project project) {
        return project.application().dataSource() != null
                || project.settings().database().url() == null;
    }

    /**
     * Adds to a scratch database imitations of the definitions that the live database uses.
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

    /**
     * Adds to a scratch database those extensions of the live database that no revision mentions.
     *
     * @return the added extensions, as {@link Catalog#otherObjects} describes them; none if the live database cannot
     *     currently be read
     */
    public List<String> addExtensions(Scratch scratch) {
        if (dialect.traits().has(Feature.EMBEDDED) || isOfApplication(project)) {
            return List.of();
        }
        try (Database database = project.openDatabase(Access.READ).withLockTimeout(Duration.ZERO)) {
            return dialect.scratches()
                    .addExtensions(scratch.connection(), database.connection(), name -> !isMentioned(name));
        } catch (SQLException | ExecutionException | CommandException e) {
            return List.of();
        }
    }

    /**
     * Drops the extensions that were added to a scratch database and are not used there.
     *
     * @return the extensions that are used
     */
    public List<String> dropUnusedExtensions(Scratch scratch, List<String> extensions) {
        try {
            return dialect.scratches().dropUnusedExtensions(scratch.connection(), extensions);
        } catch (SQLException e) {
            return extensions;
        }
    }

    /**
     * Returns whether the source of a revision contains the name, in which case the revision may create the extension.
     */
    private boolean isMentioned(String extension) {
        return project.loader().files().stream()
                .map(RevisionFile::source)
                .filter(Objects::nonNull)
                .anyMatch(source -> mentions(source, extension));
    }

    private static boolean mentions(Path source, String extension) {
        try {
            String text = Files.readString(source).toLowerCase(Locale.ROOT);
            return text.contains("extension") && text.contains(extension.toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return true;
        }
    }
}
