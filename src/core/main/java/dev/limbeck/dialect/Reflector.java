package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads what a database contains. */
public interface Reflector {

    /** Reads the stored definitions of the database in one step; they are parsed when needed. */
    Catalog reflect(Connection connection) throws SQLException;

    /**
     * {@return the current schema, given that this connection has run only the given plans since it read
     * {@code before}} An implementation need not read more than the objects that the plans changed, provided that it
     * detects changes that other connections make to the schema.
     */
    default Catalog refresh(Connection connection, Catalog before, List<OperationPlan> plans) throws SQLException {
        return reflect(connection);
    }

    /**
     * {@return the current schema} An implementation need not read more than the objects that have changed since it
     * read {@code before}, provided that it detects every change that this connection or another connection has made.
     */
    default Catalog refresh(Connection connection, Catalog before) throws SQLException {
        return reflect(connection);
    }

    /**
     * {@return the current schema, including the changes of other connections} An implementation need not read more
     * than the objects that the given statements have changed, provided that it can tell that nothing else has changed
     * the schema.
     *
     * @param statements the statements that the caller has run on this connection since it read {@code before}
     */
    default Catalog refreshAfter(Connection connection, Catalog before, List<String> statements) throws SQLException {
        return refresh(connection, before);
    }

    /** {@return the properties of the objects in the catalog that the model does not represent} */
    default List<Catalog.ObjectProperty> properties(Connection connection, Catalog catalog) throws SQLException {
        return List.of();
    }

    /**
     * {@return a sentence for each object or property that neither the model nor the catalog represents, for instance
     * the privileges of a role}
     */
    default List<String> leftOut(Connection connection) throws SQLException {
        return List.of();
    }

    /** {@return whether the database has a table with the given name} */
    boolean hasTable(Connection connection, TableName name) throws SQLException;

    /** {@return the columns of the given view, with the types of the table columns they select} */
    List<Column> viewColumns(Connection connection, TableName view) throws SQLException;

    /**
     * {@return the names of the triggers that the database has stored but cannot run, for instance because they write
     * to a dropped table, each with the reason; empty if the database does not keep such triggers}
     *
     * @param scratch the connection to a scratch copy of the database
     */
    default Map<String, String> findBrokenTriggers(Connection scratch) throws SQLException {
        return Map.of();
    }

    /**
     * {@return the view as the database would store it} The method replaces the view of the same name, reads the
     * result, and rolls the replacement back; or it creates a view with another name, which it then drops. In a
     * database that stores views as written, this is the given view.
     *
     * @throws SQLException if the database rejects the view
     */
    default View stored(Connection connection, View view) throws SQLException {
        return view;
    }

    /**
     * {@return the column with the default as the database would store it} In a database that stores defaults as
     * written, this is the given column.
     *
     * @throws SQLException if the database rejects the default
     */
    default Column stored(Connection connection, Column column) throws SQLException {
        return column;
    }

    /** {@return the version of the connected database, for instance {@code 3.54.1}} */
    String version(Connection connection) throws SQLException;

    /**
     * {@return the views that can no longer be read, because an object that they use was dropped or renamed, in the
     * order of their names; the list is empty if the database does not allow such views}
     *
     * @param catalog the current contents of the database
     * @throws SQLException if the connection was lost
     */
    default List<TableName> findBrokenViews(Connection connection, Catalog catalog) throws SQLException {
        return List.of();
    }
}
