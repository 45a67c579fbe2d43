package dev.limbeck.hibernate.journey;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Adds a constant to the class file of an enum compiled by javac: it becomes the last element of {@code $VALUES} before
 * any code reads that array.
 */
final class EnumConstants {
    private EnumConstants() {}

    /** {@return whether the class is an enum whose constants have no bodies and whose array is where javac puts it} */
    static boolean canAdd(ClassNode node) {
        return (node.access & Opcodes.ACC_ENUM) != 0
                && (node.access & Opcodes.ACC_ABSTRACT) == 0
                && "java/lang/Enum".equals(node.superName)
                && constructor(node) != null
                && node.fields.stream().anyMatch(field -> field.name.equals("$VALUES"));
    }

    private static @Nullable MethodNode constructor(ClassNode node) {
        return node.methods.stream()
                .filter(method -> method.name.equals("<init>"))
                .findFirst()
                .orElse(null);
    }

    static void add(ClassNode node, String name) {
        MethodNode make = Objects.requireNonNull(constructor(node));
        MethodNode start = node.methods.stream()
                .filter(method -> method.name.equals("<clinit>"))
                .findFirst()
                .orElseThrow();
        int size = (int) node.fields.stream()
                .filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
                .count();
        String self = "L" + node.name + ";";
        node.fields.add(new FieldNode(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_ENUM,
                name,
                self,
                null,
                null));
        InsnList code = new InsnList();
        code.add(new TypeInsnNode(Opcodes.NEW, node.name));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new LdcInsnNode(name));
        code.add(new IntInsnNode(Opcodes.SIPUSH, size));
        // The first two parameters are the name and the ordinal, which javac adds to the parameters in the source.
        Stream.of(Type.getArgumentTypes(make.desc)).skip(2).forEach(type -> code.add(nothing(type)));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, node.name, "<init>", make.desc, false));
        code.add(new FieldInsnNode(Opcodes.PUTSTATIC, node.name, name, self));
        appended(code, node.name, name, size);
        // The rest of the initializer might read the constants, and the result is cached.
        start.instructions.insert(written(start), code);
    }

    private static AbstractInsnNode written(MethodNode start) {
        for (AbstractInsnNode step : start.instructions) {
            if (step instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.PUTSTATIC
                    && field.name.equals("$VALUES")) {
                return step;
            }
        }
        throw new AssertionError("no $VALUES");
    }

    /** Appends the code of {@code $VALUES = Arrays.copyOf($VALUES, size + 1); $VALUES[size] = name}. */
    private static void appended(InsnList code, String node, String name, int size) {
        String array = "[L" + node + ";";
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, node, "$VALUES", array));
        code.add(new IntInsnNode(Opcodes.SIPUSH, size + 1));
        code.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                "java/util/Arrays",
                "copyOf",
                "([Ljava/lang/Object;I)[Ljava/lang/Object;",
                false));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, array));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new IntInsnNode(Opcodes.SIPUSH, size));
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, node, name, "L" + node + ";"));
        code.add(new InsnNode(Opcodes.AASTORE));
        code.add(new FieldInsnNode(Opcodes.PUTSTATIC, node, "$VALUES", array));
    }

    private static AbstractInsnNode nothing(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> new InsnNode(Opcodes.LCONST_0);
            case Type.FLOAT -> new InsnNode(Opcodes.FCONST_0);
            case Type.DOUBLE -> new InsnNode(Opcodes.DCONST_0);
            case Type.OBJECT, Type.ARRAY -> new InsnNode(Opcodes.ACONST_NULL);
            default -> new InsnNode(Opcodes.ICONST_0);
        };
    }
}
