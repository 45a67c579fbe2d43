package dev.limbeck.rewrite;

import dev.limbeck.rewrite.packaged.AnnotationTable;
import dev.limbeck.rewrite.packaged.PlainAnnotations;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Replaces picocli's calls that look for annotations with calls to {@link PlainAnnotations}. */
final class AnnotationCalls {
    /** The package of the annotations, and of the code that looks for them. */
    static final String PICOCLI = "picocli/";

    private static final String ANSWERS = Type.getInternalName(PlainAnnotations.class);

    /** The types of objects that can have annotations. */
    private static final Set<String> ELEMENTS = Set.of(
            "java/lang/Class",
            "java/lang/reflect/AnnotatedElement",
            "java/lang/reflect/AccessibleObject",
            "java/lang/reflect/Field",
            "java/lang/reflect/Method");

    private static final Set<String> QUESTIONS = Set.of(
            "isAnnotationPresent(Ljava/lang/Class;)Z",
            "getAnnotation(Ljava/lang/Class;)Ljava/lang/annotation/Annotation;");

    private AnnotationCalls() {}

    /** Makes a class of picocli look for annotations in the tables, and {@return whether it looks for any} */
    static boolean replace(ClassNode node) {
        boolean replaced = false;
        if (node.name.startsWith(PICOCLI)) {
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode instruction : method.instructions.toArray()) {
                    if (instruction instanceof MethodInsnNode call
                            && ELEMENTS.contains(call.owner)
                            && QUESTIONS.contains(call.name + call.desc)) {
                        String type = call.desc.replace("(", "(Ljava/lang/reflect/AnnotatedElement;");
                        method.instructions.set(
                                call, new MethodInsnNode(Opcodes.INVOKESTATIC, ANSWERS, call.name, type, false));
                        replaced = true;
                    }
                }
            }
        }
        return replaced;
    }

    /** Adds the classes that the tables and the replaced calls use. */
    static void addCode(Map<String, byte[]> added) {
        PackagedCode.add(PlainAnnotations.class, added);
        PackagedCode.add(AnnotationTable.class, added);
    }
}
