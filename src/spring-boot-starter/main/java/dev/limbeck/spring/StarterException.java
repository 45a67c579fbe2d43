package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import java.util.Collection;

/** Thrown if the application cannot start with its current Limbeck configuration. The database is unchanged. */
public final class StarterException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "invalid-application";

    private static final String WITHOUT = " To start without Limbeck, set limbeck.enabled=false.";

    private final String action;

    private StarterException(String description, String action) {
        super(CODE, description + " " + action, null);
        this.action = action;
    }

    /** {@return the advice, as one or more sentences} */
    public String action() {
        return action;
    }

    /** {@return the message without the advice} */
    String description() {
        String message = String.valueOf(getMessage());
        return message.substring(0, message.length() - action.length() - 1);
    }

    static StarterException noRevisions(String packageName) {
        return new StarterException(
                "No revision was found in the package " + packageName + " of this application. Its database was not"
                        + " changed.",
                "Write the first revision, for instance with `mvn limbeck:revision -Dlimbeck.autogenerate"
                        + " -Dlimbeck.message=\"first revision\"`, or set limbeck.revisions.package to the package of"
                        + " the revisions." + WITHOUT);
    }

    static StarterException severalDataSources(Collection<String> names) {
        return new StarterException(
                "The application has " + names.size() + " data sources (" + String.join(", ", names)
                        + "), and none of them is marked as the one that Limbeck upgrades.",
                "Annotate one of their beans with @LimbeckDataSource or @Primary, or set limbeck.database.url."
                        + WITHOUT);
    }

    static StarterException severalHibernates(Collection<String> jars) {
        return new StarterException(
                "The class path has two versions of Hibernate: " + String.join(" and ", jars)
                        + ". Which of them runs depends on the order of the jars. The database was not changed.",
                "Exclude the one that the application does not use: \"mvn dependency:tree\" or \"gradle dependencies\""
                        + " shows which dependency requires each of them." + WITHOUT);
    }

    static StarterException noIntegrator() {
        return new StarterException(
                "limbeck.check is set, but limbeck-hibernate is not on the class path.",
                "Add the dependency dev.limbeck:limbeck-hibernate in the same version as the starter, or set"
                        + " limbeck.check=off.");
    }

    static StarterException noEntities() {
        return new StarterException(
                "limbeck.check is set, but the application has no EntityManagerFactory, so there are no entities to"
                        + " compare with the database.",
                "Add JPA to the application, for instance with spring-boot-starter-data-jpa, or set"
                        + " limbeck.check=off.");
    }

    static StarterException embeddedDatabase(String product) {
        return new StarterException(
                "The data source is the embedded database " + product + ", which Limbeck does not support.",
                "If a test such as @DataJpaTest replaced the data source, add @AutoConfigureTestDatabase(replace ="
                        + " AutoConfigureTestDatabase.Replace.NONE) to it, or set spring.test.database.replace=none for"
                        + " all tests, so that the test uses the data source of the application. Otherwise set"
                        + " spring.datasource.url." + WITHOUT);
    }

    static StarterException userWithoutUrl() {
        return new StarterException(
                "limbeck.database.username or limbeck.database.password is set, but limbeck.database.url is not.",
                "Set limbeck.database.url as well, or remove both so that Limbeck uses the data source of the"
                        + " application.");
    }

    static StarterException oldBoot(String version, String oldest) {
        return new StarterException(
                "limbeck-spring-boot-starter requires Spring Boot " + oldest + " or newer; this application uses "
                        + version + ".",
                "Upgrade Spring Boot, or replace the starter with limbeck-core and call Limbeck.upgrade before the"
                        + " application opens its database.");
    }
}
