package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity class while it is being built: first from its own columns, then with the inverse sides of associations. */
final class EntityClass {
    /** The kinds of tables and views that an entity can map. */
    enum Kind {
        TABLE,
        /** A table whose rows the entity cannot write. */
        READ_ONLY,
        VIEW
    }

    private final TableName table;
    private final String name;
    private final Kind kind;
    private final @Nullable EntityClass parent;
    private final List<EntityClass> children = new ArrayList<>();
    private final Set<String> ownNames = new HashSet<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final Map<String, String> byColumn = new LinkedHashMap<>();
    private final List<EnumClass> enums = new ArrayList<>();

    EntityClass(TableName table, String name, Kind kind, @Nullable EntityClass parent) {
        this.table = table;
        this.name = name;
        this.kind = kind;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    TableName table() {
        return table;
    }

    String name() {
        return name;
    }

    /** {@return whether this entity maps a view} */
    boolean isView() {
        return kind == Kind.VIEW;
    }

    /** {@return whether this entity only reads rows} */
    boolean isReadOnly() {
        return kind != Kind.TABLE;
    }

    /**
     * {@return whether a version attribute can be added: only a class without a superclass can have a version, and no
     * class can have two}
     */
    boolean canHaveVersion() {
        return parent == null
                && attributes.stream()
                        .flatMap(attribute -> attribute.annotations().stream())
                        .noneMatch(annotation -> annotation.type().endsWith(".Version"));
    }

    @Nullable
    EntityClass parent() {
        return parent;
    }

    List<Annotation> annotations() {
        return annotations;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** {@return whether an attribute has the converter {@code MomentText}} */
    boolean usesMomentText() {
        return attributes.stream()
                .anyMatch(attribute -> attribute.annotations().containsAll(JavaType.MOMENT_MICROS.annotations("")));
    }

    List<EnumClass> enums() {
        return enums;
    }

    List<Attribute> ids() {
        return attributes.stream().filter(Attribute::id).toList();
    }

    /**
     * {@return an attribute name that is used neither in this class nor in its superclasses or subclasses; reserves it}
     */
    String reserveName(List<String> words) {
        Set<String> usedNames = new HashSet<>(ownNames);
        for (EntityClass ancestor = parent; ancestor != null; ancestor = ancestor.parent) {
            usedNames.addAll(ancestor.ownNames);
        }
        addNamesOfSubclasses(usedNames);
        String free = JavaNames.attributeName(words, usedNames);
        ownNames.add(free.toLowerCase(java.util.Locale.ROOT));
        return free;
    }

    private void addNamesOfSubclasses(Set<String> usedNames) {
        children.forEach(child -> {
            usedNames.addAll(child.ownNames);
            child.addNamesOfSubclasses(usedNames);
        });
    }

    /** Adds the attribute that maps the column. */
    void add(Attribute attribute, String column) {
        attributes.add(attribute);
        byColumn.put(column, attribute.name());
    }
}
