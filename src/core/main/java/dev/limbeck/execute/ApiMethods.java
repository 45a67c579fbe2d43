package dev.limbeck.execute;

import dev.limbeck.Migration;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the method of the published API that a call in a revision file refers to. Like javac, it prefers a method that
 * accepts exactly the given arguments over a varargs method.
 */
final class ApiMethods {
    private static final ClassValue<Map<String, List<Method>>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, List<Method>> computeValue(Class<?> type) {
            return methods(type);
        }
    };

    private ApiMethods() {}

    /**
     * {@return the method of the given type that the call refers to; for {@link Migration}, this is a builder method
     * that revisions inherit}
     */
    static Method find(Class<?> type, String name, List<@Nullable Object> arguments) {
        List<Method> named = METHODS.get(type).getOrDefault(name, List.of());
        List<Method> matching =
                named.stream().filter(each -> accepts(each, arguments)).toList();
        if (matching.isEmpty()) {
            matching = named.stream()
                    .filter(each -> acceptsVariable(each, arguments))
                    .toList();
        }
        if (matching.size() != 1) {
            throw new IllegalStateException(type.getSimpleName() + "." + name + arguments + " matches "
                    + matching.size() + " published methods");
        }
        return matching.get(0);
    }

    /** {@return the arguments as the method expects them, with varargs in an array} */
    static @Nullable Object[] toArguments(Method method, List<@Nullable Object> arguments) {
        if (accepts(method, arguments)) {
            return arguments.toArray();
        }
        Class<?>[] types = method.getParameterTypes();
        int fixed = types.length - 1;
        Object rest = Array.newInstance(types[fixed].getComponentType(), arguments.size() - fixed);
        for (int i = fixed; i < arguments.size(); i++) {
            Array.set(rest, i - fixed, arguments.get(i));
        }
        List<@Nullable Object> all = new ArrayList<>(arguments.subList(0, fixed));
        all.add(rest);
        return all.toArray();
    }

    /** {@return the value of a constant that revisions inherit} */
    static Object readConstant(String name) {
        try {
            Field field = Migration.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Revisions do not inherit a constant " + name, e);
        }
    }

    private static Map<String, List<Method>> methods(Class<?> type) {
        Map<String, List<Method>> methods = new HashMap<>();
        List<Method> all = type == Migration.class ? builders() : Arrays.asList(type.getMethods());
        for (Method method : all) {
            methods.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(method);
        }
        return methods;
    }

    private static List<Method> builders() {
        List<Method> builders = new ArrayList<>();
        for (Class<?> type = Migration.class; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isStatic(method.getModifiers()) && Modifier.isProtected(method.getModifiers())) {
                    method.setAccessible(true);
                    builders.add(method);
                }
            }
        }
        return builders;
    }

    private static boolean accepts(Method method, List<@Nullable Object> arguments) {
        Class<?>[] types = method.getParameterTypes();
        boolean matches = types.length == arguments.size();
        for (int i = 0; i < types.length && matches; i++) {
            matches = accepts(types[i], arguments.get(i));
        }
        return matches;
    }

    private static boolean acceptsVariable(Method method, List<@Nullable Object> arguments) {
        Class<?>[] types = method.getParameterTypes();
        int fixed = types.length - 1;
        boolean matches = method.isVarArgs() && arguments.size() >= fixed;
        for (int i = 0; i < arguments.size() && matches; i++) {
            matches = accepts(i < fixed ? types[i] : types[fixed].getComponentType(), arguments.get(i));
        }
        return matches;
    }

    private static boolean accepts(Class<?> type, @Nullable Object argument) {
        if (argument == null) {
            return !type.isPrimitive();
        }
        return type.isInstance(argument)
                || (type == boolean.class && argument instanceof Boolean)
                || (type == int.class && argument instanceof Integer)
                || (type == long.class && (argument instanceof Integer || argument instanceof Long));
    }
}
