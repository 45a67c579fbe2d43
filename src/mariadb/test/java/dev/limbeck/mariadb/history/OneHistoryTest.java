package dev.limbeck.mariadb.history;

import dev.limbeck.mariadb.MariadbInstance;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.testing.OneHistoryTests;
import java.util.List;

/**
 * Tests that the same history runs on both SQLite and MariaDB, and that each database then has the schema that the
 * entities require.
 */
class OneHistoryTest extends OneHistoryTests {
    @Override
    protected List<String> drivers() {
        return List.of("mariadb", "mysql");
    }

    @Override
    protected String createDatabase(String driver) {
        String url = MariadbServer.createDatabase();
        return driver.equals("mysql") ? MariadbInstance.withMysqlDriver(url) : url;
    }

    /**
     * Returns a URL for the MariaDB driver, because Hibernate takes the server for MySQL if it reads the schema with
     * the other driver.
     */
    @Override
    protected String hibernateUrl(String url) {
        return url.replace("jdbc:mysql:", "jdbc:mariadb:").replace("DISABLED", "disable");
    }
}
