package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.EntityRequest.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the tables of a schema as entities, association tables and tables without a key, and resolves their
 * foreign keys.
 */
final class Relations {
    private final EntityNotes notes;
    private final Map<TableName, Table> entities = new TreeMap<>();
    private final List<Association> associations = new ArrayList<>();
    private final Map<TableName, List<Reference>> references = new TreeMap<>();
    private final Map<TableName, Reference> parents = new TreeMap<>();
    private final List<Table> keyless = new ArrayList<>();
    private final Map<TableName, Map<String, List<ForeignKey>>> inColumns = new TreeMap<>();
    private final boolean constraints;

    /**
     * A table that only associates the rows of two entities, or the rows of one entity with each other.
     *
     * @param table the table
     * @param owner the foreign key to the entity on the owning side
     * @param other the other foreign key
     */
    record Association(Table table, Reference owner, Reference other) {}

    Relations(Schema schema, Set<Option> options, EntityNotes notes) {
        this.notes = notes;
        constraints = !options.contains(Option.NOCONSTRAINTS);
        Map<TableName, Table> tables = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            if (table.primaryKey() == null) {
                keyless.add(table);
            } else {
                tables.put(table.name(), table);
            }
        }
        entities.putAll(tables);
        for (Table table : tables.values()) {
            association(table).ifPresent(found -> {
                associations.add(found);
                entities.remove(table.name());
            });
        }
        // An association table to which another table refers must be an entity.
        associations.removeIf(association -> tables.values().stream()
                        .anyMatch(table -> table.foreignKeys().stream().anyMatch(key -> table.names()
                                .same(key.referencedTable(), association.table().name())))
                && entities.put(association.table().name(), association.table()) == null);
        entities.values().forEach(table -> references.put(table.name(), references(table)));
        keyless.forEach(table -> references.put(table.name(), references(table)));
        if (!options.contains(Option.NOJOINED)) {
            entities.values().forEach(this::findParent);
        }
    }

    /** {@return the tables that are entities, sorted by name} */
    List<Table> entities() {
        return List.copyOf(entities.values());
    }

    /** {@return the tables without a primary key} */
    List<Table> keyless() {
        return keyless;
    }

    List<Association> associations() {
        return associations;
    }

    /** {@return the references of the given entity, except the reference to its parent} */
    List<Reference> references(TableName entity) {
        Reference parent = parents.get(entity);
        return references.getOrDefault(entity, List.of()).stream()
                .filter(reference -> !reference.equals(parent))
                .toList();
    }

    /** {@return all references, including those of association tables and subclasses} */
    Stream<Reference> allReferences() {
        return Stream.concat(
                references.values().stream().flatMap(List::stream),
                associations.stream().flatMap(one -> Stream.of(one.owner(), one.other())));
    }

    /** {@return the reference that makes the entity a subclass of another entity, or null if it is not a subclass} */
    @Nullable
    Reference parent(TableName entity) {
        return parents.get(entity);
    }

    boolean isParent(TableName entity) {
        return parents.values().stream()
                .anyMatch(parent -> parent.target().name().equals(entity));
    }

    /**
     * {@return whether the columns of the reference are a composite key or part of a composite key, and refer to the
     * target's whole key}
     */
    boolean isPartOfKey(Reference reference) {
        List<String> key = ColumnNames.primaryKey(reference.source());
        return canBeIdentity(reference)
                && key.size() >= Math.max(2, reference.columns().size())
                && reference.columns().stream()
                        .allMatch(column -> ColumnNames.contains(reference.source(), key, column))
                && parents.get(reference.source().name()) == null;
    }

    /**
     * {@return whether the column must be mapped as a value rather than as part of an association, because it is
     * referenced by a foreign key that does not refer to a primary key} Hibernate resolves such a reference before it
     * knows the columns of associations.
     */
    boolean isReferencedAsValue(Table table, String column) {
        return allReferences()
                .filter(reference -> !reference.refersToPrimaryKey()
                        && reference.target().name().equals(table.name()))
                .anyMatch(reference -> ColumnNames.contains(reference.target(), reference.referenced(), column));
    }

    /**
     * {@return the reason why no association writes the columns of the reference}
     *
     * @param owners the references that write columns, by folded column name
     */
    String explainReadOnly(Reference reference, Map<String, Reference> owners) {
        Table table = reference.source();
        List<String> key = ColumnNames.primaryKey(table);
        for (String column : reference.columns()) {
            if (ColumnNames.find(table, column).generated() != null) {
                return "column " + column + " is generated";
            }
            Reference other = owners.get(ColumnNames.key(table, column));
            if (other != null) {
                return "column " + column + " belongs to the foreign key to "
                        + other.target().name() + " on " + String.join(", ", other.columns());
            }
        }
        for (String column : reference.columns()) {
            if (isReferencedAsValue(table, column)) {
                return "foreign keys refer to column " + column;
            }
        }
        if (reference.mixesNullable()) {
            return "only some of its columns accept null";
        }
        boolean isPartly = reference.columns().stream().anyMatch(column -> !ColumnNames.contains(table, key, column));
        if (isPartly) {
            return "only some of its columns are in the key";
        }
        return reference.isSelfReference()
                ? "a key cannot refer to its own table"
                : "its columns are in the key, which cannot contain the key of "
                        + reference.target().name();
    }

    /**
     * {@return whether the reference has a single column, which is the whole key of its table and refers to the
     * target's whole key}
     */
    boolean isWholeKey(Reference reference) {
        List<String> key = ColumnNames.primaryKey(reference.source());
        return reference.columns().size() == 1
                && canBeIdentity(reference)
                && ColumnNames.sameSet(reference.source(), key, reference.columns())
                && parents.get(reference.source().name()) == null;
    }

    /** Returns whether the reference can be a derived identity (Jakarta Persistence 3.2, 2.4.1). */
    private boolean canBeIdentity(Reference reference) {
        return reference.refersToPrimaryKey()
                && !reference.isSelfReference()
                && reference.source().primaryKey() != null
                && parents.get(reference.target().name()) == null
                && references.getOrDefault(reference.target().name(), List.of()).stream()
                        .noneMatch(next -> ColumnNames.sameSet(
                                next.source(), next.columns(), ColumnNames.primaryKey(next.source())));
    }

    private void findParent(Table table) {
        for (Reference reference : references.getOrDefault(table.name(), List.of())) {
            boolean isKey = ColumnNames.sameSet(table, reference.columns(), ColumnNames.primaryKey(table))
                    && reference.refersToPrimaryKey();
            if (isKey && !reference.isSelfReference() && !leadsTo(reference.target(), table)) {
                parents.put(table.name(), reference);
                return;
            }
        }
    }

    private boolean leadsTo(Table from, Table to) {
        @Nullable Reference reference = parents.get(from.name());
        while (reference != null) {
            if (to.names().same(reference.target().name(), to.name())) {
                return true;
            }
            reference = parents.get(reference.target().name());
        }
        return false;
    }

    private List<Reference> references(Table table) {
        List<Reference> found = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            Optional<Reference> reference = reference(table, key, entities);
            // Hibernate keeps only one foreign key over the same columns.
            List<Reference> same = found.stream()
                    .filter(other -> ColumnNames.sameSet(table, other.columns(), key.columns()))
                    .toList();
            boolean duplicate = same.stream()
                    .anyMatch(other -> table.names().same(other.target().name(), key.referencedTable()));
            Optional<String> obstacle = !same.isEmpty()
                    ? Optional.of(duplicate ? "duplicates another one" : "has the columns of another foreign key")
                    : reference.map(Relations::obstacle).orElse(Optional.of("refers to a table that is not an entity"));
            if (obstacle.isEmpty()) {
                reference.ifPresent(found::add);
            } else if (table.primaryKey() != null) {
                addWithoutAssociation(table, key, obstacle.get(), duplicate);
            }
        }
        return found;
    }

    /**
     * Declares a foreign key that cannot be an association: in the definition of its column if it has a single column,
     * otherwise only in a note.
     */
    private void addWithoutAssociation(Table table, ForeignKey key, String obstacle, boolean duplicate) {
        String what = "the foreign key on " + String.join(", ", key.columns()) + " to " + key.referencedTable() + " "
                + obstacle;
        Optional<Column> column =
                key.columns().size() == 1 ? table.column(key.columns().get(0)) : Optional.empty();
        if (!duplicate && column.isPresent() && key.options().isEmpty()) {
            inColumns
                    .computeIfAbsent(table.name(), name -> new LinkedHashMap<>())
                    .computeIfAbsent(ColumnNames.key(table, column.get().name()), name -> new ArrayList<>())
                    .add(key);
            notes.add(table.name(), what + ", so it is not an association");
        } else {
            notes.addUndeclarable(table, key, what);
        }
    }

    /**
     * {@return the foreign keys to declare in the definition of the column, each preceded by a space; empty if there is
     * none}
     */
    String columnClause(Table table, String column) {
        List<ForeignKey> keys =
                inColumns.getOrDefault(table.name(), Map.of()).getOrDefault(ColumnNames.key(table, column), List.of());
        return constraints ? keys.stream().map(ForeignKeyText::columnClause).collect(Collectors.joining()) : "";
    }

    /**
     * Returns the reason why the reference cannot be an association, if there is one. Hibernate would add a missing
     * unique constraint on the referenced columns, and accepts each column only once.
     */
    private static Optional<String> obstacle(Reference reference) {
        if (ColumnNames.keys(reference.source(), reference.columns()).size()
                < reference.columns().size()) {
            return Optional.of("names a column twice");
        }
        boolean isUnique = reference.refersToPrimaryKey() || isUnique(reference.target(), reference.referenced());
        return isUnique ? Optional.empty() : Optional.of("refers to columns without a unique constraint");
    }

    private static Optional<Reference> reference(Table table, ForeignKey key, Map<TableName, Table> tables) {
        Optional<Table> target = tables.values().stream()
                .filter(one -> table.names().same(one.name(), key.referencedTable()))
                .findFirst();
        if (target.isEmpty()) {
            return Optional.empty();
        }
        List<String> referencedNames =
                key.referencedColumns().isEmpty() ? ColumnNames.primaryKey(target.get()) : key.referencedColumns();
        List<String> referenced = new ArrayList<>();
        for (String name : referencedNames) {
            target.get().column(name).ifPresent(column -> referenced.add(column.name()));
        }
        List<String> columns = key.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .map(Column::name)
                .toList();
        boolean isComplete = referenced.size() == columns.size()
                && columns.size() == key.columns().size()
                && !columns.isEmpty();
        return isComplete
                ? Optional.of(new Reference(table, key, target.get(), columns, referenced, unique(table, columns)))
                : Optional.empty();
    }

    private static boolean unique(Table table, List<String> columns) {
        return ColumnNames.sameSet(table, columns, ColumnNames.primaryKey(table)) || isUnique(table, columns);
    }

    /**
     * Returns whether there is a unique constraint over the columns. Hibernate declares such a constraint for an
     * association to or from the columns; if there are several columns, Hibernate chooses their order. A constraint
     * with options is excluded from comparisons by its columns in their order, so it counts only if it has a single
     * column.
     */
    private static boolean isUnique(Table table, List<String> columns) {
        return table.uniqueConstraints().stream()
                .filter(unique -> unique.options().isEmpty() || columns.size() == 1)
                .anyMatch(unique -> ColumnNames.sameSet(table, unique.columns(), columns));
    }

    /** Returns the association that the table consists of, if it is an association table. */
    private Optional<Association> association(Table table) {
        if (!hasOnlyTwoReferences(table)) {
            return Optional.empty();
        }
        List<Reference> references = table.foreignKeys().stream()
                .flatMap(key -> reference(table, key, entities).stream())
                .toList();
        if (references.size() != 2 || !makeUpTheKey(references.get(0), references.get(1))) {
            return Optional.empty();
        }
        Reference first = references.get(0);
        Reference second = references.get(1);
        if (!AssociationKeyOrder.isHibernateOrder(table)) {
            notes.add(
                    table.name(),
                    "the table only associates " + first.target().name() + " and "
                            + second.target().name()
                            + ", but becomes an entity, because Hibernate would order its key differently");
            return Optional.empty();
        }
        boolean secondLeads = table.names()
                .others()
                .same(ColumnNames.primaryKey(table).get(0), second.columns().get(0));
        return Optional.of(secondLeads ? new Association(table, second, first) : new Association(table, first, second));
    }

    /**
     * Returns whether the table declares two foreign keys and whether a {@code @JoinTable} can declare all its other
     * parts.
     */
    private static boolean hasOnlyTwoReferences(Table table) {
        return table.foreignKeys().size() == 2
                && table.checks().isEmpty()
                && table.uniqueConstraints().isEmpty()
                && table.options().isEmpty()
                && table.columns().stream().noneMatch(Relations::hasClauses);
    }

    /** Returns whether the columns of both references are exactly the primary key and all columns of their table. */
    private static boolean makeUpTheKey(Reference one, Reference other) {
        Table table = one.source();
        List<String> columns = table.columns().stream().map(Column::name).toList();
        boolean referToOtherTables = !one.isSelfReference() && !other.isSelfReference();
        boolean referToPrimaryKeys = one.refersToPrimaryKey() && other.refersToPrimaryKey();
        boolean allColumnsAreKey = ColumnNames.sameSet(table, columns, ColumnNames.primaryKey(table));
        boolean allColumnsRefer = one.columns().size() + other.columns().size() == columns.size();
        boolean shareNoColumn =
                one.columns().stream().noneMatch(column -> ColumnNames.contains(table, other.columns(), column));
        return referToOtherTables && referToPrimaryKeys && allColumnsAreKey && allColumnsRefer && shareNoColumn;
    }

    private static boolean hasClauses(Column column) {
        return column.serverDefault() != null
                || column.generated() != null
                || column.collation() != null
                || column.comment() != null;
    }
}
