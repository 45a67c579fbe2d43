package dev.limbeck.rewrite;

import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Removes what SQLite's driver does at each start although Limbeck rarely needs it: the usual date format, for which
 * Java reads the names of all its locales, and a search for native libraries that earlier processes have left behind, for which
 * Java reads the directory of a jar.
 */
final class SqliteDriver {
    private static final String CONFIG = "org/sqlite/SQLiteConnectionConfig";
    private static final String LOADER = "org/sqlite/SQLiteJDBCLoader";
    private static final String FORMAT = "org/sqlite/date/FastDateFormat";
    private static final String FORMAT_TYPE = "L" + FORMAT + ";";

    private SqliteDriver() {}

    /**
     * Changes the class if it is one of the two, and {@return whether it is}
     *
     * @throws IllegalStateException if another version of the driver has different code
     */
    static boolean change(ClassNode node) {
        switch (node.name) {
            case CONFIG -> createFormatLater(node);
            case LOADER -> searchOnlyIfUnpacked(node);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void createFormatLater(ClassNode node) {
        int created = 0;
        Object usual = null;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call
                        && call.owner.equals(FORMAT)
                        && call.name.equals("getInstance")) {
                    method.instructions.insertBefore(call, new InsnNode(Opcodes.POP));
                    method.instructions.set(call, new InsnNode(Opcodes.ACONST_NULL));
                    created++;
                } else if (method.name.equals("<init>") && instruction instanceof LdcInsnNode constant) {
                    usual = constant.cst;
                }
            }
        }
        MethodNode getter = method(node, "getDateFormat", "()" + FORMAT_TYPE);
        MethodNode setter = method(node, "setDateStringFormat", "(Ljava/lang/String;)V");
        require(created == 2 && getter.instructions.size() < 10 && usual instanceof String, node);
        createOtherFormat(setter, Objects.requireNonNull(usual, node.name));
        LabelNode known = new LabelNode();
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(format(Opcodes.GETFIELD));
        code.add(new JumpInsnNode(Opcodes.IFNONNULL, known));
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new FieldInsnNode(Opcodes.GETFIELD, CONFIG, "dateStringFormat", "Ljava/lang/String;"));
        code.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, FORMAT, "getInstance", "(Ljava/lang/String;)" + FORMAT_TYPE, false));
        code.add(format(Opcodes.PUTFIELD));
        code.add(known);
        code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(format(Opcodes.GETFIELD));
        code.add(new InsnNode(Opcodes.ARETURN));
        getter.instructions = code;
        getter.localVariables = null;
        getter.maxStack = 2;
    }

    /** Creates a format other than the usual one at once, so that a wrong one is an error on connecting. */
    private static void createOtherFormat(MethodNode setter, Object usual) {
        AbstractInsnNode end = setter.instructions.getLast();
        while (end.getOpcode() != Opcodes.RETURN) {
            end = end.getPrevious();
        }
        LabelNode later = new LabelNode();
        InsnList code = new InsnList();
        code.add(new LdcInsnNode(usual));
        code.add(new VarInsnNode(Opcodes.ALOAD, 1));
        code.add(new MethodInsnNode(
                Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false));
        code.add(new JumpInsnNode(Opcodes.IFNE, later));
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, CONFIG, "getDateFormat", "()" + FORMAT_TYPE, false));
        code.add(new InsnNode(Opcodes.POP));
        code.add(later);
        code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
        setter.instructions.insertBefore(end, code);
        setter.maxStack = 2;
    }

    private static FieldInsnNode format(int opcode) {
        return new FieldInsnNode(opcode, CONFIG, "dateFormat", FORMAT_TYPE);
    }

    private static void searchOnlyIfUnpacked(ClassNode node) {
        MethodNode method = method(node, "initialize", "()Z");
        JumpInsnNode jump = null;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof JumpInsnNode found) {
                jump = found;
            } else if (instruction instanceof MethodInsnNode call && call.name.equals("cleanup")) {
                JumpInsnNode before = Objects.requireNonNull(jump, node.name);
                require(before.getOpcode() == Opcodes.IFNE, node);
                InsnList condition = new InsnList();
                condition.add(new LdcInsnNode("org.sqlite.lib.path"));
                condition.add(new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        "java/lang/System",
                        "getProperty",
                        "(Ljava/lang/String;)Ljava/lang/String;",
                        false));
                condition.add(new JumpInsnNode(Opcodes.IFNONNULL, before.label));
                method.instructions.insertBefore(call, condition);
                return;
            }
        }
        require(false, node);
    }

    private static MethodNode method(ClassNode node, String name, String type) {
        return node.methods.stream()
                .filter(each -> each.name.equals(name) && each.desc.equals(type))
                .findFirst()
                .orElseThrow(() -> changed(node));
    }

    private static void require(boolean condition, ClassNode node) {
        if (!condition) {
            throw changed(node);
        }
    }

    private static IllegalStateException changed(ClassNode node) {
        return new IllegalStateException(
                node.name + " is different in this version of the driver. Adapt SqliteDriver.");
    }
}
