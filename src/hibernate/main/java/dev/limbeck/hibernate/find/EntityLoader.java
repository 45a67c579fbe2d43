package dev.limbeck.hibernate.find;

import dev.limbeck.spi.ModelException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads the mapped classes and checks that all types of their fields and methods can be loaded as well. */
public final class EntityLoader {
    private final ClassLoader loader;
    private final Function<Throwable, Optional<String>> explainer;

    /** Creates an entity loader that uses the given class loader. */
    public EntityLoader(ClassLoader loader) {
        this(loader, failure -> Optional.empty());
    }

    /**
     * Creates an entity loader.
     *
     * @param loader the class loader to use
     * @param explainer explains errors that are not caused by a missing jar; returns an empty result for other errors
     */
    public EntityLoader(ClassLoader loader, Function<Throwable, Optional<String>> explainer) {
        this.loader = loader;
        this.explainer = explainer;
    }

    /**
     * {@return the classes with the given names}
     *
     * @throws ModelException if a class or a type that it uses cannot be loaded
     */
    public List<Class<?>> load(Collection<String> names) {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(load(name));
        }
        return classes;
    }

    private Class<?> load(String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
                resolve(part);
            }
            return type;
        } catch (UnsupportedClassVersionError newer) {
            throw new ModelException(
                    name + " cannot be loaded: it was compiled for a newer Java version than this one ("
                            + Runtime.version().feature() + "). Run Limbeck with the JDK that compiled the class.",
                    newer);
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException broken) {
            throw new ModelException(
                    name + " cannot be loaded: " + explainer.apply(broken).orElseGet(() -> explain(name, broken)),
                    broken);
        }
    }

    /** Resolves the types of all fields and methods, as Hibernate does later. */
    private static void resolve(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            Objects.requireNonNull(field.getGenericType());
            Objects.requireNonNull(field.getAnnotations());
        }
        for (Method method : type.getDeclaredMethods()) {
            Objects.requireNonNull(method.getGenericReturnType());
        }
        Objects.requireNonNull(type.getGenericInterfaces());
    }

    /** {@return the reason why the class cannot be loaded, and what to do} */
    public static String explain(String name, Throwable broken) {
        String missing = missingClass(broken);
        if (missing == null) {
            return broken + ". Check whether two versions of a library are on the class path.";
        }
        return (missing.equals(name) ? "the class is not on the class path." : missing + " is missing.")
                + " Add its jar to the class path: write the class path to a file with \"mvn dependency:build-classpath"
                + " -Dmdep.outputFile=target/classpath.txt\" or the Gradle task in docs/guide/recipes.md, and set"
                + " model.classpath_file in limbeck.toml to that file.";
    }

    /** {@return the name of the class that was not found, or null for any other error} */
    public static @Nullable String missingClass(Throwable broken) {
        if (broken instanceof TypeNotPresentException absent) {
            return absent.typeName();
        }
        boolean absent = broken instanceof ClassNotFoundException || broken.getClass() == NoClassDefFoundError.class;
        String name = absent ? broken.getMessage() : null;
        return name == null || name.contains(" ") ? null : name.replace('/', '.');
    }
}
