package dev.limbeck.hibernate.journey;

import dev.limbeck.hibernate.journey.runtime.RuntimeEntities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** A database that Limbeck creates for the entities in {@link RuntimeEntities}, with Hibernate running on it. */
final class RunningApplication {
    private final Journey journey;

    private RunningApplication(Path folder) {
        List<Path> classes = List.of(Path.of("target", "test-classes").toAbsolutePath());
        List<String> packages = List.of(RuntimeEntities.class.getPackageName());
        journey =
                new Journey(folder, settings -> settings.modelClasspath(classes).modelPackages(packages));
    }

    /** Creates the tables. */
    static RunningApplication create(Path folder) {
        RunningApplication application = new RunningApplication(folder);
        application.journey.autogenerate("everything");
        application.journey.upgrade("head");
        return application;
    }

    /** {@return a copy of the database for one test} */
    RunningApplication copyTo(Path other) throws IOException {
        RunningApplication copy = new RunningApplication(other);
        Files.copy(journey.database(), copy.journey.database());
        Files.createDirectories(copy.journey.revisions());
        try (Stream<Path> files = Files.list(journey.revisions())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.journey.revisions().resolve(file.getFileName()));
            }
        }
        return copy;
    }

    Journey journey() {
        return journey;
    }

    Rows rows() {
        return new Rows(journey.url());
    }

    /** Starts Hibernate with the given URL parameters, settings and entities. */
    SessionFactory start(String parameters, Map<String, String> settings, Class<?>... entities) {
        return start(journey.url() + parameters, "none", settings, entities);
    }

    /** Starts Hibernate on the tables with the given value of {@code ddl-auto}, such as {@code validate}. */
    void startWith(String ddlAuto, Class<?>... entities) {
        start(journey.url(), ddlAuto, Map.of(), entities).close();
    }

    /** Starts Hibernate on the database with the given URL. */
    static SessionFactory start(String url, String ddlAuto, Map<String, String> settings, Class<?>... entities) {
        Configuration configuration = new Configuration()
                .addAnnotatedClasses(entities)
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.hbm2ddl.auto", ddlAuto);
        settings.forEach(configuration::setProperty);
        return configuration.buildSessionFactory();
    }
}
