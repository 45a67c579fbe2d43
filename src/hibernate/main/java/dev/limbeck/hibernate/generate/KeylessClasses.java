package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plans an immutable entity for each table without a primary key. The entity is mapped to a query that returns the rows
 * with their rowid, which such a table always has (sqlite.org/rowidtable.html). If the entity were mapped to the table,
 * Hibernate would declare a primary key.
 */
final class KeylessClasses {
    private final Relations relations;
    private final EntityNotes notes;
    private final ColumnDefinitions definitions;
    private final Associations associations;
    private final boolean server;

    KeylessClasses(Relations relations, EntityNotes notes, ColumnDefinitions definitions, Associations associations) {
        this.relations = relations;
        this.notes = notes;
        this.definitions = definitions;
        this.server = definitions.isServer();
        this.associations = associations;
    }

    /** {@return the classes; adds a note for each table that cannot have a class} */
    List<EntityClass> classes(Function<TableName, String> name) {
        List<EntityClass> classes = new ArrayList<>();
        for (Table table : relations.keyless()) {
            Optional<String> rowid = rowid(table);
            if (rowid.isPresent()) {
                classes.add(plan(table, rowid.get(), name.apply(table.name())));
                notes.addReadOnly(table, server ? rowid.get() : "rowid");
            } else {
                notes.addOmitted(table);
            }
        }
        return classes;
    }

    /** Returns a name of the rowid that no column hides, if any. */
    private Optional<String> rowid(Table table) {
        if (server) {
            return Optional.of("ctid");
        }
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> table.column(name).isEmpty())
                .findFirst();
    }

    private EntityClass plan(Table table, String rowid, String name) {
        EntityClass entity = new EntityClass(table.name(), name, EntityClass.Kind.READ_ONLY, null);
        String plain = table.name().name();
        String schema = table.name().schema();
        entity.annotations().add(Annotation.jpa("Entity"));
        entity.annotations().add(Annotation.hibernate("Immutable"));
        entity.annotations()
                .add(Annotation.hibernate("Subselect")
                        .setText(
                                "value",
                                "select " + (server ? "ctid::text as ctid" : rowid) + ", * from "
                                        + (schema == null ? "" : SqlNames.quotedUnlessPlain(schema) + ".")
                                        + SqlNames.quotedUnlessPlain(plain)));
        entity.annotations().add(Annotation.hibernate("Synchronize").setText("value", plain));
        ViewClasses.addAttribute(entity, table.names(), rowid, server ? JavaType.STRING : JavaType.LONG, true);
        List<Reference> references = relations.references(table.name());
        Set<Reference> done = new HashSet<>();
        for (Column column : table.columns()) {
            Optional<Reference> reference = references.stream()
                    .filter(key -> ColumnNames.contains(table, key.columns(), column.name()))
                    .findFirst();
            if (reference.isEmpty()) {
                ViewClasses.addAttribute(
                        entity, table.names(), column.name(), definitions.javaType(table, column), false);
            } else if (done.add(reference.get())) {
                associations.addReadOnly(entity, reference.get());
            }
        }
        return entity;
    }
}
