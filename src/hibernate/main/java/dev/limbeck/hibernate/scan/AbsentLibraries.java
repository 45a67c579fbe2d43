package dev.limbeck.hibernate.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Libraries that shape the schema and whose annotations stand on the entities, but which are not on the class path: the
 * JVM passes over annotations whose classes are missing, so that without a word whole tables would be.
 */
record AbsentLibraries(ClassLoader loader, List<Class<?>> classes, Warnings warnings) {
    private static final String AUDITED = "Lorg/hibernate/envers/Audited;";
    private static final String CONSTRAINTS = "Ljakarta/validation/constraints/";

    /** Says that entities are audited when Envers is not there. */
    void envers() {
        List<String> audited = using(AUDITED);
        if (!audited.isEmpty() && !isThere("org.hibernate.envers.Audited")) {
            warnings.add(some(audited, "mapped for Hibernate Envers")
                    + ", which is not on the class path: its tables are not in the model. model.classpath_file takes the"
                    + " application's class path.");
        }
    }

    /** Says that entities have constraints of Bean Validation which nothing turns into DDL. */
    void beanValidation() {
        List<String> constrained = using(CONSTRAINTS);
        if (!constrained.isEmpty()) {
            warnings.add(some(constrained, "constrained with Bean Validation")
                    + ", and no provider of it is on the class path: @NotNull, @Size and the like are not in the model."
                    + " model.classpath_file takes the application's class path; if that has none either, say \""
                    + ValidationMode.SETTING + "\" = \"none\" under [model.properties].");
        }
    }

    private static String some(List<String> names, String how) {
        int others = names.size() - 1;
        String more = others == 0
                ? " is "
                : others == 1 ? " and 1 other class are " : " and " + others + " other classes are ";
        return names.get(0) + more + how;
    }

    private boolean isThere(String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** {@return the classes in whose class file that descriptor stands} */
    private List<String> using(String descriptor) {
        return classes.stream()
                .filter(type -> bytes(type).contains(descriptor))
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private static String bytes(Class<?> type) {
        ClassLoader own = type.getClassLoader();
        try (InputStream in =
                own == null ? null : own.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
