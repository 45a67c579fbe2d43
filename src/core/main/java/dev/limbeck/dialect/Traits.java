package dev.limbeck.dialect;

import dev.limbeck.model.NameRules;
import java.util.Set;

/**
 * The properties of a kind of database.
 *
 * @param product the product name that the driver reports, for instance {@code SQLite}
 * @param features the features of the database
 * @param names the rules for names; where they depend on the server, see {@link Dialect#traits}
 */
public record Traits(String product, Set<Feature> features, NameRules names) {
    /** Copies the set. */
    public Traits {
        features = Set.copyOf(features);
    }

    /** Creates the properties of a database that ignores the case of ASCII letters in names. */
    public Traits(String product, Set<Feature> features) {
        this(product, features, NameRules.ASCII_INSENSITIVE);
    }

    /** A feature that some databases have and others do not. */
    public enum Feature {
        /**
         * A view is bound to the tables and views that it reads: the database stores a rewritten form of its
         * definition, and the tables and views that it reads cannot be dropped before it.
         */
        BOUND_VIEWS,
        /** A view keeps the old name of a renamed table or column, and can then no longer be read. */
        VIEWS_KEEP_OLD_NAMES,
        /** Two constraints of a schema must have different names, even if they are on different tables. */
        CONSTRAINT_NAMES_PER_SCHEMA,
        /** The database stores comments on tables and columns. */
        COMMENTS,
        /** The database runs inside the Java process, so a scratch database needs no server and is created quickly. */
        EMBEDDED,
        /** Enum types have names, and several columns can have the same type. */
        ENUM_TYPES,
        /** The type of a column cannot be changed while a foreign key is on the column or refers to it. */
        FIXED_KEY_COLUMNS,
        /** Two foreign keys of a schema must have different names, even if they are on different tables. */
        FOREIGN_KEY_NAMES_PER_SCHEMA,
        /** A foreign key may refer to a table that does not exist yet. */
        FORWARD_FOREIGN_KEYS,
        /**
         * Two indexes may have the same name if they are on different tables; without this feature, the indexes of a
         * schema must have different names.
         */
        INDEX_NAMES_PER_TABLE,
        /**
         * A primary key or unique constraint has an index of the same name, so it cannot have the name of another
         * index.
         */
        KEYS_NAME_INDEXES,
        /** A user can take on a role with different privileges. */
        ROLES,
        /** Tables belong to schemas. */
        SCHEMAS,
        /** A connection can switch to another database on the same server. */
        SWITCHABLE_DATABASES,
        /** A rollback also reverts schema changes. */
        TRANSACTIONAL_DDL,
        /** Two triggers may have the same name if they are on different tables. */
        TRIGGER_NAMES_PER_TABLE,
        /** A column of type {@code VARCHAR(n)} can also store longer values. */
        UNENFORCED_LENGTHS
    }

    /** {@return whether the database has the given feature} */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** {@return whether the database stores comments on tables and columns} */
    public boolean keepsComments() {
        return has(Feature.COMMENTS);
    }

    /** {@return whether tables belong to schemas} */
    public boolean hasSchemas() {
        return has(Feature.SCHEMAS);
    }
}
