package dev.limbeck.rewrite;

import java.util.List;
import java.util.Objects;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes a class that implements an annotation. The class has a public field for each attribute, which is initialized
 * to the default value. Without this class, Java would create one in each run. The objects are only for code that reads
 * attributes: they do not have the {@code equals}, {@code hashCode} and {@code toString} of annotations.
 */
final class AnnotationValues {
    private static final String TYPE_METHOD = "()Ljava/lang/Class;";

    private AnnotationValues() {}

    /** {@return the name of the class that implements the annotation} */
    static String name(String annotation) {
        return annotation + "$$Values";
    }

    /** {@return the class that implements the annotation} */
    static byte[] write(ClassNode annotation) {
        if (annotation.visibleAnnotations != null
                && annotation.visibleAnnotations.stream()
                        .anyMatch(each -> each.desc.equals("Ljava/lang/annotation/Inherited;"))) {
            throw new IllegalArgumentException(annotation.name + " is inherited, which is not supported.");
        }
        String name = name(annotation.name);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {annotation.name});
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        for (MethodNode attribute : annotation.methods) {
            if ((attribute.access & Opcodes.ACC_ABSTRACT) != 0) {
                write(attribute, name, writer, constructor);
            }
        }
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        MethodVisitor type = writer.visitMethod(Opcodes.ACC_PUBLIC, "annotationType", TYPE_METHOD, null, null);
        type.visitCode();
        type.visitLdcInsn(Type.getObjectType(annotation.name));
        type.visitInsn(Opcodes.ARETURN);
        type.visitMaxs(0, 0);
        type.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void write(MethodNode attribute, String owner, ClassWriter writer, MethodVisitor constructor) {
        Type type = Type.getReturnType(attribute.desc);
        writer.visitField(Opcodes.ACC_PUBLIC, attribute.name, type.getDescriptor(), null, null);
        if (attribute.annotationDefault != null) {
            constructor.visitVarInsn(Opcodes.ALOAD, 0);
            push(constructor, type, attribute.annotationDefault);
            constructor.visitFieldInsn(Opcodes.PUTFIELD, owner, attribute.name, type.getDescriptor());
        }
        MethodVisitor getter = writer.visitMethod(Opcodes.ACC_PUBLIC, attribute.name, attribute.desc, null, null);
        getter.visitCode();
        getter.visitVarInsn(Opcodes.ALOAD, 0);
        getter.visitFieldInsn(Opcodes.GETFIELD, owner, attribute.name, type.getDescriptor());
        if (type.getSort() == Type.ARRAY) {
            // As with Java's own annotations, the caller may change the array.
            String array = type.getInternalName();
            getter.visitMethodInsn(Opcodes.INVOKEVIRTUAL, array, "clone", "()Ljava/lang/Object;", false);
            getter.visitTypeInsn(Opcodes.CHECKCAST, array);
        }
        getter.visitInsn(type.getOpcode(Opcodes.IRETURN));
        getter.visitMaxs(0, 0);
        getter.visitEnd();
    }

    /**
     * Writes code that puts the value of an attribute on the stack; the build fails if this kind of value is not
     * supported.
     */
    static void push(MethodVisitor code, Type type, Object value) {
        if (value instanceof List<?> elements) {
            Type element = type.getElementType();
            code.visitLdcInsn(elements.size());
            if (Conversions.isPrimitive(element)) {
                code.visitIntInsn(Opcodes.NEWARRAY, arrayCode(element));
            } else {
                code.visitTypeInsn(Opcodes.ANEWARRAY, element.getInternalName());
            }
            for (int i = 0; i < elements.size(); i++) {
                code.visitInsn(Opcodes.DUP);
                code.visitLdcInsn(i);
                push(code, element, Objects.requireNonNull(elements.get(i)));
                code.visitInsn(element.getOpcode(Opcodes.IASTORE));
            }
        } else if (value instanceof String[] constant) {
            code.visitFieldInsn(Opcodes.GETSTATIC, type.getInternalName(), constant[1], type.getDescriptor());
        } else if (value instanceof Type named && named.getSort() < Type.ARRAY && named.getSort() != Type.VOID) {
            code.visitFieldInsn(Opcodes.GETSTATIC, Conversions.box(named), "TYPE", "Ljava/lang/Class;");
        } else if (value instanceof Boolean flag) {
            code.visitInsn(flag ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        } else if (value instanceof Character letter) {
            code.visitLdcInsn((int) letter);
        } else if (value instanceof Byte || value instanceof Short) {
            code.visitLdcInsn(((Number) value).intValue());
        } else if (value instanceof String || value instanceof Number || value instanceof Type) {
            code.visitLdcInsn(value);
        } else {
            throw new IllegalArgumentException("A value of the type " + type.getClassName() + " is not supported.");
        }
    }

    private static int arrayCode(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> Opcodes.T_BOOLEAN;
            case Type.CHAR -> Opcodes.T_CHAR;
            case Type.BYTE -> Opcodes.T_BYTE;
            case Type.SHORT -> Opcodes.T_SHORT;
            case Type.INT -> Opcodes.T_INT;
            case Type.LONG -> Opcodes.T_LONG;
            case Type.FLOAT -> Opcodes.T_FLOAT;
            default -> Opcodes.T_DOUBLE;
        };
    }
}
