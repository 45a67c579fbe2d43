package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.Associations.Role;
import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.EntityRequest.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans the classes for a schema: first their names, then their attributes, then the inverse sides of associations. */
final class ClassPlan {
    private final EntityRequest request;
    private final EntityNotes notes;
    private final Relations relations;
    private final TableClauses clauses;
    private final ColumnAttributes columns;
    private final GeneratedNumbers numbers;
    private final Associations associations;
    private final ColumnDefinitions definitions;
    private final NamedEnums enums;
    private final Map<TableName, EntityClass> classes = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    /** The attribute name of each association. */
    private final Map<Reference, String> attributes = new LinkedHashMap<>();

    ClassPlan(EntityRequest request, EntityNotes notes) {
        this.request = request;
        this.notes = notes;
        relations = new Relations(request.schema(), request.options(), notes);
        definitions = new ColumnDefinitions(request, relations, notes);
        clauses = new TableClauses(request.options(), notes);
        numbers = new GeneratedNumbers(request, notes);
        enums = new NamedEnums(request.enumerations(), names);
        columns = new ColumnAttributes(definitions, clauses, numbers, request.options(), names, enums);
        associations = new Associations(classes, relations, definitions, clauses, request.options());
    }

    /** {@return the classes, in the order of their tables} */
    List<EntityClass> classes() {
        request.schema().tables().forEach(table -> note(table.name(), table.columns()));
        request.schema()
                .views()
                .forEach(view -> note(view.name(), request.viewColumns().getOrDefault(view.name(), List.of())));
        Map<TableName, String> named = new LinkedHashMap<>();
        relations.entities().forEach(table -> named.put(table.name(), className(table.name())));
        relations.entities().forEach(table -> create(table.name(), named));
        Map<TableName, EntityClass> parentsFirst = new LinkedHashMap<>(classes);
        parentsFirst.values().forEach(entity -> fill(entity, table(entity.table())));
        if (!request.options().contains(Option.NOBIDI)) {
            attributes.forEach(associations::addInverse);
        }
        relations.associations().forEach(associations::addManyToMany);
        List<EntityClass> all = new ArrayList<>();
        relations.entities().forEach(table -> all.add(Objects.requireNonNull(classes.get(table.name()))));
        all.addAll(new KeylessClasses(relations, notes, definitions, associations).classes(this::className));
        numbers.addUnused();
        enums.noteRest(notes);
        all.addAll(new ViewClasses(request, notes, definitions).classes(this::className));
        return all;
    }

    /**
     * Adds notes on details of a table or view that annotations cannot express: names that Hibernate cannot read,
     * columns with several kinds of values, and triggers.
     */
    private void note(TableName name, List<Column> columns) {
        Stream.concat(Stream.of(name.name()), columns.stream().map(Column::name))
                .filter(quoted -> quoted.indexOf('"') >= 0)
                .forEach(quoted -> notes.add(
                        name,
                        "Hibernate cannot read " + quoted + ", since it does not double quotation marks in names;"
                                + " rename it in a revision"));
        for (Column column : columns) {
            ColumnContents contents = request.contents(name, column.name());
            if (contents.isMixed()) {
                notes.add(
                        name,
                        column.name() + " has a mix of " + contents.describe() + " values in the rows that were read");
            }
        }
        notes.addTriggers(
                name,
                request.schema().triggersOn(name).stream().map(Trigger::name).toList());
    }

    private String className(TableName table) {
        return JavaNames.className(table.name(), request.options().contains(Option.USE_INFLECT), names);
    }

    private @Nullable EntityClass create(TableName name, Map<TableName, String> named) {
        EntityClass existing = classes.get(name);
        if (existing != null) {
            return existing;
        }
        Reference parent = relations.parent(name);
        @Nullable
        EntityClass superclass = parent == null ? null : create(parent.target().name(), named);
        EntityClass created =
                new EntityClass(name, named.getOrDefault(name, name.name()), EntityClass.Kind.TABLE, superclass);
        classes.put(name, created);
        return created;
    }

    private Table table(TableName name) {
        return request.schema().table(name).orElseThrow();
    }

