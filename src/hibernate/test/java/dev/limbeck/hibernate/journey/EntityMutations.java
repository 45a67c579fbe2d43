package dev.limbeck.hibernate.journey;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Creates changes that add and remove entities. */
final class EntityMutations {
    private static final String JPA = "jakarta.persistence.";

    private final Draw draw;
    private final Sites sites;
    private final boolean listed;

    /** @param listed whether a persistence unit lists the classes, in which case a new class would not be detected */
    EntityMutations(Draw draw, Sites sites, boolean listed) {
        this.draw = draw;
        this.sites = sites;
        this.listed = listed;
    }

    List<Supplier<@Nullable Mutation>> all() {
        return listed ? List.of(this::gone) : List.of(this::added, this::gone);
    }

    /**
     * Creates a change that adds an entity with a generated id, a required string attribute, a reference, a unique
     * constraint and an index.
     */
    private @Nullable Mutation added() {
        Sites.Owner beside = draw.one(draw.owners);
        Sites.Owner target = draw.one(draw.owners.stream()
                .filter(owner -> Sites.isEntity(owner.node()))
                .filter(owner -> owner.tables().size() == 1
                        && owner.tables().get(0).columns().values().stream()
                                        .filter(LiveTable.Column::key)
                                        .count()
                                == 1)
                .toList());
        if (beside == null || target == null) {
            return null;
        }
        String table = draw.name("entity");
        String name = beside.node().name.replaceAll("[^/]*$", "") + "Added" + table;
        return Mutation.of(
                "entity",
                List.of(table, target.tables().get(0).name().toLowerCase(Locale.ROOT)),
                () -> draw.classes.add(made(name, table, target.node().name)),
                List.of("added table " + table));
    }

    private static ClassNode made(String name, String table, String target) {
        ClassNode node = new ClassNode();
        node.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        Annotations marks = EntityClasses.marks(node);
        marks.getOrAdd(JPA + "Entity");
        marks.all()
                .add(Annotations.create(
                        JPA + "Table",
                        "name",
                        table,
                        "indexes",
                        List.of(Annotations.create(
                                JPA + "Index", "name", "ix_" + table, "columnList", "title desc, target_id"))));
        field(node, "id", "Ljava/lang/Long;").all().addAll(List.of(Annotations.create(JPA + "Id"), generated()));
        field(node, "title", "Ljava/lang/String;")
                .all()
                .add(Annotations.create(JPA + "Column", "nullable", false, "unique", true, "length", 30));
        field(node, "target", "L" + target + ";")
                .all()
                .addAll(List.of(
                        Annotations.create(JPA + "ManyToOne"),
                        Annotations.create(JPA + "JoinColumn", "name", "target_id")));
        MethodNode make = new MethodNode(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        make.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        make.instructions.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false));
        make.instructions.add(new InsnNode(Opcodes.RETURN));
        node.methods.add(make);
        return node;
    }

    private static AnnotationNode generated() {
        return Annotations.create(
                JPA + "GeneratedValue", "strategy", Annotations.constant(JPA + "GenerationType", "IDENTITY"));
    }

    private static Annotations field(ClassNode node, String name, String type) {
        FieldNode field = new FieldNode(Opcodes.ACC_PRIVATE, name, type, null, null);
        node.fields.add(field);
        return EntityClasses.marks(field);
    }

    /**
     * Creates a change that removes an entity to which nothing refers and which does not share its table or its ids
     * with other entities.
     */
    private @Nullable Mutation gone() {
        Sites.Owner owner = draw.one(draw.owners.stream()
                .filter(one -> Sites.isEntity(one.node()) && one.tables().size() == 1 && isAlone(one))
                .toList());
        if (owner == null) {
            return null;
        }
        LiveTable table = owner.tables().get(0);
        String name = table.name().toLowerCase(Locale.ROOT);
        return Mutation.of(
                        "removed entity",
                        Stream.concat(
                                        Stream.of(name),
                                        table.columns().keySet().stream()
                                                .map(column -> name + "." + column.toLowerCase(Locale.ROOT)))
                                .toList(),
                        () -> EntityClasses.marks(draw.classes.edit(owner.node().name))
                                .all()
                                .removeIf(mark -> mark.desc.contains("persistence")),
                        List.of("dropped table " + table.name()))
                .withDrops(List.of(table.name()));
    }

    private boolean isAlone(Sites.Owner owner) {
        String type = "L" + owner.node().name + ";";
        LiveTable table = owner.tables().get(0);
        boolean single = sites.root(owner.node()).equals(owner.node())
                && draw.owners.stream()
                                .filter(other -> other.tables().contains(table))
                                .filter(other -> Sites.isEntity(other.node()))
                                .count()
                        == 1;
        boolean named = draw.classes
                .mapped()
                .anyMatch(node -> owner.node().name.equals(node.superName)
                        || (node != owner.node()
                                && node.fields.stream()
                                        .anyMatch(field -> (field.desc + field.signature).contains(type))));
        boolean more = Stream.concat(
                        owner.node().fields.stream().map(EntityClasses::marks),
                        owner.node().methods.stream().map(EntityClasses::marks))
                .anyMatch(marks -> marks.has(JPA + "GeneratedValue")
                        || marks.has(JPA + "OneToMany")
                        || marks.has(JPA + "ManyToMany")
                        || marks.has(JPA + "JoinTable")
                        || marks.has(JPA + "ElementCollection"));
        boolean referred = draw.tables.values().stream()
                .anyMatch(other -> other.references().containsValue(table.name()));
        boolean below = !owner.node().superName.equals("java/lang/Object");
        return single && !named && !more && !referred && !below;
    }
}
