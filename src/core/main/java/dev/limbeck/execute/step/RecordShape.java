package dev.limbeck.execute.step;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class. Java parses their generic types again for each request, so they are requested once.
 *
 * @param constructor the canonical constructor
 * @param names the names of the components
 * @param types the types of the components
 * @param accessors the methods that return the components
 */
record RecordShape(Constructor<?> constructor, List<String> names, List<Type> types, List<Method> accessors) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** For a class, the record classes among this class and its permitted subclasses, by simple name. */
    private static final ClassValue<Map<String, Class<?>>> CLASSES = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            Map<String, Class<?>> found = new LinkedHashMap<>();
            addClasses(type, found);
            return found;
        }
    };

    /** {@return the components of a record class} */
    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /**
     * {@return the record class with the given simple name, which is the given class or one of its permitted
     * subclasses; null if there is none}
     */
    static @Nullable Class<?> findClass(Class<?> wanted, String name) {
        return CLASSES.get(wanted).get(name);
    }

    /** {@return the given record class, and the record classes of its components and of their components} */
    static Set<Class<?>> findReachable(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        addReachable(type, found);
        return found;
    }

    private static void addReachable(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                addReachable(argument, found);
            }
            return;
        }
        for (Class<?> record : CLASSES.get((Class<?>) type).values()) {
            if (found.add(record)) {
                SHAPES.get(record).types().forEach(component -> addReachable(component, found));
            }
        }
    }

    private static RecordShape read(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            return new RecordShape(
                    type.getDeclaredConstructor(parameters),
                    Arrays.stream(components).map(RecordComponent::getName).toList(),
                    Arrays.stream(components)
                            .map(RecordComponent::getGenericType)
                            .toList(),
                    Arrays.stream(components).map(RecordComponent::getAccessor).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addClasses(Class<?> type, Map<String, Class<?>> found) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (type.isRecord()) {
            found.putIfAbsent(type.getSimpleName(), type);
        } else if (permitted != null) {
            Arrays.stream(permitted).forEach(each -> addClasses(each, found));
        }
    }

    /** {@return the values of the components} */
    List<@Nullable Object> values(Record record) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Method accessor : accessors) {
            try {
                values.add(accessor.invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    /** {@return a record with the given values} */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("A journal entry is not valid: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
