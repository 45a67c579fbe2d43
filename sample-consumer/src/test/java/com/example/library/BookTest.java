package com.example.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limbeck.junit.Migrated;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BookTest {
    @Test
    void booksAreStored(@Migrated DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into Book (id, title) values (1, 'Alchemy')");
            try (ResultSet rows = statement.executeQuery("select count(*) from Book")) {
                rows.next();
                assertEquals(1, rows.getInt(1));
            }
        }
    }

    @Test
    void eachTestHasItsOwnRows(@Migrated Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from Book")) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }
}
