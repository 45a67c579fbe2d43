package dev.limbeck.hibernate.journey;

import java.beans.Introspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Determines the columns of attributes from the class files alone, by the rules of Jakarta Persistence (2.3, 2.13,
 * 11.1). A column counts only if it exists in the database.
 */
final class Sites {
    private static final String JPA = "jakarta.persistence.";
    private static final Set<String> PLAIN = Set.of("Column", "Basic", "Enumerated", "Temporal");
    private static final Set<String> REFERENCE =
            Set.of("ManyToOne", "OneToOne", "JoinColumn", "Fetch", "OnDelete", "Cascade");

    private final EntityClasses classes;
    private final Map<String, LiveTable> tables;

    /**
     * The columns, in upper case, to which some other attribute is mapped as well, such as a read-only attribute or a
     * map's key.
     */
    private final Set<String> others;

    Sites(EntityClasses classes, Map<String, LiveTable> tables) {
        this.classes = classes;
        this.tables = tables;
        this.others = marks().flatMap(Annotations::allNested)
                .filter(mark -> Boolean.FALSE.equals(Annotations.get(mark, "insertable"))
                        || mark.desc.equals(Annotations.descriptor(JPA + "MapKeyColumn"))
                        || mark.desc.equals(Annotations.descriptor(JPA + "OrderColumn")))
                .map(mark -> Annotations.text(mark, "name", "").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** A mapped class and the tables that contain its attributes. */
    record Owner(ClassNode node, List<LiveTable> tables, boolean byMethods, boolean shared) {}

    /** {@return the entities and mapped superclasses whose tables are known} */
    List<Owner> owners() {
        return classes.mapped()
                .filter(node -> isEntity(node) || has(node, "MappedSuperclass"))
                .map(this::owner)
                .filter(owner -> !owner.tables.isEmpty())
                .toList();
    }

    private Owner owner(ClassNode node) {
        List<ClassNode> entities =
                isEntity(node) ? List.of(node) : entitiesUnder(node).toList();
        List<LiveTable> all = new ArrayList<>();
        for (ClassNode entity : entities) {
            if (has(entity, "AttributeOverride") || has(entity, "AttributeOverrides") || has(entity, "Access")) {
                return new Owner(node, List.of(), false, false);
            }
            tablesOf(entity).forEach(table -> {
                if (!all.contains(table)) {
                    all.add(table);
                }
            });
        }
        boolean shared = entities.stream()
                .anyMatch(entity -> isSingleTable(root(entity)) && !root(entity).equals(entity));
        return new Owner(node, all, Boolean.TRUE.equals(byMethods(entities)), shared);
    }

    /** Returns the nearest entities that extend a mapped superclass. */
    private Stream<ClassNode> entitiesUnder(ClassNode node) {
        return classes.mapped()
                .filter(other -> node.name.equals(other.superName))
                .flatMap(other -> isEntity(other) ? Stream.of(other) : entitiesUnder(other));
    }

    private Stream<LiveTable> tablesOf(ClassNode entity) {
        ClassNode root = root(entity);
        String strategy = strategy(root);
        if (strategy.equals("SINGLE_TABLE")) {
            return table(root);
        }
        return strategy.equals("JOINED")
                ? table(entity)
                : Stream.concat(
                        table(entity),
                        classes.mapped()
                                .filter(other -> isEntity(other) && isUnder(other, entity))
                                .flatMap(this::table));
    }

    private boolean isUnder(ClassNode node, ClassNode above) {
        ClassNode parent = classes.mapped(node.superName);
        return parent != null && (parent.equals(above) || isUnder(parent, above));
    }

    private Stream<LiveTable> table(ClassNode entity) {
        LiveTable table = tables.get(Annotations.text(mark(entity, "Table"), "name", name(entity)));
        return Stream.ofNullable(table);
    }

    static String name(ClassNode entity) {
        String simple = entity.name.replaceAll(".*[/$]", "");
        return Annotations.text(mark(entity, "Entity"), "name", simple);
    }

    ClassNode root(ClassNode entity) {
        ClassNode parent = classes.mapped(entity.superName);
        while (parent != null && !isEntity(parent)) {
            parent = classes.mapped(parent.superName);
        }
        return parent == null ? entity : root(parent);
    }

    private String strategy(ClassNode root) {
        Object value = Annotations.get(mark(root, "Inheritance"), "strategy");
        if (value instanceof String[] constant) {
            return constant[1];
        }
        return "SINGLE_TABLE";
    }

    private boolean isSingleTable(ClassNode root) {
        return strategy(root).equals("SINGLE_TABLE");
    }

    /** Returns whether the class is mapped by methods, which depends on where the id is annotated. */
    private @Nullable Boolean byMethods(List<ClassNode> entities) {
        for (ClassNode entity : entities) {
            for (ClassNode node = entity; node != null; node = classes.mapped(node.superName)) {
                if (node.methods.stream().anyMatch(method -> isId(EntityClasses.marks(method)))) {
                    return true;
                }
                if (node.fields.stream().anyMatch(field -> isId(EntityClasses.marks(field)))) {
                    return false;
                }
            }
        }
        return null;
    }

    private static boolean isId(Annotations marks) {
        return marks.has(JPA + "Id") || marks.has(JPA + "EmbeddedId");
    }

    static boolean isEntity(ClassNode node) {
        return has(node, "Entity");
    }

    private static boolean has(ClassNode node, String annotation) {
        return mark(node, annotation) != null;
    }

    private static @Nullable AnnotationNode mark(ClassNode node, String annotation) {
        return EntityClasses.marks(node).find(JPA + annotation);
    }

    /** {@return the attributes that have columns of their own, except for attributes that other annotations affect} */
    List<Site> all() {
        List<Site> all = owners().stream()
                .flatMap(owner -> owner.byMethods
                        ? owner.node.methods.stream().map(method -> byMethod(owner, method))
                        : owner.node.fields.stream().map(field -> byField(owner, field)))
                .flatMap(Stream::ofNullable)
                .toList();
        Map<String, Long> uses = all.stream()
                .flatMap(site -> site.places().stream())
                .collect(Collectors.groupingBy(Site.Place::mark, Collectors.counting()));
        // Two classes that are mapped to the same table can share a column.
        return all.stream()
                .filter(site -> site.places().stream().allMatch(place -> uses.getOrDefault(place.mark(), 0L) == 1))
                .toList();
    }

    private @Nullable Site byField(Owner owner, FieldNode field) {
        boolean kept = (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0;
        return kept ? site(owner, field.name, field.name, field.desc, EntityClasses.marks(field)) : null;
    }

    private @Nullable Site byMethod(Owner owner, MethodNode method) {
        String property = method.name.replaceFirst("^(get|is)", "");
        boolean getter = !property.equals(method.name)
                && !property.isEmpty()
                && Type.getArgumentCount(method.desc) == 0
                && (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0;
        return getter
                ? site(
                        owner,
                        method.name + "()",
                        Introspector.decapitalize(property),
                        Type.getReturnType(method.desc).getDescriptor(),
                        EntityClasses.marks(method))
                : null;
    }

    private @Nullable Site site(Owner owner, String element, String property, String type, Annotations marks) {
        Set<String> persistence = marks.all().stream()
                .map(mark -> mark.desc)
                .filter(desc ->
                        desc.startsWith("Ljakarta/persistence/") || desc.startsWith("Lorg/hibernate/annotations/"))
                .map(desc -> desc.replaceAll(".*/|;", ""))
                .collect(Collectors.toSet());
        boolean reference = persistence.contains("ManyToOne") || persistence.contains("OneToOne");
        if (!(reference ? REFERENCE : PLAIN).containsAll(persistence)) {
            return null;
        }
        AnnotationNode column = marks.find(JPA + (reference ? "JoinColumn" : "Column"));
        if (column == null && type.length() == 1) {
            return null; // with @Column, a primitive would no longer be NOT NULL
        }
        if (Annotations.get(column, "columnDefinition") != null
                || Annotations.get(column, "table") != null
                || (reference && Annotations.text(column, "name", "").isEmpty())) {
            return null;
        }
        String name = Annotations.text(column, "name", property);
        if (others.contains(name.toUpperCase(Locale.ROOT))) {
            return null;
        }
        List<Site.Place> places = new ArrayList<>();
        for (LiveTable table : owner.tables) {
            LiveTable.Column live = table.columns().get(name);
            if (live == null || live.key() || !live.plain()) {
                return null;
            }
            if (reference && !table.references().containsKey(name)) {
                return null;
            }
            places.add(new Site.Place(table, live));
        }
        return new Site(owner.node.name, element, property, type, reference, places, owner.shared);
    }

    /**
     * {@return all strings in the annotations of the mapped classes; an attribute that they mention must not be
     * dropped}
     */
    Set<String> texts() {
        return marks().flatMap(Annotations::texts)
                .flatMap(text -> Stream.of(text.split("\\W+")))
                .collect(Collectors.toSet());
    }

    private Stream<Annotations> marks() {
        return classes.mapped().flatMap(node -> Stream.of(
                        Stream.of(EntityClasses.marks(node)),
                        node.fields.stream().map(EntityClasses::marks),
                        node.methods.stream().map(EntityClasses::marks))
                .flatMap(part -> part));
    }
}
