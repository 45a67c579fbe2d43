package picocli;

import dev.limbeck.rewrite.AnnotatedCode;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of {@link AnnotatedCode} as picocli does. */
public final class AnnotationReader implements Callable<String> {
    @Override
    public String call() throws ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        Class<?> code = AnnotatedCode.class;
        lines.add("class " + code.isAnnotationPresent(Marker.class) + " " + text(code.getAnnotation(EveryKind.class)));
        lines.add("Object " + Object.class.getAnnotation(EveryKind.class));
        lines.add("other " + AnnotationReader.class.isAnnotationPresent(Marker.class));
        for (Field field : sorted(code.getDeclaredFields(), Field::getName)) {
            AnnotatedElement element = field;
            lines.add(field.getName() + " " + element.isAnnotationPresent(Marker.class) + " "
                    + text(field.getAnnotation(EveryKind.class)));
        }
        for (Method method : sorted(code.getDeclaredMethods(), Method::toString)) {
            AccessibleObject element = method;
            lines.add(method.getName() + " " + element.isAnnotationPresent(Marker.class) + " "
                    + text(method.getAnnotation(EveryKind.class)));
        }
        lines.add("constructor " + text(code.getDeclaredConstructors()[0].getAnnotation(Marker.class)));
        return String.join("\n", lines);
    }

    private static <T> List<T> sorted(T[] members, java.util.function.Function<T, String> name) {
        return Stream.of(members).sorted(Comparator.comparing(name)).toList();
    }

    private static String text(@Nullable Annotation annotation) throws ReflectiveOperationException {
        if (annotation == null) {
            return "none";
        }
        StringBuilder text = new StringBuilder(annotation.annotationType().getName());
        for (Method attribute : sorted(annotation.annotationType().getDeclaredMethods(), Method::getName)) {
            Object value = attribute.invoke(annotation);
            text.append(' ').append(attribute.getName()).append('=');
            if (value.getClass().isArray()) {
                text.append(value.getClass().getComponentType().getName());
                for (int i = 0; i < Array.getLength(value); i++) {
                    text.append(' ').append(Array.get(value, i));
                }
                if (Array.getLength(value) > 0 && Array.getLength(attribute.invoke(annotation)) > 0) {
                    // The next reader does not see the changed array.
                    Array.set(value, 0, Array.get(value, Array.getLength(value) - 1));
                    text.append(' ').append(Array.get(attribute.invoke(annotation), 0));
                }
            } else {
                text.append(value);
            }
        }
        return text.toString();
    }

    /** Finds out which class implements the annotations. */
    public static final class Kind implements Callable<String> {
        @Override
        public String call() {
            Object annotation = AnnotatedCode.class.getAnnotation(Marker.class);
            return annotation.getClass().getName();
        }
    }
}
