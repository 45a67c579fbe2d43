package dev.limbeck.hibernate.find;

import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.AnnotationInfoList;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The annotated classes in folders and jars. ClassGraph finds them without loading them.
 *
 * @param entities the classes with {@code @Entity}
 * @param others embeddables, mapped superclasses and converters
 * @param packages the packages with mapping annotations
 * @param javax the classes mapped with {@code javax.persistence}, which Hibernate no longer reads
 */
record AnnotatedClasses(
        SortedSet<String> entities, SortedSet<String> others, SortedSet<String> packages, SortedSet<String> javax) {
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final Set<String> OTHERS = Set.of(
            "jakarta.persistence.Embeddable", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Converter");
    private static final Set<String> JAVAX =
            Set.of("javax.persistence.Entity", "javax.persistence.Embeddable", "javax.persistence.MappedSuperclass");

    /**
     * {@return the annotated classes and packages in the folders and jars; an empty list of packages selects all
     * packages}
     */
    static AnnotatedClasses find(List<Path> classpath, List<String> packages) {
        AnnotatedClasses found =
                new AnnotatedClasses(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        if (classpath.isEmpty()) {
            return found;
        }
        ClassGraph graph = new ClassGraph()
                .overrideClasspath(classpath)
                .acceptPackages(packages.toArray(String[]::new))
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .disableModuleScanning();
        try (ScanResult scan = graph.scan()) {
            scan.getAllClasses().forEach(found::add);
            scan.getPackageInfo().forEach(found::add);
        }
        return found;
    }

    private void add(ClassInfo type) {
        for (AnnotationInfo annotation : type.getAnnotationInfo().directOnly()) {
            if (annotation.getName().equals(ENTITY)) {
                entities.add(type.getName());
            } else if (OTHERS.contains(annotation.getName())) {
                others.add(type.getName());
            } else if (JAVAX.contains(annotation.getName())) {
                javax.add(type.getName());
            }
        }
    }

    private void add(PackageInfo info) {
        AnnotationInfoList annotations = info.getAnnotationInfo();
        if (annotations != null && annotations.stream().anyMatch(AnnotatedClasses::isMapping)) {
            packages.add(info.getName());
        }
    }

    private static boolean isMapping(AnnotationInfo annotation) {
        String name = annotation.getName();
        return name.startsWith("jakarta.persistence.") || name.startsWith("org.hibernate.annotations.");
    }
}
