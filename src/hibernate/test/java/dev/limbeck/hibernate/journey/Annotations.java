package dev.limbeck.hibernate.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;

/** The annotations of a class or member in a class file; they can be read and changed. */
record Annotations(List<AnnotationNode> all) {

    /** {@return the annotation of the given type, such as {@code jakarta.persistence.Column}, or null} */
    @Nullable
    AnnotationNode find(String type) {
        return all.stream()
                .filter(mark -> mark.desc.equals(descriptor(type)))
                .findFirst()
                .orElse(null);
    }

    boolean has(String type) {
        return find(type) != null;
    }

    /** {@return the annotation of the given type, which is added if it is missing} */
    AnnotationNode getOrAdd(String type) {
        AnnotationNode found = find(type);
        if (found != null) {
            return found;
        }
        AnnotationNode made = new AnnotationNode(descriptor(type));
        all.add(made);
        return made;
    }

    void remove(String type) {
        all.removeIf(mark -> mark.desc.equals(descriptor(type)));
    }

    /** {@return an annotation with the given attributes, as alternating names and values} */
    static AnnotationNode create(String type, Object... attributes) {
        AnnotationNode made = new AnnotationNode(descriptor(type));
        made.values = new ArrayList<>(Arrays.asList(attributes));
        return made;
    }

    static String descriptor(String type) {
        return "L" + type.replace('.', '/') + ";";
    }

    /** {@return the constant of an enum, as annotations represent it} */
    static String[] constant(String type, String name) {
        return new String[] {descriptor(type), name};
    }

    static @Nullable Object get(@Nullable AnnotationNode mark, String name) {
        if (mark == null || mark.values == null) {
            return null;
        }
        int at = mark.values.indexOf(name);
        // A value might be equal to the name.
        return at >= 0 && at % 2 == 0 ? mark.values.get(at + 1) : null;
    }

    static String text(@Nullable AnnotationNode mark, String name, String otherwise) {
        Object value = get(mark, name);
        return value instanceof String text && !text.isEmpty() ? text : otherwise;
    }

    static void set(AnnotationNode mark, String name, Object value) {
        if (mark.values == null) {
            mark.values = new ArrayList<>();
        }
        for (int i = 0; i < mark.values.size(); i += 2) {
            if (mark.values.get(i).equals(name)) {
                mark.values.set(i + 1, value);
                return;
            }
        }
        mark.values.add(name);
        mark.values.add(value);
    }

    /** {@return the annotations in an array attribute, which can be changed} */
    static List<Object> list(AnnotationNode mark, String name) {
        Object value = get(mark, name);
        List<Object> copy = value instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
        set(mark, name, copy);
        return copy;
    }

    /** {@return all strings in these annotations and in the annotations nested in them} */
    Stream<String> texts() {
        return all.stream()
                .flatMap(Annotations::parts)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** {@return these annotations and the annotations nested in them} */
    Stream<AnnotationNode> allNested() {
        return all.stream()
                .flatMap(Annotations::parts)
                .filter(AnnotationNode.class::isInstance)
                .map(AnnotationNode.class::cast);
    }

    private static Stream<Object> parts(Object value) {
        if (value instanceof AnnotationNode mark) {
            List<Object> inside = mark.values == null ? List.of() : mark.values;
            return Stream.concat(Stream.of(mark), inside.stream().flatMap(Annotations::parts));
        }
        return value instanceof List<?> list ? list.stream().flatMap(Annotations::parts) : Stream.of(value);
    }
}
