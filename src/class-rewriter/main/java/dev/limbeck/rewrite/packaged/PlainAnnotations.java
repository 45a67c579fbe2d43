package dev.limbeck.rewrite.packaged;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the annotations of picocli in tables, which generated classes fill in. Java would read them from the class files
 * and, in each run, create a class for each kind of annotation. The annotations of a class without a table are read by
 * Java.
 */
public final class PlainAnnotations {
    /** The name of the generated class is the name of the annotated class, followed by this text. */
    public static final String SUFFIX = "$$Annotations";

    private static final AnnotationTable NO_ANNOTATIONS = new AnnotationTable();
    private static final AnnotationTable NO_TABLE = new AnnotationTable();
    private static final Map<Class<?>, AnnotationTable> TABLES = new ConcurrentHashMap<>();

    private PlainAnnotations() {}

    /** Called by the generated class as soon as it is loaded. */
    public static void register(Class<?> annotated, AnnotationTable table) {
        TABLES.put(annotated, table);
    }

    /** Replaces {@link AnnotatedElement#isAnnotationPresent}. */
    public static boolean isAnnotationPresent(AnnotatedElement element, Class<? extends Annotation> type) {
        return getAnnotation(element, type) != null;
    }

    /** Replaces {@link AnnotatedElement#getAnnotation}. */
    public static @Nullable Annotation getAnnotation(AnnotatedElement element, Class<? extends Annotation> type) {
        if (element instanceof Field field) {
            AnnotationTable table = table(field.getDeclaringClass());
            return table == NO_TABLE ? field.getAnnotation(type) : find(table.ofField(field.getName()), type);
        } else if (element instanceof Method method) {
            AnnotationTable table = table(method.getDeclaringClass());
            return table == NO_TABLE ? method.getAnnotation(type) : find(table.ofMethod(method.getName()), type);
        } else if (element instanceof Class<?> annotated) {
            AnnotationTable table = table(annotated);
            return table == NO_TABLE ? annotated.getAnnotation(type) : find(table.ofClass(), type);
        }
        return element.getAnnotation(type);
    }

    private static @Nullable Annotation find(List<Annotation> annotations, Class<? extends Annotation> type) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType() == type) {
                return annotation;
            }
        }
        return null;
    }

    private static AnnotationTable table(Class<?> annotated) {
        AnnotationTable table = TABLES.get(annotated);
        if (table == null) {
            table = load(annotated);
            TABLES.put(annotated, table);
        }
        return table;
    }

    private static AnnotationTable load(Class<?> annotated) {
        ClassLoader loader = annotated.getClassLoader();
        if (loader == null) {
            // Java's own classes, such as Object, have none of these annotations.
            return NO_ANNOTATIONS;
        }
        try {
            Class.forName(annotated.getName() + SUFFIX, true, loader);
            return TABLES.getOrDefault(annotated, NO_TABLE);
        } catch (ClassNotFoundException e) {
            return NO_TABLE;
        }
    }
}
