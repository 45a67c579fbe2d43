package dev.limbeck.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/** The compiled entities of a project, for which Hibernate is started. */
public final class StartedEntities {
    private final Path classes;
    private final String url;

    /** Creates an instance for the entities in the given folder of classes, for the database at the URL. */
    public StartedEntities(Path classes, String url) {
        this.classes = classes;
        this.url = url;
    }

    /** Starts Hibernate, which compares the entities with the database, and reads all entities. */
    public void validate() {
        start(factory -> {
            try (var session = factory.openSession()) {
                factory.getMetamodel().getEntities().forEach(entity -> session.createQuery(
                                "from " + entity.getName(), Object.class)
                        .getResultList());
            }
        });
    }

    /** Does the given work in an application that has validated the schema. */
    public void start(Consumer<SessionFactory> work) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {location()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                    .applySetting("jakarta.persistence.jdbc.url", url)
                    .applySetting("hibernate.connection.pool_size", 2)
                    .applySetting("hibernate.hbm2ddl.auto", "validate")
                    .build();
            MetadataSources sources = new MetadataSources(registry);
            for (String name : names()) {
                sources.addAnnotatedClass(Class.forName(name, true, loader));
            }
            try (SessionFactory factory = sources.buildMetadata().buildSessionFactory()) {
                work.accept(factory);
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private URL location() throws MalformedURLException {
        return classes.toUri().toURL();
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .forEach(name -> names.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')));
        }
        return names;
    }
}
