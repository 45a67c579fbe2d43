package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.Associations.Role;
import dev.limbeck.model.CaseFolding;
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

/** Plans the classes for a schema: names first, then columns, then what leads from one to another. */
final class ClassPlan {
    private final EntityRequest request;
    private final Notes notes;
    private final Relations relations;
    private final TableClauses clauses;
    private final ColumnAttributes columns;
    private final Associations associations;
    private final Definitions definitions;
    private final Map<TableName, EntityClass> classes = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Reference, String> ways = new LinkedHashMap<>();

    ClassPlan(EntityRequest request, Notes notes) {
        this.request = request;
        this.notes = notes;
        relations = new Relations(request.schema(), request.options(), notes);
        definitions = new Definitions(request, relations, notes);
        clauses = new TableClauses(request.options(), notes);
        columns = new ColumnAttributes(definitions, clauses, request.options(), names);
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
            ways.forEach(associations::back);
        }
        relations.associations().forEach(associations::manyToMany);
        List<EntityClass> all = new ArrayList<>();
        relations.entities().forEach(table -> all.add(Objects.requireNonNull(classes.get(table.name()))));
        all.addAll(new KeylessClasses(relations, notes, definitions, associations).classes(this::className));
        all.addAll(new ViewClasses(request, notes, definitions).classes(this::className));
        return all;
    }

    /** What the source cannot show, of any table or view: mixed values, and triggers. */
    private void note(TableName name, List<Column> columns) {
        Stream.concat(Stream.of(name.name()), columns.stream().map(Column::name))
                .filter(one -> one.indexOf('"') >= 0)
                .forEach(one -> notes.add(
                        name,
                        "Hibernate itself cannot read " + one + ": it does not double the quotation mark in a name;"
                                + " rename it in a revision"));
        for (Column column : columns) {
            ColumnContents held = request.contents(name, column.name());
            if (held.mixed()) {
                notes.add(name, column.name() + " holds " + held.words() + " values, mixed, in the rows looked at");
            }
        }
        notes.triggers(
                name,
                request.schema().triggersOn(name).stream().map(Trigger::name).toList());
    }

    private String className(TableName table) {
        return JavaNames.className(table.name(), request.options().contains(Option.USE_INFLECT), names);
    }

    private @Nullable EntityClass create(TableName name, Map<TableName, String> named) {
        EntityClass there = classes.get(name);
        if (there != null) {
            return there;
        }
        Reference parent = relations.parent(name);
        @Nullable
        EntityClass above = parent == null ? null : create(parent.target().name(), named);
        EntityClass made = new EntityClass(name, named.getOrDefault(name, name.name()), EntityClass.Kind.TABLE, above);
        classes.put(name, made);
        return made;
    }

    private Table table(TableName name) {
        return request.schema().table(name).orElseThrow();
    }

    private void fill(EntityClass entity, Table table) {
        Reference parent = relations.parent(table.name());
        List<Reference> references = relations.references(table.name());
        Map<String, Reference> owned = owned(table, references);
        Set<CheckConstraint> said = new HashSet<>();
        Set<Reference> done = new HashSet<>();
        for (Column column : table.columns()) {
            Reference owner = owned.get(CaseFolding.fold(column.name()));
            boolean above = parent != null && Columns.contains(parent.columns(), column.name());
            if (owner != null) {
                if (done.add(owner)) {
                    Role role = relations.inKey(owner) ? Role.KEY : Role.FREE;
                    ways.put(owner, associations.toOne(entity, owner, role));
                }
            } else if (!above) {
                boolean assigned = references.stream().anyMatch(one -> Columns.contains(one.columns(), column.name()));
                entity.add(columns.of(entity, table, column, assigned, said), column.name());
            }
        }
        boolean mapped = false;
        for (Reference reference : references) {
            if (done.add(reference)) {
                boolean whole = !mapped && relations.isKey(reference);
                mapped |= whole;
                String name = associations.toOne(entity, reference, whole ? Role.WHOLE_KEY : Role.READ);
                ways.put(reference, name);
                if (!whole) {
                    notes.add(
                            table.name(),
                            name + " follows its foreign key and does not write it, for "
                                    + relations.whyOnlyRead(reference, owned));
                }
            }
        }
        annotate(entity, table, parent, said);
    }

    /** The columns that an association holds: none that another one holds, and of the key only what it can. */
    private Map<String, Reference> owned(Table table, List<Reference> references) {
        Map<String, Reference> owned = new LinkedHashMap<>();
        for (Reference reference : references) {
            boolean free = reference.columns().stream()
                    .noneMatch(column -> (Columns.contains(Columns.key(table), column) && !relations.inKey(reference))
                            || owned.containsKey(CaseFolding.fold(column))
                            || Columns.of(table, column).generated() != null);
            if (free) {
                reference.columns().forEach(column -> owned.put(CaseFolding.fold(column), reference));
            }
        }
        return owned;
    }

    private void annotate(EntityClass entity, Table table, @Nullable Reference parent, Set<CheckConstraint> said) {
        List<Annotation> annotations = entity.annotations();
        annotations.add(Annotation.jpa("Entity"));
        Annotation about = Annotation.jpa("Table")
                .text("name", SqlNames.written(table.name().name()));
        clauses.addTo(about, table, said);
        annotations.add(about);
        if (parent != null) {
            annotations.addAll(associations.toParent(parent));
        } else if (relations.isParent(table.name())) {
            annotations.add(Annotation.jpa("Inheritance").with("strategy", "InheritanceType.JOINED"));
        }
    }
}
