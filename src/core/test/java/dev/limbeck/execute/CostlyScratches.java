package dev.limbeck.execute;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An SQLite dialect for {@code jdbc:costly:FILE} that behaves as if creating a scratch database were expensive. It
 * counts the scratch databases that are created, and rejects a foreign key to a table that does not exist.
 */
public final class CostlyScratches extends DialectsTest.Other {
    /** The number of scratch databases that were created. */
    public static int created;

    static {
        try {
            DriverManager.registerDriver(new CostlyDriver());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "costly";
    }

    @Override
    public Traits traits() {
        return new Traits("SQLite", Set.of(Feature.TRANSACTIONAL_DDL));
    }

    @Override
    public Urls urls() {
        return DialectsTest.urls(CostlyDriver.PREFIX);
    }

    @Override
    public Scratches scratches() {
        return new Counted(new SqliteDialect().scratches());
    }

    private record Counted(Scratches sqlite) implements Scratches {
        @Override
        public Connection open(Place place) throws SQLException {
            created++;
            return sqlite.open(place);
        }

        @Override
        public void copyInto(Connection scratch, Connection empty) throws SQLException {
            sqlite.copyInto(scratch, empty);
        }

        @Override
        public void reset(Connection scratch) throws SQLException {
            sqlite.reset(scratch);
        }

        @Override
        public Replay replay(Catalog catalog) {
            return sqlite.replay(catalog);
        }

        @Override
        public List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException {
            return sqlite.insertSamples(connection, tables, rows);
        }

        @Override
        public Optional<String> explainUncomputable(
                Connection connection, SqlText expression, @Nullable TableName table) {
            return sqlite.explainUncomputable(connection, expression, table);
        }
    }

    /** The SQLite driver under another URL prefix. */
    private static final class CostlyDriver implements Driver {
        private static final String PREFIX = "jdbc:costly:";

        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            return acceptsURL(url)
                    ? DriverManager.getConnection("jdbc:sqlite:" + url.substring(PREFIX.length()), info)
                    : null;
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith(PREFIX);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
