package dev.limbeck.command.fleet;

import dev.limbeck.command.project.Project;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One database of a fleet.
 *
 * @param name its name in reports, for instance its file, or its URL without user and password
 * @param url its JDBC URL; empty if it has a data source
 * @param source the source of its connections, or null
 * @param schema the schema of the tenant, or null; if there is no URL, the schema is in the project's database, or is
 *     another database on the server
 */
public record FleetDatabase(String name, String url, @Nullable DataSource source, @Nullable String schema) {

    /** Creates a database that is opened with its JDBC URL. */
    public FleetDatabase(String name, String url) {
        this(name, url, null, null);
    }

    /** Creates a database whose connections come from a data source. */
    public FleetDatabase(String name, DataSource source) {
        this(name, "", source, null);
    }

    /** {@return the schema with the given name in the database of the project} */
    public static FleetDatabase ofSchema(String schema) {
        return new FleetDatabase("schema " + schema, "", null, schema);
    }

    /** {@return the database with the given name on the server of the project, to which a connection can switch} */
    public static FleetDatabase ofDatabase(String database) {
        return new FleetDatabase(database, "", null, database);
    }

    /** {@return the project for this database, which shares its history with the given project} */
    Project projectIn(Project fleet) {
        if (schema != null) {
            return (url.isEmpty() ? fleet : fleet.forDatabase(url)).forSchema(schema);
        }
        return source == null ? fleet.forDatabase(url) : fleet.forDatabase(source);
    }

    /** {@return the name instead of the URL, which may contain a password} */
    @Override
    public String toString() {
        return name;
    }
}
