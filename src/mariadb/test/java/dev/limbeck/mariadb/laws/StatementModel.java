package dev.limbeck.mariadb.laws;

import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.model.Schema;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A model that is read from a database schema.
 *
 * @param url the URL of the database
 */
record StatementModel(String url) implements ModelSource {
    @Override
    public Model scan(ModelRequest request) {
        try (Connection connection = DriverManager.getConnection(url)) {
            Schema schema = new MariadbDialect()
                    .like(connection)
                    .reflector()
                    .reflect(connection)
                    .schema();
            return new Model(schema, List.of(), List.of("Model"), List.of(), "SQL");
        } catch (SQLException e) {
            throw new ModelException("The model cannot be read: " + e, e);
        }
    }
}
