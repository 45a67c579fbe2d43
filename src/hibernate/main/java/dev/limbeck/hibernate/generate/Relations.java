package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.EntityRequest.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tables of a schema are to each other. */
final class Relations {
    private final Notes notes;
    private final Map<TableName, Table> entities = new TreeMap<>();
    private final List<Association> associations = new ArrayList<>();
    private final Map<TableName, List<Reference>> references = new TreeMap<>();
    private final Map<TableName, Reference> parents = new TreeMap<>();
    private final List<Table> keyless = new ArrayList<>();
    private final Map<TableName, Map<String, ForeignKey>> inColumns = new TreeMap<>();
    private final boolean constraints;

    /**
     * A table that does nothing but associate two others, or one with itself.
     *
     * @param table the table
     * @param owner the foreign key to the entity that keeps the rows
     * @param other the other foreign key
     */
    record Association(Table table, Reference owner, Reference other) {}

    Relations(Schema schema, Set<Option> options, Notes notes) {
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
        // An association table that is referred to is more than that.
        associations.removeIf(association -> tables.values().stream()
                        .anyMatch(table -> table.foreignKeys().stream().anyMatch(key -> key.referencedTable()
                                .sameAs(association.table().name())))
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

    /** {@return the foreign keys of that entity but the one to its parent} */
    List<Reference> references(TableName entity) {
        Reference parent = parents.get(entity);
        return references.getOrDefault(entity, List.of()).stream()
                .filter(reference -> !reference.equals(parent))
                .toList();
    }

    /** {@return every foreign key, those of association tables and subclasses included} */
    Stream<Reference> all() {
        return Stream.concat(
                references.values().stream().flatMap(List::stream),
                associations.stream().flatMap(one -> Stream.of(one.owner(), one.other())));
    }

    /** {@return the foreign key that makes the entity a subclass of another} */
    @Nullable
    Reference parent(TableName entity) {
        return parents.get(entity);
    }

    boolean isParent(TableName entity) {
        return parents.values().stream()
                .anyMatch(parent -> parent.target().name().equals(entity));
    }

    /** {@return whether it is a composite key or a part of one, and the other entity's whole key} */
    boolean inKey(Reference reference) {
        List<String> key = Columns.key(reference.source());
        return toWhole(reference)
                && key.size() >= Math.max(2, reference.columns().size())
                && reference.columns().stream().allMatch(column -> Columns.contains(key, column))
                && parents.get(reference.source().name()) == null;
    }

    /**
     * {@return why no association writes the columns of that foreign key}
     *
     * @param owned the columns that associations write, folded, with those
     */
    String whyOnlyRead(Reference reference, Map<String, Reference> owned) {
        Table table = reference.source();
        List<String> key = Columns.key(table);
        for (String column : reference.columns()) {
            if (Columns.of(table, column).generated() != null) {
                return "column " + column + " is generated";
            }
            Reference other = owned.get(CaseFolding.fold(column));
            if (other != null) {
                return "column " + column + " belongs to the foreign key to "
                        + other.target().name() + " over " + String.join(", ", other.columns());
            }
        }
        boolean partly = reference.columns().stream().anyMatch(column -> !Columns.contains(key, column));
        if (partly) {
            return "only a part of its columns is in the key";
        }
        return reference.self()
                ? "a key cannot hold a row of its own table"
                : "its columns are in the key, which cannot hold that of "
                        + reference.target().name();
    }

    /** {@return whether it is the key, of one column, and the other entity's whole one} */
    boolean isKey(Reference reference) {
        List<String> key = Columns.key(reference.source());
        return reference.columns().size() == 1
                && toWhole(reference)
                && Columns.sameSet(key, reference.columns())
                && parents.get(reference.source().name()) == null;
    }

    /** What derived identities (Jakarta Persistence 3.2, 2.4.1) need. */
    private boolean toWhole(Reference reference) {
        return reference.toPrimaryKey()
                && !reference.self()
                && reference.source().primaryKey() != null
                && parents.get(reference.target().name()) == null
                && references.getOrDefault(reference.target().name(), List.of()).stream()
                        .noneMatch(next -> Columns.sameSet(next.columns(), Columns.key(next.source())));
    }

    private void findParent(Table table) {
        for (Reference reference : references.getOrDefault(table.name(), List.of())) {
            boolean fits = Columns.sameSet(reference.columns(), Columns.key(table)) && reference.toPrimaryKey();
            if (fits && !reference.self() && !leadsTo(reference.target(), table)) {
                parents.put(table.name(), reference);
                return;
            }
        }
    }

    private boolean leadsTo(Table from, Table to) {
        @Nullable Reference step = parents.get(from.name());
        while (step != null) {
            if (step.target().name().sameAs(to.name())) {
                return true;
            }
            step = parents.get(step.target().name());
        }
        return false;
    }

    private List<Reference> references(Table table) {
        List<Reference> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            Optional<Reference> reference = reference(table, key, entities);
            boolean again = !seen.add(Columns.folded(key.columns()) + " to "
                    + CaseFolding.fold(key.referencedTable().name()));
            Optional<String> why = again
                    ? Optional.of("is a second one between these")
                    : reference.map(Relations::hindrance).orElse(Optional.of("leads to what is no entity here"));
            if (why.isEmpty()) {
                reference.ifPresent(found::add);
            } else if (table.primaryKey() != null) {
                withoutAssociation(table, key, why.get(), again);
            }
        }
        return found;
    }

    /** What no association can lead along stands in the definition of its column, if it has but one. */
    private void withoutAssociation(Table table, ForeignKey key, String why, boolean again) {
        String what =
                "the foreign key over " + String.join(", ", key.columns()) + " to " + key.referencedTable() + " " + why;
        Optional<Column> only =
                key.columns().size() == 1 ? table.column(key.columns().get(0)) : Optional.empty();
        boolean said = !again
                && only.isPresent()
                && inColumns
                                .computeIfAbsent(table.name(), name -> new LinkedHashMap<>())
                                .putIfAbsent(CaseFolding.fold(only.get().name()), key)
                        == null;
        if (said) {
            notes.add(table.name(), what + ", so that no association leads along it");
        } else {
            notes.unsayable(table, key, what);
        }
    }

    /** {@return the foreign key that the definition of this column says, if any, with a blank before it} */
    String inColumn(Table table, String column) {
        @Nullable
        ForeignKey key = inColumns.getOrDefault(table.name(), Map.of()).get(CaseFolding.fold(column));
        return key == null || !constraints ? "" : KeyText.inColumn(key);
    }

    /** Hibernate makes a column unique to which an association leads, unless it is, and takes each column once. */
    private static Optional<String> hindrance(Reference reference) {
        if (Columns.folded(reference.columns()).size() < reference.columns().size()) {
            return Optional.of("names a column twice");
        }
        boolean told = reference.toPrimaryKey()
                || reference.target().uniqueConstraints().stream()
                        .anyMatch(unique -> Columns.sameSet(unique.columns(), reference.referenced()));
        return told ? Optional.empty() : Optional.of("leads to columns without a unique constraint");
    }

    private static Optional<Reference> reference(Table table, ForeignKey key, Map<TableName, Table> tables) {
        Optional<Table> target = tables.values().stream()
                .filter(one -> one.name().sameAs(key.referencedTable()))
                .findFirst();
        if (target.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = key.referencedColumns().isEmpty() ? Columns.key(target.get()) : key.referencedColumns();
        List<String> there = new ArrayList<>();
        for (String name : named) {
            target.get().column(name).ifPresent(column -> there.add(column.name()));
        }
        List<String> columns = key.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .map(Column::name)
                .toList();
        boolean whole = there.size() == columns.size()
                && columns.size() == key.columns().size()
                && !columns.isEmpty();
        return whole
                ? Optional.of(new Reference(table, key, target.get(), columns, there, unique(table, columns)))
                : Optional.empty();
    }

    private static boolean unique(Table table, List<String> columns) {
        return Columns.sameSet(columns, Columns.key(table))
                || table.uniqueConstraints().stream().anyMatch(unique -> Columns.sameSet(unique.columns(), columns));
    }

    /** Two foreign keys over all columns, which are the primary key, and nothing else. */
    private Optional<Association> association(Table table) {
        if (table.foreignKeys().size() != 2
                || !table.checks().isEmpty()
                || !table.uniqueConstraints().isEmpty()
                || !table.options().equals(dev.limbeck.model.TableOptions.NONE)
                || table.columns().stream().anyMatch(Relations::special)) {
            return Optional.empty();
        }
        Map<TableName, Table> others = new LinkedHashMap<>(entities);
        List<Reference> both = table.foreignKeys().stream()
                .flatMap(key -> reference(table, key, others).stream())
                .toList();
        List<String> all = table.columns().stream().map(Column::name).toList();
        if (both.size() != 2
                || both.get(0).self()
                || both.get(1).self()
                || !Columns.sameSet(all, Columns.key(table))
                || !both.stream().allMatch(Reference::toPrimaryKey)
                || both.get(0).columns().size() + both.get(1).columns().size() != all.size()
                || both.get(0).columns().stream()
                        .anyMatch(column -> Columns.contains(both.get(1).columns(), column))) {
            return Optional.empty();
        }
        if (!KeyOrder.isHibernates(table)) {
            notes.add(
                    table.name(),
                    "the table does no more than associate "
                            + both.get(0).target().name() + " and "
                            + both.get(1).target().name()
                            + ", but Hibernate would give its key another order, so that it is an entity");
            return Optional.empty();
        }
        boolean inOrder = CaseFolding.same(
                Columns.key(table).get(0), both.get(0).columns().get(0));
        Reference first = inOrder
                        || !CaseFolding.same(
                                Columns.key(table).get(0), both.get(1).columns().get(0))
                ? both.get(0)
                : both.get(1);
        return Optional.of(new Association(table, first, first.equals(both.get(0)) ? both.get(1) : both.get(0)));
    }

    private static boolean special(Column column) {
        return column.serverDefault() != null
                || column.generated() != null
                || column.collation() != null
                || column.comment() != null;
    }
}
