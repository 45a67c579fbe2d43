package dev.limbeck.h2;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * A test dialect for a real database that differs from SQLite in the properties on which Limbeck depends: names are
 * exact, tables belong to schemas, a foreign key cannot refer to a table that does not exist yet, and schema changes
 * commit the transaction.
 */
public class H2Dialect implements Dialect {
    private final H2Scratches scratches = new H2Scratches();

    /** Limbeck quotes every name, so H2 stores and compares all names as they are written. */
    static final NameRules NAMES = NameRules.of(NameRule.EXACT);

    /**
     * Creates a folder for the class path of a class loader whose parent has this class; the folder makes the class
     * loader provide this dialect.
     */
    public static Path createServices(Path folder) {
        return createServices(folder, H2Dialect.class);
    }

    /**
     * Creates a folder for the class path of a class loader whose parent has the given class; the folder makes the
     * class loader provide that dialect.
     */
    public static Path createServices(Path folder, Class<? extends Dialect> dialect) {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(Dialect.class.getName()), dialect.getName());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the number of scratch databases that all instances of this class have opened so far} */
    public static int openedScratches() {
        return H2Scratches.opened();
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public Traits traits() {
        return new Traits("H2", Set.of(Feature.SCHEMAS, Feature.CONSTRAINT_NAMES_PER_SCHEMA), NAMES);
    }

    @Override
    public Urls urls() {
        return new Urls() {
            @Override
            public boolean supports(String jdbcUrl) {
                return jdbcUrl.startsWith("jdbc:h2:");
            }

            @Override
            public String example(String name) {
                return "jdbc:h2:mem:" + name;
            }
        };
    }

    @Override
    public SqlSyntax words() {
        return new H2Words();
    }

    @Override
    public Reflector reflector() {
        return new Reflector() {
            @Override
            public Catalog reflect(Connection connection) throws SQLException {
                return new H2Catalog(new H2Reader(connection).read());
            }

            @Override
            public boolean hasTable(Connection connection, TableName name) throws SQLException {
                try (PreparedStatement statement = connection.prepareStatement(
                        "select 1 from information_schema.tables" + " where table_schema = ? and table_name = ?")) {
                    statement.setString(1, name.schema() == null ? connection.getSchema() : name.schema());
                    statement.setString(2, name.name());
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                }
            }

            @Override
            public List<Column> viewColumns(Connection connection, TableName view) {
                return List.of();
            }

            @Override
            public String version(Connection connection) throws SQLException {
                return connection.getMetaData().getDatabaseProductVersion();
            }
        };
    }

    @Override
    public Planner planner() {
        return new H2Planner();
    }

    @Override
    public Sessions sessions() {
        return new H2Sessions();
    }

    @Override
    public Scratches scratches() {
        return scratches;
    }

    @Override
    public Rows rows() {
        return new H2Rows();
    }

    @Override
    public Sameness sameness() {
        return new H2Sameness();
    }

    @Override
    public ScriptSyntax script() {
        return new H2Script();
    }
}
