package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ScratchNotPermittedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the scratch databases of a database server may be created. Embedded databases need no permission.
 *
 * @param live whether they may be created on the server of the live database
 * @param server the JDBC URL of another server, which is preferred; null if there is none
 * @param notices receives a text about each scratch database that is created on the server of the live database
 */
public record ScratchRules(boolean live, @Nullable String server, Consumer<String> notices) {
    /** No server is permitted. */
    public static final ScratchRules NONE = new ScratchRules(false, null, text -> {});

    /**
     * Returns the place for a new scratch database.
     *
     * @param beside a connection to the live database, or null
     * @throws ScratchNotPermittedException if the dialect needs a server and none is permitted
     */
    Scratches.Place findPlace(Dialect dialect, @Nullable Connection beside) {
        boolean embedded = dialect.traits().has(Feature.EMBEDDED);
        if (!embedded && !live && server == null) {
            throw new ScratchNotPermittedException(
                    dialect.traits().product(), dialect.urls().example("postgres"));
        }
        return new Scratches.Place(beside, embedded ? null : server);
    }

    /** Reports a scratch database that was created. */
    void created(Dialect dialect, Connection scratch) throws SQLException {
        if (server == null && !dialect.traits().has(Feature.EMBEDDED)) {
            notices.accept("Created the scratch database " + scratch.getCatalog()
                    + " on the server of the database; it is dropped when the command ends.");
        }
    }
}
