package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens another connection to the same database. */
@FunctionalInterface
public interface SecondConnection {
    /** {@return a new connection, which the caller closes} */
    Connection open() throws SQLException;

    /** {@return whether {@link #open} connects to another cluster node if the usual one cannot be reached} */
    default boolean reachesOtherNodes() {
        return false;
    }
}
