package dev.limbeck.mariadb.history;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.testing.KindTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;

class KindsTest extends KindTests {
    private static final String UNDESCRIBED =
            """
            SELECT concat('column ', table_name, '.', column_name, ' ', extra, ' ', privileges)
            FROM information_schema.columns WHERE table_schema = database()
            UNION ALL SELECT concat('table ', table_name, ' ', table_type, ' ', engine, ' ', row_format, ' ',
                create_options)
            FROM information_schema.tables WHERE table_schema = database() AND engine IS NOT NULL
            UNION ALL SELECT concat('partition ', table_name, ' ', partition_name, ' ', partition_method, ' ',
                partition_expression, ' ', ifnull(partition_description, ''))
            FROM information_schema.partitions WHERE table_schema = database() AND partition_name IS NOT NULL
            UNION ALL SELECT concat('routine ', routine_name, ' ', routine_definition)
            FROM information_schema.routines WHERE routine_schema = database()
            UNION ALL SELECT concat('event ', event_name, ' ', event_definition)
            FROM information_schema.events WHERE event_schema = database()
            UNION ALL SELECT concat('grant ', table_name, ' ', grantee, ' ', privilege_type)
            FROM information_schema.table_privileges WHERE table_schema = database()
            ORDER BY 1
            """;

    @AfterAll
    static void update() {
        writeFound("MariaDB");
    }

    @Override
    protected String createDatabase() {
        return MariadbServer.createDatabase();
    }

    @Override
    protected int version() {
        try (Connection connection = DriverManager.getConnection(MariadbServer.url("mysql"))) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String undescribedQuery() {
        return UNDESCRIBED;
    }

    /** Returns the name unchanged, because the case of table names is preserved. */
    @Override
    protected String fold(String name) {
        return name;
    }
}
