package dev.limbeck.cli.server;

import dev.limbeck.app.StartupComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/** An application with Hibernate and the compiled classes of a project; its entities are compared when it starts. */
public final class RunningApplication {
    private final Path classes;
    private final String url;

    /** Creates an application with the given folder of classes, for the database at the URL. */
    public RunningApplication(Path classes, String url) {
        this.classes = classes;
        this.url = url;
    }

    /**
     * Starts and ends the application.
     *
     * @param check the value of {@code limbeck.check}
     * @param settings additional Hibernate settings
     * @return the result of the comparison
     */
    public StartupComparison start(String check, Map<String, String> settings) {
        List<StartupComparison> results = new ArrayList<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder()
                    .applySetting("jakarta.persistence.jdbc.url", url)
                    .applySetting("hibernate.connection.pool_size", 2)
                    .applySetting("limbeck.revisions.package", "shop.revisions")
                    .applySetting("limbeck.result", (Consumer<StartupComparison>) results::add)
                    .applySetting("limbeck.check", check);
            settings.forEach(builder::applySetting);
            StandardServiceRegistry registry = builder.build();
            MetadataSources sources = new MetadataSources(registry);
            for (String name : names()) {
                sources.addAnnotatedClass(Class.forName(name, true, loader));
            }
            try (SessionFactory factory = sources.buildMetadata().buildSessionFactory()) {
                factory.getMetamodel().getEntities();
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
            return results.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Returns the entities, which are all classes that are neither revisions nor nested. */
    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("revisions"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }
}
