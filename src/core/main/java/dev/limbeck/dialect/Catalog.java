package dev.limbeck.dialect;

import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.Need;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reflected contents of a database, with everything that its dialect needs to change the database without losing
 * information.
 */
public interface Catalog {

    /**
     * {@return the tables, views and triggers, except for virtual tables and internal tables of the database}
     *
     * @throws UnreadableSchema if a stored definition cannot be parsed
     */
    Schema schema();

    /**
     * {@return the table with the given name, as it appears in {@link #schema}} Only the definition of this table is
     * read.
     *
     * @throws UnreadableSchema if the stored definition of the table cannot be parsed
     */
    Optional<Table> table(TableName name);

    /** {@return the names of the tables in {@link #schema}; their definitions are not read} */
    List<TableName> tableNames();

    /** {@return the names of the sequences; none in a database that has no sequences} */
    default List<TableName> sequenceNames() {
        return List.of();
    }

    /** {@return the names of the views and triggers} */
    List<TableName> viewAndTriggerNames();

    /** {@return the values of each enumeration type, in their order; none in a database that has no such types} */
    default Map<TableName, List<String>> enumerations() {
        return Map.of();
    }

    /**
     * {@return whether a statement with unknown effects might have changed or dropped the object} This is the case only
     * if the catalog is computed for a plan, before the statement has run.
     */
    default boolean mayHaveChanged(TableName object) {
        return false;
    }

    /** {@return whether a statement with unknown effects might have changed objects that its text does not mention} */
    default boolean mayHaveChangedAnything() {
        return false;
    }

    /** {@return the objects that the model does not represent, for instance {@code virtual table docs}} */
    List<String> otherObjects();

    /** {@return the names of the objects that the model does not represent} */
    default List<TableName> otherNames() {
        return List.of();
    }

    /**
     * {@return the objects that the model does not represent and that a revision can create, with their definitions;
     * none in a database that has no such objects}
     */
    default List<OtherDefinition> otherDefinitions() {
        return List.of();
    }

    /**
     * An object that the model does not represent.
     *
     * @param kind the kind of object in one word, for instance {@code function}
     * @param table the table to which it belongs, or null
     * @param name the name of the object
     * @param creation the statement that creates it
     * @param drop the statement that drops it, or null if it cannot be replaced because other objects use it
     */
    record OtherDefinition(
            String kind, @Nullable TableName table, String name, String creation, @Nullable String drop) {
        /** {@return the object, for instance {@code function f(integer)}} */
        public String describe() {
            return kind + " " + name + (table == null ? "" : " of " + table);
        }
    }

    /**
     * {@return the statements that create the objects that the model does not represent, in an order in which they can
     * be run; none in a database that has no such statements}
     */
    default List<OtherCreation> otherCreations() {
        return List.of();
    }

    /**
     * A statement that creates an object that the model does not represent.
     *
     * @param stage when the object can be created
     * @param object the object as {@link #otherObjects} describes it, with or without its definition
     * @param name the name of the object, or null if it has none
     * @param table the table or view to which the object belongs, or null; for a partition, the table that is not a
     *     partition itself
     * @param needs the tables, partitions and views that must exist before; for a partition, all tables above it
     * @param sql the statement that creates it
     * @param drop the statement that drops it, or null if it is dropped with its table
     */
    record OtherCreation(
            Stage stage,
            String object,
            @Nullable TableName name,
            @Nullable TableName table,
            List<TableName> needs,
            String sql,
            @Nullable String drop) {
        /** Copies the list. */
        public OtherCreation {
            needs = List.copyOf(needs);
        }

        /** {@return whether the object is a partition} */
        public boolean isPartition() {
            return table != null && !needs.isEmpty();
        }

        /** {@return the object that is created; it can be a table or sequence that the model represents incompletely} */
        public CreatedObject created() {
            if (name != null && (isPartition() || object.equals("sequence " + name))) {
                return CreatedObject.relation(name);
            }
            return table != null && object.equals("table " + table)
                    ? CreatedObject.relation(table)
                    : CreatedObject.other(object);
        }
    }

    /**
     * {@return the dependencies between tables, views and other objects, which determine the order in which they can be
     * created; none if the database accepts every order}
     */
    default List<Need> needs() {
        return List.of();
    }

    /**
     * A property of an object that the model does not represent, such as a comment on a function.
     *
     * @param object the object to which the property belongs
     * @param name the name of the part of the table or view to which it belongs, or null
     * @param sql the statement that sets it
     */
    record ObjectProperty(CreatedObject object, @Nullable String name, String sql) {}

    /** The time at which an object is created, if no other object needs it earlier or later. */
    enum Stage {
        /** Before the tables. */
        BEFORE_TABLES,
        /** After the tables and before the views. */
        BEFORE_VIEWS,
        /** After the tables and views and before the triggers. */
        BEFORE_TRIGGERS,
        /** After all other objects. */
        LAST
    }

    /**
     * {@return the objects outside the model that use columns of the given table or view, such as policies; none in a
     * database that has no such objects}
     */
    default List<ColumnUser> columnUsers(TableName name) {
        return List.of();
    }

    /**
     * An object outside the model that uses a column.
     *
     * @param column the name of the column
     * @param kind the kind of object in one word, for instance {@code policy}
     * @param description the object, for instance {@code the policy own of thing}
     * @param drop the statement that drops the object, or null if the object cannot be dropped and created again
     *     without losing information
     * @param creations the statements that create the object again
     */
    record ColumnUser(String column, String kind, String description, @Nullable String drop, List<String> creations) {
        /** Copies the statements. */
        public ColumnUser {
            creations = List.copyOf(creations);
        }
    }

    /** {@return the stored statements of the given table or view and of its indexes and triggers, verbatim} */
    List<String> definition(TableName name);

    /**
     * {@return everything from which this catalog is parsed, as one string: two catalogs with the same text are equal;
     * empty if the database has no such text, or if obtaining it takes longer than parsing}
     */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** {@return all stored statements, verbatim, in an order in which they can be run} */
    List<String> definitions();

    /**
     * {@return the part of this catalog that a change to the given tables can affect, with everything needed to
     * recreate that part}
     *
     * @param changed the tables that are changed or created
     * @param needed additional objects that the change needs: referenced tables, and objects that have the same name as
     *     an index of a changed table
     */
    Catalog subset(Set<TableName> changed, Set<TableName> needed);
}
