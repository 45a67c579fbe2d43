package dev.limbeck.mariadb.history;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The kinds of changes on MariaDB, with the JDBC driver of MySQL. */
class MysqlDriverTest extends KindsTest {
    @Override
    protected String createDatabase() {
        return withMysqlDriver(super.createDatabase());
    }

    /** {@return the URL of the same database for the driver of MySQL} */
    static String withMysqlDriver(String url) {
        return url.replace("jdbc:mariadb:", "jdbc:mysql:").replace("sslMode=disable", "sslMode=DISABLED");
    }

    @Override
    protected int part() {
        return 30;
    }

    @Test
    void theUrlIsForTheDriverOfMysql() throws SQLException {
        assertThat(DriverManager.getDriver(createDatabase()).getClass().getName()).isEqualTo("com.mysql.cj.jdbc.Driver");
    }
}
