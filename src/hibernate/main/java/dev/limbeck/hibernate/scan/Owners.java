package dev.limbeck.hibernate.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/** Finds the entity and attribute that a table or column comes from, for messages. */
final class Owners {
    private final List<String> entityNames;
    private final Map<Table, String> tables = new HashMap<>();
    private final Map<Table, Map<Column, String>> attributes = new HashMap<>();

    Owners(Metadata metadata) {
        entityNames = metadata.getEntityBindings().stream()
                .map(PersistentClass::getEntityName)
                .sorted()
                .toList();
        metadata.getEntityBindings().forEach(this::add);
        metadata.getCollectionBindings().forEach(this::add);
    }

    List<String> entityNames() {
        return entityNames;
    }

    /** {@return the entity or collection that the table belongs to, or the name of the table} */
    String describe(Table table) {
        return tables.getOrDefault(table, "table " + table.getName());
    }

    /** {@return the entity or collection that the table belongs to, if there is one} */
    Optional<String> find(Table table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** {@return the attribute that the column belongs to, if there is one} */
    Optional<String> find(Table table, Column column) {
        return Optional.ofNullable(attributes.getOrDefault(table, Map.of()).get(column));
    }

    /** {@return the attribute that the column belongs to, with the names of the column and its table} */
    String describe(Table table, Column column) {
        String attribute = attributes.getOrDefault(table, Map.of()).get(column);
        return (attribute == null ? describe(table) : attribute) + " (column " + column.getName() + " of table "
                + table.getName() + ")";
    }

    private void add(PersistentClass entity) {
        claim(entity.getTable(), entity.getEntityName());
        for (Join join : entity.getJoins()) {
            claim(join.getTable(), entity.getEntityName());
        }
        if (entity.getIdentifierProperty() != null) {
            add(entity.getEntityName(), entity.getIdentifierProperty());
        }
        entity.getProperties().forEach(property -> add(entity.getEntityName(), property));
    }

    private void add(String prefix, Property property) {
        String path = prefix + "." + property.getName();
        if (property.getValue() instanceof Component component) {
            component.getProperties().forEach(part -> add(path, part));
            return;
        }
        Table table = property.getValue().getTable();
        if (table != null) {
            columns(property.getValue()).forEach(column -> claim(table, column, path));
        }
    }

    private void add(Collection collection) {
        Table table = collection.getCollectionTable();
        if (table != null) {
            claim(table, collection.getRole());
            if (collection.getElement() != null) {
                columns(collection.getElement()).forEach(column -> claim(table, column, collection.getRole()));
            }
        }
    }

    /** {@return the columns of the value; {@code getColumns} fails for a value that contains a formula} */
    private static List<Column> columns(Value value) {
        List<Column> columns = new ArrayList<>();
        for (Selectable selectable : value.getSelectables()) {
            if (selectable instanceof Column column) {
                columns.add(column);
            }
        }
        return columns;
    }

    private void claim(Table table, String owner) {
        // The first owner in Hibernate's order takes precedence, for example the root of a single-table hierarchy.
        tables.putIfAbsent(table, owner);
    }

    private void claim(Table table, Column column, String attribute) {
        attributes.computeIfAbsent(table, key -> new HashMap<>()).putIfAbsent(column, attribute);
    }
}
