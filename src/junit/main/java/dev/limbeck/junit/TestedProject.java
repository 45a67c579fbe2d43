package dev.limbeck.junit;

import dev.limbeck.app.Configuration;
import dev.limbeck.app.Limbeck;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The project whose history is tested.
 *
 * @param revisions the package of the compiled revisions
 * @param entities the packages of the entities; may be empty
 * @param loader the class loader of the tests
 */
record TestedProject(String revisions, List<String> entities, ClassLoader loader) {
    /** The name of the configuration parameter for the package of the revisions. */
    private static final String REVISIONS = "limbeck.revisions";

    /** The name of the configuration parameter for the packages of the entities, separated by commas. */
    private static final String ENTITIES = "limbeck.entities";

    /** {@return the project that the test class or the JUnit configuration specifies} */
    static TestedProject of(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        for (Class<?> at = test; at != null; at = at.getEnclosingClass()) {
            LimbeckProject named = at.getAnnotation(LimbeckProject.class);
            if (named != null) {
                return new TestedProject(named.revisions(), List.of(named.entities()), test.getClassLoader());
            }
        }
        String entities = context.getConfigurationParameter(ENTITIES).orElse("");
        return new TestedProject(
                context.getConfigurationParameter(REVISIONS).orElse("db.revisions"),
                Arrays.stream(entities.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                test.getClassLoader());
    }

    /** {@return Limbeck for the database with the given URL} */
    Limbeck open(String url) {
        Configuration configuration =
                Limbeck.configure().databaseUrl(url).revisions(revisions).classLoader(loader);
        return (entities.isEmpty() ? configuration : configuration.entities(entities.toArray(String[]::new))).load();
    }
}
