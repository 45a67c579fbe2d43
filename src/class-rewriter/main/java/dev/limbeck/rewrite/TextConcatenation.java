package dev.limbeck.rewrite;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes code that is equivalent to a string concatenation. */
final class TextConcatenation {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    private final MethodNode code;
    private final Type[] arguments;
    private final Iterator<Object> constants;
    private final StringBuilder text = new StringBuilder();
    private int argument;
    private int variable;

    private TextConcatenation(InvokeDynamicInsnNode call, List<Object> constants) {
        this.code = new MethodNode(0, "$concat", call.desc, null, null);
        this.arguments = Type.getArgumentTypes(call.desc);
        this.constants = constants.iterator();
    }

    /** {@return a method with the parameters of the call, or null if the call cannot be replaced} */
    static @Nullable MethodNode method(InvokeDynamicInsnNode call) {
        if (call.bsm.getName().equals("makeConcat")) {
            String all = String.valueOf(ARGUMENT).repeat(Type.getArgumentCount(call.desc));
            return new TextConcatenation(call, List.of()).write(all);
        }
        List<Object> constants = Arrays.asList(call.bsmArgs).subList(1, call.bsmArgs.length);
        return constants.stream().allMatch(TextConcatenation::isText)
                ? new TextConcatenation(call, constants).write((String) call.bsmArgs[0])
                : null;
    }

    private static boolean isText(Object constant) {
        return !(constant instanceof ConstantDynamic) && (constant instanceof String || constant instanceof Number);
    }

    /** Writes a method for the recipe, in which characters 1 and 2 represent an argument and a constant. */
    private MethodNode write(String recipe) {
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        for (int i = 0; i < recipe.length(); i++) {
            switch (recipe.charAt(i)) {
                case ARGUMENT -> appendArgument();
                case CONSTANT -> text.append(constants.next());
                default -> text.append(recipe.charAt(i));
            }
        }
        appendText();
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(3, variable);
        return code;
    }

    private void appendArgument() {
        appendText();
        Type type = arguments[argument++];
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
        variable += type.getSize();
        append(code, type);
    }

    private void appendText() {
        if (!text.isEmpty()) {
            code.visitLdcInsn(text.toString());
            append(code, Type.getType(String.class));
            text.setLength(0);
        }
    }

    /** Appends the value on the stack to a StringBuilder; an array of characters is appended as an object. */
    static void append(MethodNode code, Type type) {
        String parameter =
                switch (type.getSort()) {
                    case Type.BYTE, Type.SHORT -> "I";
                    case Type.OBJECT, Type.ARRAY ->
                        type.getClassName().equals("java.lang.String") ? type.getDescriptor() : "Ljava/lang/Object;";
                    default -> type.getDescriptor();
                };
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + parameter + ")L" + BUILDER + ";", false);
    }
}
