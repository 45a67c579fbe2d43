package dev.limbeck.rewrite;

import dev.limbeck.rewrite.packaged.PlainComparators;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Replaces calls of methods of {@link java.util.Comparator} with calls of {@link PlainComparators}. */
final class ComparatorCalls {
    private static final String COMPARATOR = "java/util/Comparator";
    private static final String PLAIN = Type.getInternalName(PlainComparators.class);

    /** The replacements; a method that is called on a comparator has it as its first parameter. */
    private static final Set<String> REPLACEMENTS = Stream.of(PlainComparators.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getName() + Type.getMethodDescriptor(method))
            .collect(Collectors.toUnmodifiableSet());

    private ComparatorCalls() {}

    /**
     * Replaces the calls of a class, and {@return whether there are any} A call of the method that the class overrides
     * is left alone, because the replacement would call the overriding method.
     */
    static boolean replace(ClassNode node) {
        boolean replaced = false;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call
                        && call.owner.equals(COMPARATOR)
                        && call.getOpcode() != Opcodes.INVOKESPECIAL) {
                    String type = call.getOpcode() == Opcodes.INVOKESTATIC
                            ? call.desc
                            : "(L" + COMPARATOR + ";" + call.desc.substring(1);
                    if (REPLACEMENTS.contains(call.name + type)) {
                        method.instructions.set(
                                call, new MethodInsnNode(Opcodes.INVOKESTATIC, PLAIN, call.name, type, false));
                        replaced = true;
                    }
                }
            }
        }
        return replaced;
    }

    /** Adds the classes that the replaced calls use. */
    static void addCode(Map<String, byte[]> added) {
        PackagedCode.add(PlainComparators.class, added);
        for (Class<?> nested : PlainComparators.class.getDeclaredClasses()) {
            PackagedCode.add(nested, added);
        }
    }
}
