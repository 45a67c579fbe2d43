package dev.limbeck.rewrite;

import dev.limbeck.rewrite.packaged.AnnotationTable;
import dev.limbeck.rewrite.packaged.PlainAnnotations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces picocli's annotations with plain code: for each kind of annotation, a class that implements it; and for each
 * annotated class, a class that creates its annotations. Picocli describes and parses commands as before, because
 * {@link AnnotationCalls} changes only where picocli looks for annotations. The build fails if the generated code
 * cannot express an annotation.
 */
final class AnnotationTables {
    private static final String PICOCLI = AnnotationCalls.PICOCLI;
    private static final String ANSWERS = Type.getInternalName(PlainAnnotations.class);
    private static final String TABLE = Type.getInternalName(AnnotationTable.class);
    private static final String ANNOTATION = "Ljava/lang/annotation/Annotation;";

    private final ClassHierarchy hierarchy;
    private final Map<String, Map<String, Type>> attributes = new HashMap<>();

    /** @param hierarchy contains the annotations */
    AnnotationTables(ClassHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * Adds the class that replaces an annotation type, or the class that replaces the annotations of an annotated
     * class.
     */
    void addFor(ClassNode node, Map<String, byte[]> added) {
        if ((node.access & Opcodes.ACC_ANNOTATION) != 0 && node.name.startsWith(PICOCLI)) {
            added.put(AnnotationValues.name(node.name) + ".class", AnnotationValues.write(node));
        }
        Map<String, List<AnnotationNode>> fields = new LinkedHashMap<>();
        node.fields.forEach(field -> put(fields, field.name, field.visibleAnnotations));
        Map<String, List<AnnotationNode>> methods = methods(node);
        List<AnnotationNode> own = ofPicocli(node.visibleAnnotations);
        if (!own.isEmpty() || !fields.isEmpty() || !methods.isEmpty()) {
            added.put(node.name + PlainAnnotations.SUFFIX + ".class", table(node.name, own, fields, methods));
        }
    }

    private static Map<String, List<AnnotationNode>> methods(ClassNode node) {
        Map<String, List<AnnotationNode>> annotated = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        Set<String> overloaded = new HashSet<>();
        for (MethodNode method : node.methods) {
            if (!names.add(method.name)) {
                overloaded.add(method.name);
            }
            put(annotated, method.name, method.visibleAnnotations);
            List<AnnotationNode> @Nullable [] parameters = method.visibleParameterAnnotations;
            if (parameters != null
                    && Stream.of(parameters).anyMatch(each -> !ofPicocli(each).isEmpty())) {
                throw new IllegalArgumentException(
                        node.name + "." + method.name + " has an annotated parameter, which is not supported.");
            }
        }
        overloaded.retainAll(annotated.keySet());
        if (!overloaded.isEmpty()) {
            throw new IllegalArgumentException(node.name + " has several methods " + overloaded
                    + ", some of which are annotated, which is not supported.");
        }
        return annotated;
    }

    private static void put(
            Map<String, List<AnnotationNode>> members, String name, @Nullable List<AnnotationNode> annotations) {
        List<AnnotationNode> ofPicocli = ofPicocli(annotations);
        if (!ofPicocli.isEmpty()) {
            members.put(name, ofPicocli);
        }
    }

    private static List<AnnotationNode> ofPicocli(@Nullable List<AnnotationNode> annotations) {
        return annotations == null
                ? List.of()
                : annotations.stream()
                        .filter(each -> each.desc.startsWith("L" + PICOCLI))
                        .toList();
    }

    /** {@return a class that registers the annotations as soon as it is loaded} */
    private byte[] table(
            String annotated,
            List<AnnotationNode> own,
            Map<String, List<AnnotationNode>> fields,
            Map<String, List<AnnotationNode>> methods) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                annotated + PlainAnnotations.SUFFIX,
                null,
                "java/lang/Object",
                null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitLdcInsn(Type.getObjectType(annotated));
        create(code, TABLE);
        for (AnnotationNode annotation : own) {
            code.visitInsn(Opcodes.DUP);
            push(code, annotation);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, TABLE, "add", "(" + ANNOTATION + ")V", false);
        }
        fields.forEach((name, all) -> all.forEach(each -> add(code, "addToField", name, each)));
        methods.forEach((name, all) -> all.forEach(each -> add(code, "addToMethod", name, each)));
        code.visitMethodInsn(Opcodes.INVOKESTATIC, ANSWERS, "register", "(Ljava/lang/Class;L" + TABLE + ";)V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void add(MethodVisitor code, String method, String member, AnnotationNode annotation) {
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(member);
        push(code, annotation);
        String type = "(Ljava/lang/String;" + ANNOTATION + ")V";
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, TABLE, method, type, false);
    }

    private void push(MethodVisitor code, AnnotationNode annotation) {
        String name = Type.getType(annotation.desc).getInternalName();
        Map<String, Type> types = attributes.computeIfAbsent(name, this::attributes);
        String values = AnnotationValues.name(name);
        create(code, values);
        // The list alternates between names and values.
        List<Object> given = Objects.requireNonNullElse(annotation.values, List.of());
        for (int i = 0; i < given.size(); i += 2) {
            String attribute = (String) given.get(i);
            Type type = Objects.requireNonNull(types.get(attribute), attribute);
            code.visitInsn(Opcodes.DUP);
            AnnotationValues.push(code, type, given.get(i + 1));
            code.visitFieldInsn(Opcodes.PUTFIELD, values, attribute, type.getDescriptor());
        }
    }

    private static void create(MethodVisitor code, String type) {
        code.visitTypeInsn(Opcodes.NEW, type);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
    }

    private Map<String, Type> attributes(String annotation) {
        ClassNode node = new ClassNode();
        ClassReader reader = Objects.requireNonNull(hierarchy.find(annotation), annotation);
        reader.accept(node, ClassReader.SKIP_CODE);
        Map<String, Type> types = new HashMap<>();
        node.methods.forEach(method -> types.put(method.name, Type.getReturnType(method.desc)));
        return types;
    }
}
