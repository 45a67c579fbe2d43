package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.Relations.Association;
import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.EntityRequest.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Creates associations from foreign keys and from association tables. */
final class Associations {
    private static final String SET = "java.util.Set";

    /** The role that the columns of a foreign key play in the entity that declares it. */
    enum Role {
        /** The association writes the columns. */
        FREE,
        /** Other attributes write the columns; the association only reads them. */
        READ,
        /** The columns are part of the entity's key. */
        KEY,
        /** The columns are the entity's whole key and refer to the target's whole key. */
        WHOLE_KEY
    }

    private final Map<TableName, EntityClass> classes;
    private final Relations relations;
    private final ColumnDefinitions definitions;
    private final TableClauses clauses;
    private final Set<Option> options;

    Associations(
            Map<TableName, EntityClass> classes,
            Relations relations,
            ColumnDefinitions definitions,
            TableClauses clauses,
            Set<Option> options) {
        this.classes = classes;
        this.relations = relations;
        this.definitions = definitions;
        this.clauses = clauses;
        this.options = options;
    }

    /**
     * Adds the attribute for a foreign key.
     *
     * @return the name of the attribute
     */
    String addToOne(EntityClass entity, Reference reference, Role role) {
        String name = entity.reserveName(words(reference));
        boolean optional = (role == Role.FREE || role == Role.READ)
                && reference.columns().stream().anyMatch(column -> ColumnNames.find(reference.source(), column)
                        .nullable());
        Annotation toOne =
                Annotation.jpa(reference.unique() ? "OneToOne" : "ManyToOne").set("fetch", "FetchType.LAZY");
        if (!optional) {
            toOne.set("optional", "false");
        }
        List<Annotation> annotations = new ArrayList<>();
        if (role == Role.KEY) {
            annotations.add(Annotation.jpa("Id"));
        } else if (role == Role.WHOLE_KEY) {
            annotations.add(Annotation.jpa("MapsId"));
        }
        annotations.add(toOne);
        annotations.addAll(joined(reference, role == Role.READ));
        EntityClass target = target(reference);
        boolean id = role == Role.KEY;
        entity.add(
                new Attribute(name, target.name(), null, annotations, id, id ? target : null),
                String.join(",", reference.columns()));
        return name;
    }

