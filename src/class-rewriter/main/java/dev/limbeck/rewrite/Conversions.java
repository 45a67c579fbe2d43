package dev.limbeck.rewrite;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The conversions of arguments and results, as {@link java.lang.invoke.LambdaMetafactory} performs them. */
final class Conversions {
    private static final Map<String, Type> BOXES = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private Conversions() {}

    /** {@return whether values of the type are not objects} */
    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** {@return the class whose objects contain values of the primitive type} */
    static String box(Type primitive) {
        return BOXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(primitive))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Converts the value on the stack. */
    static void convert(MethodVisitor code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (to.getSort() == Type.VOID) {
            code.visitInsn(from.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        } else if (isPrimitive(from)) {
            if (isPrimitive(to)) {
                widen(code, from, to);
            } else {
                box(code, from, to);
            }
        } else if (isPrimitive(to)) {
            unbox(code, from, to);
        } else if (!to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static void box(MethodVisitor code, Type from, Type to) {
        Type target = BOXES.getOrDefault(to.getInternalName(), from);
        widen(code, from, target);
        String type = "(" + target.getDescriptor() + ")L" + box(target) + ";";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box(target), "valueOf", type, false);
    }

    private static void unbox(MethodVisitor code, Type from, Type to) {
        Type value = BOXES.getOrDefault(from.getInternalName(), to);
        String box = box(value);
        if (!from.getInternalName().equals(box)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, box);
        }
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, box, value.getClassName() + "Value", "()" + value.getDescriptor(), false);
        widen(code, value, to);
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        boolean isInt = from.getSort() <= Type.INT;
        if (from.equals(to) || (isInt && to.getSort() <= Type.INT)) {
            return;
        }
        switch (to.getSort()) {
            case Type.LONG -> code.visitInsn(Opcodes.I2L);
            case Type.FLOAT -> code.visitInsn(isInt ? Opcodes.I2F : Opcodes.L2F);
            default -> code.visitInsn(isInt ? Opcodes.I2D : from.getSort() == Type.LONG ? Opcodes.L2D : Opcodes.F2D);
        }
    }
}
