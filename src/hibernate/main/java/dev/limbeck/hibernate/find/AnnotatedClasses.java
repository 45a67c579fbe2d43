package dev.limbeck.hibernate.find;

import io.github.classgraph.AnnotationInfoList;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The annotated classes in folders and jars, which are found without loading them.
 *
 * @param entities the classes with {@code @Entity}
 * @param others embeddables, mapped superclasses and converters
 * @param packages the packages with mapping annotations
 * @param javax the classes mapped with {@code javax.persistence}, which Hibernate no longer reads
 */
record AnnotatedClasses(
        SortedSet<String> entities, SortedSet<String> others, SortedSet<String> packages, SortedSet<String> javax) {
    private static final String PACKAGE_INFO = "package-info";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final Set<String> OTHERS = Set.of(
            "jakarta.persistence.Embeddable", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Converter");
    private static final Set<String> JAVAX =
            Set.of("javax.persistence.Entity", "javax.persistence.Embeddable", "javax.persistence.MappedSuperclass");

    /**
     * {@return the annotated classes and packages in the folders and jars; an empty list of packages selects all
     * packages} Folders are searched without ClassGraph. If several entries contain a class, the first one counts.
     */
    static AnnotatedClasses find(List<Path> classpath, List<String> packages) {
        AnnotatedClasses found =
                new AnnotatedClasses(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Set<String> seen = new HashSet<>();
        List<Path> others = new ArrayList<>();
        for (Path entry : classpath) {
            if (FolderSearch.canSearch(entry, packages)) {
                found.search(others, packages, seen);
                others.clear();
                new FolderSearch(packages, seen, found::add).search(entry);
            } else {
                others.add(entry);
            }
        }
        found.search(others, packages, seen);
        return found;
    }

    private void search(List<Path> classpath, List<String> packages, Set<String> seen) {
        if (classpath.isEmpty()) {
            return;
        }
        ClassGraph graph = new ClassGraph()
                .overrideClasspath(classpath)
                .acceptPackages(packages.toArray(String[]::new))
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .disableModuleScanning();
        try (ScanResult scan = graph.scan()) {
            for (ClassInfo type : scan.getAllClasses()) {
                if (seen.add(type.getName())) {
                    add(type.getName(), type.getAnnotationInfo().directOnly().getNames());
                }
            }
            for (PackageInfo info : scan.getPackageInfo()) {
                AnnotationInfoList annotations = info.getAnnotationInfo();
                String name = (info.getName().isEmpty() ? "" : info.getName() + ".") + PACKAGE_INFO;
                if (annotations != null && seen.add(name)) {
                    add(name, annotations.getNames());
                }
            }
        }
    }

    private void add(String name, List<String> annotations) {
        if (name.endsWith("." + PACKAGE_INFO)) {
            if (annotations.stream().anyMatch(AnnotatedClasses::isMapping)) {
                packages.add(name.substring(0, name.length() - PACKAGE_INFO.length() - 1));
            }
            return;
        }
        for (String annotation : annotations) {
            if (annotation.equals(ENTITY)) {
                entities.add(name);
            } else if (OTHERS.contains(annotation)) {
                others.add(name);
            } else if (JAVAX.contains(annotation)) {
                javax.add(name);
            }
        }
    }

    private static boolean isMapping(String annotation) {
        return annotation.startsWith("jakarta.persistence.") || annotation.startsWith("org.hibernate.annotations.");
    }
}
