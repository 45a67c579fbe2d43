package dev.limbeck.spi;

import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to generate entities.
 *
 * @param dialect the dialect of the database, for instance {@code sqlite}
 * @param schema the tables, views and triggers; indexes and constraints have only the options that a comparison takes
 *     into account
 * @param viewColumns the columns of each view
 * @param enumerations the values of each enumeration type of the database, in the order in which they are declared
 * @param contents the contents of columns, by table and column; a column without an entry was not examined
 * @param packageName the Java package, or an empty string
 * @param outerClass the class in which all entities are nested, in one file; null for one file per entity
 * @param style where the mapping annotations are placed
 * @param options changes to the default behavior
 */
public record EntityRequest(
        String dialect,
        Schema schema,
        Map<TableName, List<Column>> viewColumns,
        Map<TableName, List<String>> enumerations,
        Map<TableName, Map<String, ColumnContents>> contents,
        String packageName,
        @Nullable String outerClass,
        Style style,
        Set<Option> options) {
    /** Copies the collections. */
    public EntityRequest {
        viewColumns = Map.copyOf(viewColumns);
        enumerations = Map.copyOf(enumerations);
        contents = Map.copyOf(contents);
        options = Set.copyOf(options);
    }

    /** {@return the same request for another schema} */
    public EntityRequest withSchema(Schema other) {
        return new EntityRequest(
                dialect, other, viewColumns, enumerations, contents, packageName, outerClass, style, options);
    }

    /** {@return the contents of the given column} */
    public ColumnContents contents(TableName table, String column) {
        return contents.getOrDefault(table, Map.of()).getOrDefault(column, ColumnContents.NONE);
    }

    /** The place of the mapping annotations, which determines how Hibernate accesses the state of an entity. */
    public enum Style {
        /** On the fields. */
        FIELDS,
        /** On the getters. */
        GETTERS
    }

    /** The options of SQLACodegen, with the same names. */
    public enum Option {
        /** No indexes. */
        NOINDEXES,
        /** Neither unique constraints nor checks are generated, and foreign keys are generated without a name. */
        NOCONSTRAINTS,
        /** No comments. */
        NOCOMMENTS,
        /** Only unidirectional associations are generated, on the side of the foreign key. */
        NOBIDI,
        /** A table whose primary key is a foreign key becomes a separate entity, not a subclass. */
        NOJOINED,
        /** An association is named after the target entity, not after its column. */
        NOIDSUFFIX,
        /** Several associations to the same entity are numbered, not named after their foreign keys. */
        NOFKNAMES,
        /** A column whose check lists text values becomes a String, not an enum. */
        NOSYNTHETICENUMS,
        /** Lombok generates getters and setters; requires annotations on the fields. */
        LOMBOK,
        /** Class names are singular, collection names are plural. */
        USE_INFLECT
    }
}
