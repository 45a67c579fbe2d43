package dev.limbeck.sqlite.standin;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Collation;

/** A collation that compares strings character by character. */
public final class StandInCollation extends Collation {
    private StandInCollation() {}

    /** Registers the collation under the given name on a connection of the driver. */
    public static void register(Connection connection, String name) throws SQLException {
        Collation.create(connection, name, new StandInCollation());
    }

    @Override
    protected int xCompare(String first, String second) {
        return first.compareTo(second);
    }
}
