package dev.limbeck.hibernate.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Creates changes that add enum constants, and attributes for values and references. */
final class NewMutations {
    private static final String JPA = "jakarta.persistence.";
    private static final String ENUMERATED = JPA + "Enumerated";

    /** A type of values, with the attributes of its column, its description in reports, and a possible default. */
    private record Kind(String type, List<Object> column, String description, String value) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("Ljava/lang/String;", List.of(), "varchar(255)", "'x'"),
            new Kind("Ljava/lang/String;", List.of("length", 40), "varchar(40)", "''"),
            new Kind("Ljava/lang/Integer;", List.of(), "integer", "7"),
            new Kind("Ljava/lang/Long;", List.of(), "bigint", "-1"),
            new Kind("Ljava/lang/Short;", List.of(), "smallint", "1"),
            new Kind("Ljava/lang/Double;", List.of(), "float(53)", "0.5"),
            new Kind("Ljava/math/BigDecimal;", List.of("precision", 12, "scale", 4), "numeric(12, 4)", "1.5"),
            new Kind("Ljava/lang/Boolean;", List.of(), "bool", "0"),
            new Kind("Ljava/time/LocalDate;", List.of(), "date", "'2026-11-23'"),
            new Kind("Ljava/time/LocalDateTime;", List.of(), "timestamp(6)", "'2026-11-23 07:45:12'"),
            new Kind("Ljava/util/UUID;", List.of(), "uuid", "x'00'"),
            // If the attribute has @Column, the SQLite dialect uses BLOB for bytes.
            new Kind("[B", List.of(), "blob", "x'00'"),
            new Kind("Ljava/time/DayOfWeek;", List.of(), "varchar(255)", "'MONDAY'"));

    private final Draw draw;

    NewMutations(Draw draw) {
        this.draw = draw;
    }

    List<Supplier<@Nullable Mutation>> all() {
        return List.of(this::column, this::column, this::reference, this::constant);
    }

    private @Nullable Mutation column() {
        Sites.Owner owner = draw.one(draw.owners);
        Kind kind = draw.one(KINDS);
        if (owner == null || kind == null) {
            return null;
        }
        String name = draw.name("added");
        boolean required = !owner.shared() && draw.coin();
        boolean given = draw.coin();
        boolean unique = draw.number(0, 4) == 0;
        List<AnnotationNode> marks = new ArrayList<>();
        AnnotationNode column = Annotations.create(JPA + "Column", kind.column.toArray());
        marks.add(column);
        Annotations.set(column, "nullable", !required);
        Annotations.set(column, "unique", unique);
        if (given) {
            marks.add(Annotations.create("org.hibernate.annotations.ColumnDefault", "value", kind.value));
        }
        boolean constants = kind.type.endsWith("DayOfWeek;");
        if (constants) {
            marks.add(Annotations.create(ENUMERATED, "value", Annotations.constant(JPA + "EnumType", "STRING")));
        }
        List<String> expected = new ArrayList<>();
        for (LiveTable table : owner.tables()) {
            String qualifiedName = table.name() + "." + name;
            expected.add("added column " + qualifiedName + " " + kind.description + (required ? " not null" : "")
                    + (given ? " default " + kind.value : ""));
            if (unique) {
                expected.add("added unique constraint " + table.name() + " (" + name + ")");
            }
            if (constants) {
                expected.add("added check " + table.name() + " (" + name + " in");
            }
        }
        Mutation mutation = Mutation.of(
                "added " + kind.description, marks(owner, name), () -> add(owner, name, kind.type, marks), expected);
        return required && !given ? mutation.withBackfills(fills(owner, name, unique ? "" : kind.value)) : mutation;
    }

    private static List<String> marks(Sites.Owner owner, String name) {
        return owner.tables().stream()
                .map(table -> (table.name() + "." + name).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Map<String, String> fills(Sites.Owner owner, String name, String value) {
        return owner.tables().stream().collect(Collectors.toMap(table -> table.name() + "." + name, table -> value));
    }

    /** Adds a field, and also a getter and a setter if the getters of the class are mapped. */
    private void add(Sites.Owner owner, String name, String type, List<AnnotationNode> marks) {
        ClassNode node = draw.classes.edit(owner.node().name);
        FieldNode field = new FieldNode(Opcodes.ACC_PRIVATE, name, type, null, null);
        node.fields.add(field);
        if (!owner.byMethods()) {
            EntityClasses.marks(field).all().addAll(marks);
            return;
        }
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        MethodNode get = new MethodNode(Opcodes.ACC_PUBLIC, "get" + suffix, "()" + type, null, null);
        get.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        get.instructions.add(new FieldInsnNode(Opcodes.GETFIELD, node.name, name, type));
        get.instructions.add(new InsnNode(Opcodes.ARETURN));
        EntityClasses.marks(get).all().addAll(marks);
        MethodNode set = new MethodNode(Opcodes.ACC_PUBLIC, "set" + suffix, "(" + type + ")V", null, null);
        set.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        set.instructions.add(new VarInsnNode(Opcodes.ALOAD, 1));
        set.instructions.add(new FieldInsnNode(Opcodes.PUTFIELD, node.name, name, type));
        set.instructions.add(new InsnNode(Opcodes.RETURN));
        node.methods.add(get);
        node.methods.add(set);
    }

    private @Nullable Mutation reference() {
        Sites.Owner owner = draw.one(draw.owners);
        Sites.Owner target = draw.one(draw.owners.stream()
                .filter(other -> Sites.isEntity(other.node()) && keys(other).size() == 1)
                .toList());
        if (owner == null || target == null) {
            return null;
        }
        String name = draw.name("refers");
        LiveTable.Column key = keys(target).get(0);
        String there = target.tables().get(0).name();
        List<AnnotationNode> marks =
                List.of(Annotations.create(JPA + "ManyToOne"), Annotations.create(JPA + "JoinColumn", "name", name));
        List<String> expected = owner.tables().stream()
                .flatMap(table -> Stream.of(
                        "added column " + table.name() + "." + name + " ",
                        "added foreign key " + table.name() + " (" + name + ") to " + there + " (" + key.name() + ")"))
                .toList();
        List<String> taken = new ArrayList<>(marks(owner, name));
        taken.add(there.toLowerCase(Locale.ROOT));
        return Mutation.of(
                "added reference", taken, () -> add(owner, name, "L" + target.node().name + ";", marks), expected);
    }

    /** Returns the primary key of the entity's table if all rows of the entity are in a single existing table. */
    private static List<LiveTable.Column> keys(Sites.Owner owner) {
        return owner.tables().size() == 1
                ? owner.tables().get(0).columns().values().stream()
                        .filter(LiveTable.Column::key)
                        .toList()
                : List.of();
    }

    private @Nullable Mutation constant() {
        Site site = draw.site(one -> one.type().startsWith("L") && isByName(one) && isOnlyUse(one));
        if (site == null) {
            return null;
        }
        List<Site> all = draw.sites.stream()
                .filter(one -> one.type().equals(site.type()))
                .toList();
        String type = Type.getType(site.type()).getInternalName();
        String name = draw.name("ADDED");
        List<String> expected = all.stream()
                .flatMap(one -> one.places().stream())
                .flatMap(place -> Stream.of("dropped", "added")
                        .map(word -> word + " check " + place.table().name() + " ("
                                + place.column().name() + " in"))
                .toList();
        return Mutation.of(
                "enum constant",
                all.stream()
                        .flatMap(one -> one.places().stream())
                        .map(Site.Place::mark)
                        .toList(),
                () -> EnumConstants.add(draw.classes.edit(type), name),
                expected);
    }

    private boolean isByName(Site site) {
        Object value = Annotations.get(draw.published(site).find(ENUMERATED), "value");
        String type = Type.getType(site.type()).getInternalName();
        return value instanceof String[] constant
                && constant[1].equals("STRING")
                && draw.classes.contains(type)
                && EnumConstants.canAdd(draw.classes.published(type));
    }

    /**
     * Returns whether every mapped attribute of the enum type is known, and is restricted by a check that lists the
     * names of the constants.
     */
    private boolean isOnlyUse(Site site) {
        long uses = draw.classes
                .mapped()
                .flatMap(node -> node.fields.stream())
                .filter(field -> (field.access & Opcodes.ACC_STATIC) == 0)
                .filter(field -> (field.desc + field.signature).contains(site.type()))
                .count();
        List<Site> known = draw.sites.stream()
                .filter(one -> one.type().equals(site.type()))
                .toList();
        return uses == known.size()
                && known.stream()
                        .allMatch(one -> isByName(one) && one.isInAnExpression() && one.isDeclared("varchar.*"));
    }
}
