package dev.limbeck.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes code that is equivalent to {@code equals}, {@code hashCode} and {@code toString} of a record. */
final class RecordMethods {
    private static final String OBJECTS = "java/util/Objects";
    private static final String BUILDER = "java/lang/StringBuilder";

    private RecordMethods() {}

    /** {@return a method with the parameters of the call, or null if the call cannot be replaced} */
    static @Nullable MethodNode method(ClassNode node, InvokeDynamicInsnNode call) {
        List<Handle> fields = new ArrayList<>();
        for (int i = 2; i < call.bsmArgs.length; i++) {
            fields.add((Handle) call.bsmArgs[i]);
        }
        return switch (call.name) {
            case "hashCode" -> hash(new MethodNode(0, "$hashCode", call.desc, null, null), fields);
            case "equals" -> equal(new MethodNode(0, "$equals", call.desc, null, null), node.name, fields);
            case "toString" -> string(new MethodNode(0, "$toString", call.desc, null, null), fields);
            default -> null;
        };
    }

    private static MethodNode hash(MethodNode code, List<Handle> fields) {
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            Type type = Type.getType(field.getDesc());
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            load(code, field);
            if (Conversions.isPrimitive(type)) {
                call(code, Conversions.box(type), "hashCode", "(" + type.getDescriptor() + ")I");
            } else {
                call(code, OBJECTS, "hashCode", "(Ljava/lang/Object;)I");
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(3, 1);
        return code;
    }

    private static MethodNode equal(MethodNode code, String record, List<Handle> fields) {
        Label same = new Label();
        Label different = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, record);
        code.visitJumpInsn(Opcodes.IFEQ, different);
        for (Handle field : fields) {
            load(code, field);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, record);
            code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
            compare(code, Type.getType(field.getDesc()), different);
        }
        code.visitLabel(same);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(different);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 2);
        return code;
    }

    private static MethodNode string(MethodNode code, List<Handle> fields) {
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getSimpleName", "()Ljava/lang/String;", false);
        TextConcatenation.append(code, Type.getType(String.class));
        String before = "[";
        for (Handle field : fields) {
            code.visitLdcInsn(before + field.getName() + "=");
            TextConcatenation.append(code, Type.getType(String.class));
            load(code, field);
            TextConcatenation.append(code, Type.getType(field.getDesc()));
            before = ", ";
        }
        code.visitLdcInsn(fields.isEmpty() ? "[]" : "]");
        TextConcatenation.append(code, Type.getType(String.class));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(4, 1);
        return code;
    }

    /** Jumps if the two values on the stack differ; floating-point numbers are compared like their boxed values. */
    private static void compare(MethodNode code, Type type, Label different) {
        if (type.getSort() <= Type.INT) {
            code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
        } else if (Conversions.isPrimitive(type)) {
            String two = type.getDescriptor() + type.getDescriptor();
            call(code, Conversions.box(type), "compare", "(" + two + ")I");
            code.visitJumpInsn(Opcodes.IFNE, different);
        } else {
            call(code, OBJECTS, "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
            code.visitJumpInsn(Opcodes.IFEQ, different);
        }
    }

    private static void load(MethodNode code, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }

    private static void call(MethodNode code, String owner, String name, String type) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, type, false);
    }
}
