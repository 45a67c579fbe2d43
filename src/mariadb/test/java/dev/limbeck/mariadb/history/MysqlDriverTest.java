package dev.limbeck.mariadb.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.MariadbInstance;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the kinds of changes on MariaDB, with the MySQL JDBC driver. */
@Tag("slow")
class MysqlDriverTest extends KindsTest {
    @Override
    protected String createDatabase() {
        return MariadbInstance.withMysqlDriver(super.createDatabase());
    }

    @Override
    protected int part() {
        return 30;
    }

    @Test
    void theUrlIsForTheDriverOfMysql() throws SQLException {
        assertThat(DriverManager.getDriver(createDatabase()).getClass().getName())
                .isEqualTo("com.mysql.cj.jdbc.Driver");
    }
}
