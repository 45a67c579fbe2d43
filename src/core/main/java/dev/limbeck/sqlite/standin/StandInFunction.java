package dev.limbeck.sqlite.standin;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/** A deterministic function with any number of arguments whose result is null. */
public final class StandInFunction extends Function {
    private static final int ANY_NUMBER = -1;

    private StandInFunction() {}

    /** Registers the function under the given name on a connection of the driver. */
    public static void register(Connection connection, String name) throws SQLException {
        Function.create(connection, name, new StandInFunction(), ANY_NUMBER, FLAG_DETERMINISTIC);
    }

    @Override
    protected void xFunc() throws SQLException {
        result();
    }
}
