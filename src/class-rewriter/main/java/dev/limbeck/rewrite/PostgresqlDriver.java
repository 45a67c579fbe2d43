package dev.limbeck.rewrite;

import dev.limbeck.rewrite.packaged.PlainDigits;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Changes what PostgreSQL's driver does for each connection although Limbeck does not need it: it creates a calendar, and a
 * format for the numbers in the server's version. For both, Java reads the names and data of its locales.
 */
final class PostgresqlDriver {
    private static final String TIMES = "org/postgresql/jdbc/TimestampUtils";
    private static final String VERSION = "org/postgresql/core/ServerVersion";
    private static final String FIELD = "calendarWithUserTz";
    private static final String FIELD_TYPE = "Ljava/util/Calendar;";
    private static final String CALENDAR = "java/util/GregorianCalendar";
    private static final String GETTER = "calendarWhenNeeded";
    private static final String GETTER_TYPE = "(L" + TIMES + ";)" + FIELD_TYPE;

    private PostgresqlDriver() {}

    /**
     * Changes the class if it is one of the two, and {@return whether it is}
     *
     * @param added gets the class that the changed one uses
     * @throws IllegalStateException if another version of the driver has different code
     */
    static boolean change(ClassNode node, Map<String, byte[]> added) {
        switch (node.name) {
            case TIMES -> createCalendarLater(node);
            case VERSION -> parseDigits(node, added);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void createCalendarLater(ClassNode node) {
        int created = 0;
        int used = 0;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (method.name.equals("<init>") && isNewCalendar(instruction)) {
                    AbstractInsnNode copy = instruction.getNext();
                    method.instructions.remove(copy.getNext());
                    method.instructions.remove(copy);
                    method.instructions.set(instruction, new InsnNode(Opcodes.ACONST_NULL));
                    created++;
                } else if (instruction.getOpcode() == Opcodes.GETFIELD
                        && instruction instanceof FieldInsnNode field
                        && field.name.equals(FIELD)) {
                    method.instructions.set(
                            instruction, new MethodInsnNode(Opcodes.INVOKESTATIC, TIMES, GETTER, GETTER_TYPE, false));
                    used++;
                }
            }
        }
        require(created == 1 && used > 0, node);
        for (FieldNode field : node.fields) {
            if (field.name.equals(FIELD)) {
                field.access &= ~Opcodes.ACC_FINAL;
            }
        }
        node.methods.add(getter());
    }

    /** Returns whether the instruction is the first of three that create a calendar without arguments. */
    private static boolean isNewCalendar(AbstractInsnNode instruction) {
        return instruction instanceof TypeInsnNode type
                && type.getOpcode() == Opcodes.NEW
                && type.desc.equals(CALENDAR)
                && instruction.getNext().getOpcode() == Opcodes.DUP
                && instruction.getNext().getNext() instanceof MethodInsnNode call
                && call.desc.equals("()V");
    }

    private static MethodNode getter() {
        MethodNode method = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, GETTER, GETTER_TYPE, null, null);
        LabelNode known = new LabelNode();
        InsnList code = method.instructions;
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new FieldInsnNode(Opcodes.GETFIELD, TIMES, FIELD, FIELD_TYPE));
        code.add(new JumpInsnNode(Opcodes.IFNONNULL, known));
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new TypeInsnNode(Opcodes.NEW, CALENDAR));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, CALENDAR, "<init>", "()V", false));
        code.add(new FieldInsnNode(Opcodes.PUTFIELD, TIMES, FIELD, FIELD_TYPE));
        code.add(known);
        code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new FieldInsnNode(Opcodes.GETFIELD, TIMES, FIELD, FIELD_TYPE));
        code.add(new InsnNode(Opcodes.ARETURN));
        method.maxStack = 3;
        method.maxLocals = 1;
        return method;
    }

    private static void parseDigits(ClassNode node, Map<String, byte[]> added) {
        int replaced = 0;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call && call.name.equals("getIntegerInstance")) {
                    method.instructions.set(
                            call,
                            new MethodInsnNode(
                                    Opcodes.INVOKESTATIC,
                                    Type.getInternalName(PlainDigits.class),
                                    "create",
                                    call.desc,
                                    false));
                    replaced++;
                }
            }
        }
        require(replaced == 1, node);
        PackagedCode.add(PlainDigits.class, added);
    }

    private static void require(boolean condition, ClassNode node) {
        if (!condition) {
            throw new IllegalStateException(
                    node.name + " is different in this version of the driver. Adapt PostgresqlDriver.");
        }
    }
}
