package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.find.ValidationMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Warns if the entities use annotations of a library that adds to the schema, and the library is missing from the class
 * path. The JVM ignores annotations whose classes it cannot find, so whole tables would be lost silently.
 */
final class MissingLibraries {
    private static final String AUDITED = "Lorg/hibernate/envers/Audited;";
    private static final String CONSTRAINTS = "Ljakarta/validation/constraints/";

    private final ClassLoader loader;
    private final List<Class<?>> classes;
    private final ScanWarnings warnings;
    private final Map<Class<?>, String> texts = new HashMap<>();

    MissingLibraries(ClassLoader loader, List<Class<?>> classes, ScanWarnings warnings) {
        this.loader = loader;
        this.classes = classes;
        this.warnings = warnings;
    }

    /** Warns if entities are audited but Envers is missing. */
    void warnOfEnvers() {
        List<String> audited = isPresent("org.hibernate.envers.Audited") ? List.of() : classesWith(AUDITED);
        if (!audited.isEmpty()) {
            warnings.add(describe(audited, "mapped for Hibernate Envers")
                    + ", which is not on the class path, so its tables are not in the model. Set model.classpath_file"
                    + " to a file with the application's class path.");
        }
    }

    /** Warns if entities have Bean Validation constraints but no provider turns them into DDL. */
    void warnOfBeanValidation() {
        List<String> constrained = classesWith(CONSTRAINTS);
        if (!constrained.isEmpty()) {
            warnings.add(describe(constrained, "constrained with Bean Validation")
                    + ", but no provider for it is on the class path, so @NotNull, @Size and the like are not in the"
                    + " model. Set model.classpath_file to a file with the application's class path; if that has no"
                    + " provider either, set \""
                    + ValidationMode.SETTING + "\" = \"none\" under [model.properties].");
        }
    }

    private static String describe(List<String> names, String how) {
        int others = names.size() - 1;
        String more = others == 0
                ? " is "
                : others == 1 ? " and 1 other class are " : " and " + others + " other classes are ";
        return names.get(0) + more + how;
    }

    private boolean isPresent(String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** {@return the classes whose class file contains the descriptor} */
    private List<String> classesWith(String descriptor) {
        return classes.stream()
                .filter(type ->
                        texts.computeIfAbsent(type, MissingLibraries::text).contains(descriptor))
                .map(Class::getName)
                .sorted()
                .toList();
    }

    /**
     * Returns the names in the class file as text. A class in a folder is read from there, because its loader would first
     * search all of its parents for the file.
     */
    private static String text(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String file = type.getName().replace('.', '/') + ".class";
        URL place = loader instanceof URLClassLoader own ? own.findResource(file) : null;
        if (place == null || !place.getProtocol().equals("file")) {
            return loader == null ? "" : text(loader.getResourceAsStream(file));
        }
        try {
            return text(place.openStream());
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String text(@Nullable InputStream file) {
        try (InputStream in = file) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
