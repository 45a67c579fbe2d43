package dev.limbeck.hibernate.generate;

import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity as it grows: first its columns, then what others add to it. */
final class EntityClass {
    /** What it stands for. */
    enum Kind {
        TABLE,
        /** A table that it cannot write. */
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

    /** {@return whether it reads a view} */
    boolean view() {
        return kind == Kind.VIEW;
    }

    /** {@return whether it never writes what it reads} */
    boolean readOnly() {
        return kind != Kind.TABLE;
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

    List<EnumClass> enums() {
        return enums;
    }

    List<Attribute> ids() {
        return attributes.stream().filter(Attribute::id).toList();
    }

    /** {@return an attribute's name that neither this class nor one above or below it has} */
    String free(List<String> words) {
        Set<String> taken = new HashSet<>(ownNames);
        for (EntityClass above = parent; above != null; above = above.parent) {
            taken.addAll(above.ownNames);
        }
        below(taken);
        String free = JavaNames.attribute(words, taken);
        ownNames.add(free.toLowerCase(java.util.Locale.ROOT));
        return free;
    }

    private void below(Set<String> taken) {
        children.forEach(child -> {
            taken.addAll(child.ownNames);
            child.below(taken);
        });
    }

    /** Adds an attribute that holds that column. */
    void add(Attribute attribute, String column) {
        attributes.add(attribute);
        byColumn.put(column, attribute.name());
    }
}
