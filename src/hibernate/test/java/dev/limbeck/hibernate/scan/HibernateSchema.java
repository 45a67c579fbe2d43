package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * Describes the schema that Hibernate's session factory creates in an SQLite file, and describes a model in the same
 * form: table, column, type, NOT NULL, and position in the primary key.
 */
final class HibernateSchema {
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private HibernateSchema() {}

    /** {@return the schema that Hibernate creates for the classes} */
    static Map<String, String> create(Path folder, List<Class<?>> classes, ClassLoader loader) throws SQLException {
        HIBERNATE.setLevel(Level.OFF);
        String url = "jdbc:sqlite:" + folder.resolve("own.db");
        var bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        var registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.connection.url", url)
                .applySetting("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                .applySetting("hibernate.hbm2ddl.auto", "create")
                .applySetting("hibernate.hbm2ddl.halt_on_error", "false")
                .applySetting("hibernate.query.startup_check", "false")
                .build();
        MetadataSources sources = new MetadataSources(registry);
        classes.forEach(sources::addAnnotatedClass);
        try (var factory = sources.buildMetadata().buildSessionFactory();
                Connection connection = DriverManager.getConnection(url)) {
            assert factory.isOpen();
            return read(connection);
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static Map<String, String> read(Connection connection) throws SQLException {
        // The tables HT_… and HTE_… are temporary tables that Hibernate's session factory creates each time it starts.
        String sql = "select m.name, c.name, lower(c.type), c.\"notnull\", c.pk"
                + " from sqlite_schema m join pragma_table_xinfo(m.name) c"
                + " where m.type = 'table' and m.name not like 'HT\\_%' escape '\\'"
                + " and m.name not like 'HTE\\_%' escape '\\' and m.name not like 'sqlite\\_%' escape '\\'";
        Map<String, String> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                int key = row.getInt(5);
                columns.put(
                        row.getString(1) + "." + row.getString(2),
                        intendedType(row.getString(3), key)
                                + (row.getInt(4) == 1 || key > 0 ? " not null" : "")
                                + (key > 0 ? " key " + key : ""));
            }
        }
        return columns;
    }

    /**
     * Returns the intended type. Hibernate 7.4 omits the type of an identity column if "integer" occurs anywhere before
     * the column in the CREATE TABLE statement (ColumnDefinitions.appendColumnDefinition looks for the word in the
     * entire statement). SQLite then creates a column whose values it does not generate, so in this case the model is
     * right and Hibernate is wrong.
     */
    private static String intendedType(String type, int key) {
        return type.isEmpty() && key == 1 ? "integer" : type;
    }

    /** {@return the model in the same form} */
    static Map<String, String> describe(Model model) {
        Map<String, String> columns = new TreeMap<>();
        for (Table table : model.schema().tables()) {
            for (Column column : table.columns()) {
                columns.put(table.name() + "." + column.name(), describe(table, column));
            }
        }
        return columns;
    }

    private static String describe(Table table, Column column) {
        PrimaryKey key = table.primaryKey();
        int place = key == null ? 0 : key.columns().indexOf(column.name()) + 1;
        return (column.identity() != null ? "integer" : format(column.type()))
                + (column.nullable() ? "" : " not null")
                + (place > 0 ? " key " + place : "");
    }

    /** {@return the type as Hibernate's SQLite dialect writes it} */
    static String format(SqlType type) {
        if (!(type instanceof SqlType.Portable portable)) {
            return type.toString().toLowerCase(Locale.ROOT);
        }
        return switch (portable.name()) {
            case BOOL -> "boolean";
            case FLOAT -> "float";
            case DOUBLE -> "double precision";
            case BINARY, VARBINARY, BLOB, UUID -> "blob";
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "timestamp";
            case JSON, XML -> "clob";
            case TIME_WITH_TIME_ZONE -> portable.toString().replace(" with time zone", "");
            default -> portable.toString().replace(", ", ",");
        };
    }
}
