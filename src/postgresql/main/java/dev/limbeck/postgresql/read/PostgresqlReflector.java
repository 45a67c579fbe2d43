package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.query.OtherQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contents of a PostgreSQL database, in the open transaction or, if there is none, in a read-only
 * transaction.
 */
public final class PostgresqlReflector implements Reflector {
    private final Function<String, SqlType> types;

    /** Creates a reflector that uses the given function to convert the types that the server prints. */
    public PostgresqlReflector(Function<String, SqlType> types) {
        this.types = types;
    }

    @Override
    public Catalog reflect(Connection connection) throws SQLException {
        return read(
                connection, queries -> new PostgresqlCatalog(ServerRows.read(queries), types, queries.transaction()));
    }

    /**
     * After the transaction has dropped tables, does not read the schema again: no other object can have changed,
     * because DROP TABLE fails if another object depends on the table. This matters because dropping a thousand tables
     * would otherwise read the whole schema a thousand times.
     */
    @Override
    public Catalog refresh(Connection connection, Catalog before, List<OperationPlan> plans) throws SQLException {
        Catalog now = before;
        for (OperationPlan plan : plans) {
            Optional<TableName> dropped = DroppedTable.find(plan, now);
            if (dropped.isEmpty() || !(now instanceof PostgresqlCatalog known)) {
                return refresh(connection, now);
            }
            now = known.without(dropped.get());
        }
        return now instanceof PostgresqlCatalog known && known.isOf(transaction(connection))
                ? now
                : refresh(connection, now);
    }

    private static String transaction(Connection connection) throws SQLException {
        return Row.query(connection, OtherQueries.SETTINGS).get(0).text("transaction");
    }

    /**
     * Reads only the objects that this connection or another connection has changed. The first time, it reads
     * everything, including the versions of the rows, which other commands do not need.
     */
    @Override
    public Catalog refresh(Connection connection, Catalog before) throws SQLException {
        Optional<RefreshedRows> refreshed =
                before instanceof PostgresqlCatalog known ? known.refresh() : Optional.empty();
        return read(connection, queries -> {
            RowVersions versions = RowVersions.read(queries);
            Optional<ServerRows> rows =
                    refreshed.isPresent() ? refreshed.get().read(queries, versions) : Optional.empty();
            if (before instanceof PostgresqlCatalog known
                    && rows.filter(known.rows()::equals).isPresent()) {
                return known;
            }
            return new PostgresqlCatalog(
                    rows.isPresent() ? rows.get() : ServerRows.read(queries), types, queries.transaction(), versions);
        });
    }

    /** Reads something from the system catalogs. */
    @FunctionalInterface
    interface CatalogReader<T> {
        /** {@return the result of the queries} */
        T read(CatalogQueries queries) throws SQLException;
    }

    /** {@return the result of the queries, which run in one transaction} */
    static <T> T read(Connection connection, CatalogReader<T> reader) throws SQLException {
        return SnapshotTransaction.read(connection, open -> {
            Row settings = Row.query(open, OtherQueries.SETTINGS).get(0);
            CatalogQueries queries = new CatalogQueries(open, settings);
            set(open, DefinitionTexts.quote(queries.schema()), "off");
            T result = reader.read(queries);
            set(open, settings.text("path"), settings.text("jit"));
            return result;
        });
    }

    /**
     * Sets whether the server compiles queries, and sets the search path, which determines which names the server
     * prints with their schema. The server overestimates the costs of the queries, and compiling them takes much longer
     * than running them.
     */
    private static void set(Connection connection, String path, String jit) throws SQLException {
        Row.query(
                connection, "SELECT set_config('search_path', ?, true), set_config('jit', ?, true) AS jit", path, jit);
    }

    @Override
    public List<Catalog.ObjectProperty> properties(Connection connection, Catalog catalog) throws SQLException {
        return catalog instanceof PostgresqlCatalog own
                ? read(connection, new ObjectProperties(own.rows())::read)
                : List.of();
    }

    @Override
    public List<String> leftOut(Connection connection) throws SQLException {
        return read(connection, LeftOut::read);
    }

    @Override
    public boolean hasTable(Connection connection, TableName name) throws SQLException {
        return !Row.query(
                        connection,
                        """
                SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname = coalesce(?::text, current_schema()) AND c.relname = ?
                """,
                        parameter(name.schema()),
                        name.name())
                .isEmpty();
    }

    /** Returns the text as an Object, because only {@code setObject} makes the driver send null without a type. */
    @SuppressWarnings("NullAway")
    private static Object parameter(@Nullable String text) {
        return text;
    }

    @Override
    public List<Column> viewColumns(Connection connection, TableName view) throws SQLException {
        ServerRows rows = read(connection, ServerRows::read);
        return new SchemaBuilder(rows, new DefinitionTexts(rows), types)
                .viewColumns(rows.name(view.schema() == null ? rows.schema() : view.schema(), view.name()));
    }

    @Override
    public View stored(Connection connection, View view) throws SQLException {
        return StoredView.read(connection, view, this);
    }

    @Override
    public Column stored(Connection connection, Column column) throws SQLException {
        return StoredDefault.read(connection, column);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() + "."
                + connection.getMetaData().getDatabaseMinorVersion();
    }
}
