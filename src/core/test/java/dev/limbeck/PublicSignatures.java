package dev.limbeck;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists the signatures of everything that revision files can use: the types, constants and methods of
 * {@code dev.limbeck}, one per line. The constructors and components of records are not included, because only Limbeck
 * creates and reads records.
 */
final class PublicSignatures {
    /** The methods that Limbeck calls on the arguments that a user passes. */
    private static final Set<String> READ_BY_LIMBECK =
            Set.of("constraint", "constraintIn", "applyTo", "equals", "hashCode", "toString");

    private PublicSignatures() {}

    /** {@return the signatures of the given types} */
    static Set<String> list(Collection<Class<?>> types) {
        Set<String> lines = new TreeSet<>();
        for (Class<?> type : types) {
            add(type, lines);
        }
        return lines;
    }

    private static void add(Class<?> type, Set<String> lines) {
        lines.add((type.isInterface() ? "interface " : "class ") + type.getName());
        for (Class<?> parent : type.getInterfaces()) {
            lines.add("interface " + parent.getName() + " of " + type.getName());
        }
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers())) {
                lines.add("field " + type.getName() + "." + field.getName() + " "
                        + field.getType().descriptorString());
            }
        }
        for (Method method : callable(type)) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isComponent(type, method)) {
                lines.add(line(type, method));
            }
        }
    }

    /**
     * Returns the methods of a class or an interface. Inherited methods of an interface are included, because compiled
     * files call these through the interface.
     */
    private static Method[] callable(Class<?> type) {
        return type.isInterface() && !type.isAnnotation() ? type.getMethods() : type.getDeclaredMethods();
    }

    private static String line(Class<?> type, Method method) {
        String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        return "method " + type.getName() + "." + method.getName() + descriptor
                + (Modifier.isStatic(method.getModifiers()) ? " static" : "")
                + (method.getDefaultValue() == null ? "" : " with a default");
    }

    private static boolean isComponent(Class<?> type, Method method) {
        RecordComponent[] components = type.getRecordComponents();
        return READ_BY_LIMBECK.contains(method.getName())
                || (components != null
                        && Arrays.stream(components)
                                .anyMatch(component -> component.getAccessor().equals(method)));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
