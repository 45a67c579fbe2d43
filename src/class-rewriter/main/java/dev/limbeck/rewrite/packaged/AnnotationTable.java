package dev.limbeck.rewrite.packaged;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The annotations of a class, its fields, and its methods. A generated class fills in this table. */
public final class AnnotationTable {
    private final List<Annotation> ofClass = new ArrayList<>();
    private final Map<String, List<Annotation>> ofFields = new HashMap<>();
    private final Map<String, List<Annotation>> ofMethods = new HashMap<>();

    /** Adds an annotation of the class. */
    public void add(Annotation annotation) {
        ofClass.add(annotation);
    }

    /** Adds an annotation of the field. */
    public void addToField(String field, Annotation annotation) {
        add(ofFields, field, annotation);
    }

    /** Adds an annotation of the method, whose name must be unique in the class. */
    public void addToMethod(String method, Annotation annotation) {
        add(ofMethods, method, annotation);
    }

    // Not computeIfAbsent: Java would link the lambda expression in each run.
    private static void add(Map<String, List<Annotation>> members, String name, Annotation annotation) {
        List<Annotation> annotations = members.get(name);
        if (annotations == null) {
            annotations = new ArrayList<>();
            members.put(name, annotations);
        }
        annotations.add(annotation);
    }

    List<Annotation> ofClass() {
        return ofClass;
    }

    List<Annotation> ofField(String name) {
        return ofFields.getOrDefault(name, List.of());
    }

    List<Annotation> ofMethod(String name) {
        return ofMethods.getOrDefault(name, List.of());
    }
}
