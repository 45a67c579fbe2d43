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
 * What entities are to be written for.
 *
 * @param schema the tables, views and triggers
 * @param viewColumns the columns of each view
 * @param contents what the columns hold, by table and column; a column without an entry was not looked at
 * @param packageName the Java package, or an empty text
 * @param outerClass the class in which the entities are nested, in one file; null for a file each
 * @param style where the mapping annotations stand
 * @param options what is done otherwise than usual
 */
public record EntityRequest(
        Schema schema,
        Map<TableName, List<Column>> viewColumns,
        Map<TableName, Map<String, ColumnContents>> contents,
        String packageName,
        @Nullable String outerClass,
        Style style,
        Set<Option> options) {
    /** Copies the collections. */
    public EntityRequest {
        viewColumns = Map.copyOf(viewColumns);
        contents = Map.copyOf(contents);
        options = Set.copyOf(options);
    }

    /** {@return what that column holds} */
    public ColumnContents contents(TableName table, String column) {
        return contents.getOrDefault(table, Map.of()).getOrDefault(column, ColumnContents.NONE);
    }

    /** Where the mapping annotations stand, and so how Hibernate reads an entity's state. */
    public enum Style {
        /** On the fields. */
        FIELDS,
        /** On the getters. */
        GETTERS
    }

    /** What SQLACodegen calls options; the names are its own. */
    public enum Option {
        /** No indexes. */
        NOINDEXES,
        /** No unique constraints, checks and names of foreign keys. */
        NOCONSTRAINTS,
        /** No comments. */
        NOCOMMENTS,
        /** Associations in one direction only: from the foreign key. */
        NOBIDI,
        /** A table whose primary key is a foreign key is an entity of its own, not a subclass. */
        NOJOINED,
        /** An association is named after the entity it leads to, not after its column. */
        NOIDSUFFIX,
        /** Several associations to one entity are numbered, not named after their foreign keys. */
        NOFKNAMES,
        /** A column with a list of texts in a check is a String, not an enum. */
        NOSYNTHETICENUMS,
        /** Lombok writes getters and setters; only with annotations on the fields. */
        LOMBOK,
        /** Classes are named in the singular, collections in the plural. */
        USE_INFLECT
    }
}
