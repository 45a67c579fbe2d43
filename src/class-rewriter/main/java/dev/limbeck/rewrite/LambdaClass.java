package dev.limbeck.rewrite;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The class of a lambda expression or method reference: it belongs to the nest of the class that contains the
 * expression, so that it can call the private method that is the body.
 */
final class LambdaClass {
    private static final String INSTANCE = "INSTANCE";
    private static final String CREATE = "create";

    private final String name;
    private final InvokeDynamicInsnNode call;
    private final Type type;
    private final Type[] captured;
    private final int opcode;
    private final boolean serializable;

    private LambdaClass(String name, InvokeDynamicInsnNode call, int opcode) {
        this.name = name;
        this.call = call;
        this.type = Type.getReturnType(call.desc);
        this.captured = Type.getArgumentTypes(call.desc);
        this.opcode = opcode;
        this.serializable = flags(call) % 2 == LambdaMetafactory.FLAG_SERIALIZABLE;
    }

    /** {@return the flags of {@link LambdaMetafactory#altMetafactory}, or 0 if the call has none} */
    private static int flags(InvokeDynamicInsnNode call) {
        return call.bsmArgs.length > 3 ? (Integer) call.bsmArgs[3] : 0;
    }

    /** {@return whether the object has only one interface, apart from Serializable, and only one method} */
    private static boolean isSimple(InvokeDynamicInsnNode call) {
        return switch (flags(call)) {
            case 0, LambdaMetafactory.FLAG_SERIALIZABLE -> true;
            case LambdaMetafactory.FLAG_BRIDGES, LambdaMetafactory.FLAG_BRIDGES | LambdaMetafactory.FLAG_SERIALIZABLE ->
                call.bsmArgs[4].equals(0);
            default -> false;
        };
    }

    /**
     * {@return the class for the expression, or null if it calls a method in a way that is possible only in the class
     * that contains the expression, or has several methods or interfaces} An object of a serializable expression is
     * serialized with its fields.
     */
    static @Nullable LambdaClass of(ClassNode node, InvokeDynamicInsnNode call, String name) {
        if (!isSimple(call)) {
            return null;
        }
        Handle body = (Handle) call.bsmArgs[1];
        return switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> new LambdaClass(name, call, Opcodes.INVOKESTATIC);
            case Opcodes.H_INVOKEVIRTUAL -> new LambdaClass(name, call, Opcodes.INVOKEVIRTUAL);
            case Opcodes.H_INVOKEINTERFACE -> new LambdaClass(name, call, Opcodes.INVOKEINTERFACE);
            case Opcodes.H_NEWINVOKESPECIAL -> new LambdaClass(name, call, Opcodes.INVOKESPECIAL);
            case Opcodes.H_INVOKESPECIAL ->
                isPrivate(node, body)
                        ? new LambdaClass(
                                name, call, body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL)
                        : null;
            default -> null;
        };
    }

    private static boolean isPrivate(ClassNode node, Handle body) {
        return body.getOwner().equals(node.name)
                && node.methods.stream()
                        .anyMatch(method -> method.name.equals(body.getName())
                                && method.desc.equals(body.getDesc())
                                && (method.access & Opcodes.ACC_PRIVATE) != 0);
    }

    /** {@return the name of the class} */
    String name() {
        return name;
    }

    /** {@return the instruction that replaces the dynamic call} */
    AbstractInsnNode creation() {
        return captured.length == 0
                ? new FieldInsnNode(Opcodes.GETSTATIC, name, INSTANCE, type.getDescriptor())
                : new MethodInsnNode(Opcodes.INVOKESTATIC, name, CREATE, call.desc, false);
    }

    /** {@return the class file} */
    byte[] bytes(String host) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        String[] interfaces = serializable
                ? new String[] {type.getInternalName(), "java/io/Serializable"}
                : new String[] {type.getInternalName()};
        writer.visit(Opcodes.V11, access, name, null, "java/lang/Object", interfaces);
        writer.visitNestHost(host);
        writeConstructor(writer);
        if (captured.length == 0) {
            writeInstance(writer);
        } else {
            writeCreation(writer);
        }
        writeMethod(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeConstructor(ClassWriter writer) {
        MethodVisitor code =
                method(writer, Opcodes.ACC_PRIVATE, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured));
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int variable = 1;
        for (int i = 0; i < captured.length; i++) {
            String each = captured[i].getDescriptor();
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "v" + i, each, null, null)
                    .visitEnd();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), variable);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, "v" + i, each);
            variable += captured[i].getSize();
        }
        end(code, Opcodes.RETURN);
    }

    private void writeInstance(ClassWriter writer) {
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, type.getDescriptor(), null, null)
                .visitEnd();
        MethodVisitor code = method(writer, Opcodes.ACC_STATIC, "<clinit>", "()V");
        writeNew(code);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, type.getDescriptor());
        end(code, Opcodes.RETURN);
    }

    private void writeCreation(ClassWriter writer) {
        MethodVisitor code = method(writer, Opcodes.ACC_STATIC, CREATE, call.desc);
        writeNew(code);
        end(code, Opcodes.ARETURN);
    }

    private void writeNew(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int variable = 0;
        for (Type each : captured) {
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), variable);
            variable += each.getSize();
        }
        String type = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", type, false);
    }

    /** Writes the method of the interface, which calls the body with the captured values and its own parameters. */
    private void writeMethod(ClassWriter writer) {
        Type method = (Type) call.bsmArgs[0];
        Type exact = (Type) call.bsmArgs[2];
        Handle body = (Handle) call.bsmArgs[1];
        MethodVisitor code = method(writer, Opcodes.ACC_PUBLIC, call.name, method.getDescriptor());
        boolean creates = opcode == Opcodes.INVOKESPECIAL;
        if (creates) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        List<Type> wanted = parameters(body);
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, "v" + i, captured[i].getDescriptor());
            Conversions.convert(code, captured[i], wanted.get(i));
        }
        Type[] given = method.getArgumentTypes();
        int variable = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), variable);
            variable += given[i].getSize();
            Conversions.convert(code, given[i], exact.getArgumentTypes()[i]);
            Conversions.convert(code, exact.getArgumentTypes()[i], wanted.get(captured.length + i));
        }
        boolean inInterface =
                opcode == Opcodes.INVOKEINTERFACE || (opcode == Opcodes.INVOKESTATIC && body.isInterface());
        code.visitMethodInsn(opcode, body.getOwner(), body.getName(), body.getDesc(), inInterface);
        Type result = creates ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
        if (method.getReturnType().getSort() == Type.VOID) {
            Conversions.convert(code, result, Type.VOID_TYPE);
        } else {
            Conversions.convert(code, result, exact.getReturnType());
            Conversions.convert(code, exact.getReturnType(), method.getReturnType());
        }
        end(code, method.getReturnType().getOpcode(Opcodes.IRETURN));
    }

    /** {@return the types of the body's parameters, including the object on which the body is called} */
    private List<Type> parameters(Handle body) {
        List<Type> types = new ArrayList<>();
        if (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE) {
            types.add(Type.getObjectType(body.getOwner()));
        }
        types.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        return types;
    }

    private static MethodVisitor method(ClassWriter writer, int access, String name, String type) {
        MethodVisitor code = writer.visitMethod(access, name, type, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int instruction) {
        code.visitInsn(instruction);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
