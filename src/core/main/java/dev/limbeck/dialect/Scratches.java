package dev.limbeck.dialect;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The scratch databases of a dialect, in which Limbeck creates the model and tries out revisions. */
public interface Scratches {

    /**
     * Where a scratch database may be created.
     *
     * @param live a connection to the live database, which must not be changed; null if none is open
     * @param server the JDBC URL of the server on which it is created; null for the server of the live database
     */
    record Place(@Nullable Connection live, @Nullable String server) {
        /** Creates a place on the server of the live database. */
        public Place(@Nullable Connection live) {
            this(live, null);
        }
    }

    /**
     * The properties of a database server and of a database on which the stored form of a model depends. A model whose
     * stored form was read from one database can be compared with another database only if all properties have the same
     * values there.
     *
     * @param series the series of versions that store definitions in the same form, for instance {@code 18} for
     *     PostgreSQL and {@code 10.11} for MariaDB
     * @param properties the values of the other properties, by name; the names are shown to users
     */
    record ServerProfile(String series, Map<String, String> properties) {
        /** Copies the map, sorted by name. */
        public ServerProfile {
            properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        }
    }

    /**
     * {@return whether a database at that place is created on the server of the live database} Different URLs can point
     * to the same server, so the dialect of a database server compares the servers themselves.
     */
    default boolean isOnLiveServer(Place place) throws SQLException {
        return place.server() == null;
    }

    /**
     * {@return a connection to a new, empty database that exists until the connection is closed} The caller must make
     * sure that creating it in the given place is allowed.
     */
    Connection open(Place place) throws SQLException;

    /**
     * {@return a connection to a new database with the schema and rows of the given scratch database}
     *
     * @param place where the new database may be created
     */
    default Connection copy(Connection scratch, Place place) throws SQLException {
        Connection copy = open(place);
        try {
            copyInto(scratch, copy);
            return copy;
        } catch (SQLException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** Copies the schema and rows of a scratch database into an empty scratch database. */
    void copyInto(Connection scratch, Connection empty) throws SQLException;

    /** Removes everything from a scratch database, so that it can be used again. */
    void reset(Connection scratch) throws SQLException;

    /**
     * Prepares a scratch database for the definitions of a catalog, which may use functions, collations or modules that
     * only the application defines. {@link #open} itself prepares everything that depends only on the live database.
     */
    default void prepare(Connection scratch, Catalog catalog) throws SQLException {}

    /**
     * Prepares an empty scratch database for a model, which may use types of extensions that the live database has.
     *
     * @return for each extension that the scratch database lacks, its name and the reason
     */
    default List<String> prepareForModel(Connection scratch, Connection live) throws SQLException {
        return List.of();
    }

    /**
     * Adds extensions of the live database to a scratch database in which revisions run.
     *
     * @param wanted accepts the names of the extensions that are added if the scratch database lacks them
     * @return the extensions that were added, as {@link Catalog#otherObjects} describes them
     */
    default List<String> addExtensions(Connection scratch, Connection live, Predicate<String> wanted)
            throws SQLException {
        return List.of();
    }

    /**
     * Drops those of the given extensions that no object in the scratch database uses.
     *
     * @param extensions extensions that {@link #addExtensions} added, as it describes them
     * @return the extensions that are in use and therefore remain
     */
    default List<String> dropUnusedExtensions(Connection scratch, List<String> extensions) throws SQLException {
        return extensions;
    }

    /**
     * Creates the types that a model declares, and the other user-defined types of the live database, such as domains,
     * because a model may refer to them. Nothing is created if the live database has no such types.
     *
     * @param declared the statements that create the types of the model
     * @return whether the live database has user-defined types
     */
    default boolean createTypes(Connection scratch, Connection live, List<String> declared) throws SQLException {
        return false;
    }

    /** {@return whether the scratch database imitates functions or collations of the application} */
    default boolean hasStandIns(Connection scratch) {
        return false;
    }

    /**
     * {@return the objects that use functions, collations or modules of the application, which a scratch database only
     * imitates; each value lists the functions, collations or modules that the object uses, for instance
     * {@code collation unicase}}
     */
    default Map<TableName, String> findStandIns(Catalog catalog) throws SQLException {
        return Map.of();
    }

    /** {@return the statements that create a copy, without rows, of everything in the catalog that can be recreated} */
    Replay replay(Catalog catalog);

    /**
     * Inserts rows into each of the tables, so that a proof finds errors that do not occur with empty tables. The rows
     * of a table differ from each other if the table accepts more than one row.
     *
     * @param rows the number of rows for each table
     * @return the tables for which no valid row was found
     */
    List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException;

    /**
     * {@return whether the error message mentions a function, module or collation that only the application defines}
     */
    default boolean needsApplication(String error) {
        return false;
    }

    /**
     * {@return the database's error message if the database cannot compute the given expression; empty if it can} An
     * unknown function in a default is often detected only when the first row is inserted.
     *
     * @param table the table whose columns the expression may use, or null for a default, which cannot use columns
     */
    Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table);

    /**
     * {@return the properties of a database, other than its objects, on which the stored form of definitions depends,
     * such as the version and the encoding; empty if creating a scratch database costs so little that results are not
     * kept}
     */
    default Optional<String> storageKey(Connection database) throws SQLException {
        return Optional.empty();
    }

    /**
     * {@return the properties of a database on which the normal form of a model depends; empty if the normal form is
     * not kept} A normal form can be kept even where a scratch database is cheap to create and {@link #storageKey} is
     * empty, because it also saves reading the entities.
     */
    default Optional<String> normalFormKey(Connection database) throws SQLException {
        return storageKey(database);
    }

    /**
     * {@return everything, except the model, that determines the stored form of a table in a scratch database in the
     * given place; empty if the stored forms of tables are not kept}
     */
    default Optional<String> tableFormKey(Place place) throws SQLException {
        return Optional.empty();
    }

    /**
     * A scratch database that an interrupted run left behind on a server.
     *
     * @param name its name
     * @param origin the process that created the database, if this server cannot tell whether the process has ended;
     *     null if it has ended, so that the next command that creates a scratch database drops this one
     */
    record LeftoverDatabase(String name, @Nullable String origin) {}

    /**
     * {@return the scratch databases that an interrupted run left behind on the server of the given connection, or may
     * have left behind, by name}
     */
    default List<LeftoverDatabase> findLeftovers(Connection live) throws SQLException {
        return List.of();
    }

    /**
     * {@return the views that an interrupted run created in the database only to learn how the server stores a view, and
     * left behind} No other method of the dialect reports them as views of the database.
     */
    default List<String> findLeftoverViews(Connection live) throws SQLException {
        return List.of();
    }

    /**
     * {@return the properties on which the stored form of a model depends; empty for an embedded database, in which the
     * stored form is computed whenever it is needed}
     */
    default Optional<ServerProfile> serverProfile(Connection database) throws SQLException {
        return Optional.empty();
    }
}