    /** Adds the attribute for a foreign key of a read-only entity. */
    void addReadOnly(EntityClass entity, Reference reference) {
        boolean sharesColumns = relations.references(reference.source().name()).stream()
                .filter(other -> !other.equals(reference))
                .flatMap(other -> other.columns().stream())
                .anyMatch(column -> ColumnNames.contains(reference.source(), reference.columns(), column));
        List<Annotation> columns = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            Annotation column = joinColumn("JoinColumn", reference, i);
            if (sharesColumns) {
                // For each column, Hibernate accepts only one attribute that writes it.
                column.set("insertable", "false").set("updatable", "false");
            }
            columns.add(column);
        }
        List<Annotation> annotations = List.of(
                Annotation.jpa("ManyToOne").set("fetch", "FetchType.LAZY"),
                columns.size() == 1
                        ? columns.get(0)
                        : Annotation.jpa("JoinColumns").set("value", columns));
        String name = entity.reserveName(words(reference));
        entity.add(new Attribute(name, target(reference).name(), annotations), String.join(",", reference.columns()));
    }

    /** {@return the words that form the name of the foreign key's attribute} */
    private List<String> words(Reference reference) {
        String only = reference.columns().get(0);
        boolean byTarget = reference.columns().size() > 1 || options.contains(Option.NOIDSUFFIX);
        if (byTarget) {
            return JavaNames.words(target(reference).name());
        }
        return withoutId(JavaNames.words(only));
    }

    private static List<String> withoutId(List<String> words) {
        String last = words.get(words.size() - 1).toLowerCase(Locale.ROOT);
        return words.size() > 1 && last.equals("id") ? words.subList(0, words.size() - 1) : words;
    }

    private List<Annotation> joined(Reference reference, boolean readOnly) {
        List<Annotation> columns = new ArrayList<>();
        boolean several = reference.columns().size() > 1;
        for (int i = 0; i < reference.columns().size(); i++) {
            Annotation column = joinColumn("JoinColumn", reference, i);
            Column own =
                    ColumnNames.find(reference.source(), reference.columns().get(i));
            if (!own.nullable() && !reference.mixesNullable()) {
                column.set("nullable", "false");
            }
            if (!several && clauses.isUnique(reference.source(), own.name())) {
                column.set("unique", "true");
            }
            if (readOnly) {
                column.set("insertable", "false").set("updatable", "false");
            }
            definitions.define(column, reference, own.name());
            columns.add(column);
        }
        Annotation key = foreignKey(reference.key());
        if (!several) {
            return List.of(key.isEmpty() ? columns.get(0) : columns.get(0).set("foreignKey", key));
        }
        Annotation all = Annotation.jpa("JoinColumns").set("value", columns);
        return List.of(key.isEmpty() ? all : all.set("foreignKey", key));
    }

    private Annotation joinColumn(String type, Reference reference, int at) {
        Annotation column = Annotation.jpa(type)
                .setText(
                        "name",
                        SqlNames.backquotedUnlessPlain(
                                reference.source().names(), reference.columns().get(at)));
        boolean parentKey = relations.parent(reference.target().name()) != null && reference.refersToPrimaryKey();
        if (reference.columns().size() > 1 || (!reference.refersToPrimaryKey() && !parentKey)) {
            column.setText(
                    "referencedColumnName",
                    SqlNames.backquotedUnlessPlain(
                            reference.target().names(), reference.referenced().get(at)));
        }
        return column;
    }

    /**
     * {@return the annotation with the name and the actions of a foreign key; an annotation without members if it has
     * neither}
     */
    Annotation foreignKey(ForeignKey key) {
        Annotation annotation = Annotation.jpa("ForeignKey");
        if (options.contains(Option.NOCONSTRAINTS)) {
            return annotation;
        }
        if (key.name() != null) {
            annotation.setText("name", key.name());
        }
        String rules = ForeignKeyText.rules(key);
        return rules.isEmpty() ? annotation : annotation.setText("options", rules.strip());
    }

    /** {@return the annotations that join a subclass to its superclass} */
    List<Annotation> joinToParent(Reference parent) {
        List<Annotation> columns = new ArrayList<>();
        for (int i = 0; i < parent.columns().size(); i++) {
            Annotation column = Annotation.jpa("PrimaryKeyJoinColumn")
                    .setText(
                            "name",
                            SqlNames.backquotedUnlessPlain(
                                    parent.source().names(), parent.columns().get(i)));
            if (parent.columns().size() > 1) {
                column.setText(
                        "referencedColumnName",
                        SqlNames.backquotedUnlessPlain(
                                parent.target().names(), parent.referenced().get(i)));
            }
            definitions.define(column, parent, parent.columns().get(i));
            columns.add(column);
        }
        Annotation key = foreignKey(parent.key());
        if (columns.size() == 1) {
            return List.of(key.isEmpty() ? columns.get(0) : columns.get(0).set("foreignKey", key));
        }
        Annotation all = Annotation.jpa("PrimaryKeyJoinColumns").set("value", columns);
        return List.of(key.isEmpty() ? all : all.set("foreignKey", key));
    }

    /** Adds the inverse side of an association. */
    void addInverse(Reference reference, String attribute) {
        EntityClass source = classOf(reference.source());
        EntityClass target = target(reference);
        List<String> words = JavaNames.words(source.name());
        List<Reference> parallel = relations.references(reference.source().name()).stream()
                .filter(other -> other.target().name().equals(reference.target().name()))
                .toList();
        boolean byName = parallel.size() > 1 && !options.contains(Option.NOFKNAMES);
        List<String> nameWords = reference.unique() ? words : JavaNames.plural(words);
        if (reference.isSelfReference() && attribute.equals("parent")) {
            nameWords = List.of(reference.unique() ? "child" : "children");
        } else if (byName || reference.isSelfReference()) {
            nameWords = new ArrayList<>(nameWords);
            nameWords.add("by");
            nameWords.addAll(JavaNames.words(attribute));
        }
        String name = target.reserveName(nameWords);
        Annotation toMany =
                Annotation.jpa(reference.unique() ? "OneToOne" : "OneToMany").setText("mappedBy", attribute);
        if (reference.unique()) {
            toMany.set("fetch", "FetchType.LAZY");
            target.attributes().add(new Attribute(name, source.name(), List.of(toMany)));
        } else {
            target.attributes().add(Attribute.collection(name, SET, source.name(), List.of(toMany)));
        }
    }

    /** Adds both sides of a many-to-many association. */
    void addManyToMany(Association association) {
        Table table = association.table();
        EntityClass owner = target(association.owner());
        EntityClass other = target(association.other());
        boolean self = owner == other;
        boolean several = !options.contains(Option.NOFKNAMES)
                && relations.associations().stream()
                                .filter(one -> ends(one).equals(ends(association)))
                                .count()
                        > 1;
        Annotation join = Annotation.jpa("JoinTable")
                .setText(
                        "name",
                        SqlNames.backquotedUnlessPlain(
                                table.names(), table.name().name()));
        join.set("joinColumns", joinColumns(association.owner()));
        join.set("inverseJoinColumns", joinColumns(association.other()));
        clauses.addToJoin(join, table);
        String name = owner.reserveName(attributeWords(association.other(), other, self, several));
        owner.attributes()
                .add(Attribute.collection(name, SET, other.name(), List.of(Annotation.jpa("ManyToMany"), join)));
        if (!options.contains(Option.NOBIDI)) {
            String back = other.reserveName(attributeWords(association.owner(), owner, self, several));
            other.attributes()
                    .add(Attribute.collection(
                            back,
                            SET,
                            owner.name(),
                            List.of(Annotation.jpa("ManyToMany").setText("mappedBy", name))));
        }
    }

    private static Set<TableName> ends(Association association) {
        return new TreeSet<>(List.of(
                association.owner().target().name(),
                association.other().target().name()));
    }

    private List<String> attributeWords(Reference to, EntityClass target, boolean self, boolean several) {
        if (self && to.columns().size() == 1) {
            return JavaNames.plural(withoutId(JavaNames.words(to.columns().get(0))));
        }
        List<String> words = new ArrayList<>(JavaNames.plural(JavaNames.words(target.name())));
        if (several || self) {
            words.add("by");
            words.addAll(JavaNames.words(
                    self ? to.columns().get(0) : to.source().name().name()));
        }
        return words;
    }

    private List<Annotation> joinColumns(Reference reference) {
        List<Annotation> columns = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            Annotation column = joinColumn("JoinColumn", reference, i);
            definitions.define(column, reference, reference.columns().get(i));
            columns.add(column);
        }
        // If a foreign key has no name, Hibernate reads its options in @JoinColumn but not in @JoinTable.
        Annotation key = foreignKey(reference.key());
        if (!key.isEmpty()) {
            columns.get(0).set("foreignKey", key);
        }
        return columns;
    }

    private EntityClass target(Reference reference) {
        return classOf(reference.target());
    }

    private EntityClass classOf(Table table) {
        EntityClass found = classes.get(table.name());
        if (found == null) {
            throw new IllegalStateException("no class for " + table.name());
        }
        return found;
    }
}
