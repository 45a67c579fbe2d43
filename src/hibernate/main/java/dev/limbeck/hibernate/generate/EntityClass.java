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
    private final TableName table;
    private final String name;
    private final boolean view;
    private final @Nullable EntityClass parent;
    private final List<EntityClass> children = new ArrayList<>();
    private final Set<String> ownNames = new HashSet<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final Map<String, String> byColumn = new LinkedHashMap<>();
    private final List<EnumClass> enums = new ArrayList<>();

    EntityClass(TableName table, String name, boolean view, @Nullable EntityClass parent) {
        this.table = table;
        this.name = name;
        this.view = view;
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

    boolean view() {
        return view;
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