    private void fill(EntityClass entity, Table table) {
        Map<String, Reference> owners = owners(table);
        Set<CheckConstraint> covered = new HashSet<>();
        for (Column column : table.columns()) {
            Reference owner = owners.get(ColumnNames.key(table, column.name()));
            if (owner != null) {
                addWritingAssociation(entity, owner);
            } else if (!isInherited(table, column)) {
                entity.add(columns.create(entity, table, column, isInReference(table, column), covered), column.name());
            }
        }
        addOtherAssociations(entity, table, owners);
        annotate(entity, table, covered);
    }

    /** Returns whether the column joins a subclass to its superclass. */
    private boolean isInherited(Table table, Column column) {
        Reference parent = relations.parent(table.name());
        return parent != null && ColumnNames.contains(table, parent.columns(), column.name());
    }

    private boolean isInReference(Table table, Column column) {
        return relations.references(table.name()).stream()
                .anyMatch(reference -> ColumnNames.contains(table, reference.columns(), column.name()));
    }

    /**
     * Adds the association that writes the columns of the reference, unless an earlier column of the reference has
     * already added it.
     */
    private void addWritingAssociation(EntityClass entity, Reference reference) {
        if (!attributes.containsKey(reference)) {
            Role role = relations.isPartOfKey(reference) ? Role.KEY : Role.FREE;
            attributes.put(reference, associations.addToOne(entity, reference, role));
        }
    }

    /**
     * Adds the associations whose columns are written by other attributes: the association that is the whole key, and
     * the read-only associations.
     */
    private void addOtherAssociations(EntityClass entity, Table table, Map<String, Reference> owners) {
        boolean keyMapped = false;
        for (Reference reference : relations.references(table.name())) {
            if (attributes.containsKey(reference)) {
                continue;
            }
            boolean isWholeKey = !keyMapped && relations.isWholeKey(reference);
            keyMapped |= isWholeKey;
            String name = associations.addToOne(entity, reference, isWholeKey ? Role.WHOLE_KEY : Role.READ);
            attributes.put(reference, name);
            if (!isWholeKey) {
                notes.add(
                        table.name(),
                        name + " is a read-only association, since " + relations.explainReadOnly(reference, owners));
            }
        }
    }

    /**
     * Returns the references that write columns, by column. At most one reference writes a column. A reference that
     * includes key columns writes these columns only if the reference can be part of the key of the entity.
     */
    private Map<String, Reference> owners(Table table) {
        Map<String, Reference> owners = new LinkedHashMap<>();
        for (Reference reference : relations.references(table.name())) {
            boolean canWrite = (relations.isPartOfKey(reference) || !reference.mixesNullable())
                    && reference.columns().stream()
                            .noneMatch(column -> relations.isReferencedAsValue(table, column)
                                    || (ColumnNames.contains(table, ColumnNames.primaryKey(table), column)
                                            && !relations.isPartOfKey(reference))
                                    || owners.containsKey(ColumnNames.key(table, column))
                                    || ColumnNames.find(table, column).generated() != null);
            if (canWrite) {
                reference.columns().forEach(column -> owners.put(ColumnNames.key(table, column), reference));
            }
        }
        return owners;
    }

    private void annotate(EntityClass entity, Table table, Set<CheckConstraint> covered) {
        Reference parent = relations.parent(table.name());
        List<Annotation> annotations = entity.annotations();
        annotations.add(Annotation.jpa("Entity"));
        Annotation tableAnnotation = Annotation.jpa("Table")
                .setText(
                        "name",
                        SqlNames.backquotedUnlessPlain(
                                table.names(), table.name().name()));
        String schema = table.name().schema();
        if (schema != null) {
            tableAnnotation.setText("schema", SqlNames.backquotedUnlessPlain(table.names(), schema));
        }
        clauses.addTo(tableAnnotation, table, covered);
        annotations.add(tableAnnotation);
        if (parent != null) {
            annotations.addAll(associations.joinToParent(parent));
        } else if (relations.isParent(table.name())) {
            annotations.add(Annotation.jpa("Inheritance").set("strategy", "InheritanceType.JOINED"));
        }
    }
}
