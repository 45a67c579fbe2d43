package dev.limbeck.hibernate.load;

import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the class whose code caused an error, and its jar. */
record ClassUsers(ClassLoader loader) {
    private static final List<String> NOT_USERS = List.of("java.", "javax.", "jdk.", "sun.", "dev.limbeck.");
    private static final String MODULE = "dev.limbeck.hibernate.";
    private static final String SERVICES = ProjectClassLoaderService.class.getName();

    /**
     * {@return the jar and the class, such as {@code lib-1.0.jar (org.lib.Type)}}
     *
     * @param owner a class of the library to find a caller of; the library's own classes are skipped. May be null
     */
    Optional<String> find(Throwable failure, @Nullable String owner) {
        String excluded = owner == null ? null : jar(owner);
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        Collections.reverse(causes);
        return Stream.concat(
                        causes.stream().flatMap(ClassUsers::undefined),
                        causes.stream().flatMap(ClassUsers::running))
                .filter(name -> NOT_USERS.stream().noneMatch(name::startsWith))
                .filter(name -> !Objects.equals(excluded, jar(name)))
                .findFirst()
                .map(name -> jar(name).equals(name) ? name : jar(name) + " (" + name + ")");
    }

    /** Returns the classes that could not be defined, which the class loader of the model adds to the error. */
    private static Stream<String> undefined(Throwable cause) {
        return Stream.of(cause.getSuppressed())
                .filter(ClassNotFoundException.class::isInstance)
                .map(Throwable::getMessage);
    }

    /** Returns the classes whose methods were running, excluding the callers of this module. */
    private static Stream<String> running(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.startsWith(MODULE) || name.startsWith(SERVICES));
    }

    /** {@return the name of the jar that contains the class, or the name of the class if it is not in a jar} */
    String jar(String className) {
        URL found = loader.getResource(className.replace('.', '/') + ".class");
        String place = found == null ? "" : found.toString();
        int end = place.indexOf(".jar!");
        return end < 0
                ? className
                : URLDecoder.decode(
                        place.substring(place.lastIndexOf('/', end) + 1, end + ".jar".length()),
                        StandardCharsets.UTF_8);
    }
}
