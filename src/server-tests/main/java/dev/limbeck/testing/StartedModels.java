package dev.limbeck.testing;

import dev.limbeck.app.StartupComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.TcclLookupPrecedence;
import org.hibernate.cfg.Configuration;

/**
 * An application with entities of this module. Its own class loader has the entities and the folder with the model that
 * {@code limbeck model} wrote.
 */
public final class StartedModels {
    private StartedModels() {}

    /**
     * Starts Hibernate, which compares the entities with the database.
     *
     * @param project the project whose revisions the application has
     * @param url the URL of the database
     * @param entities the entities
     */
    public static StartupComparison start(OneProject project, String url, List<Class<?>> entities) {
        List<StartupComparison> results = new ArrayList<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new OwnEntities(entities.get(0), project.folder())) {
            Thread.currentThread().setContextClassLoader(loader);
            BootstrapServiceRegistryBuilder services = new BootstrapServiceRegistryBuilder();
            services.applyTcclLookupPrecedence(TcclLookupPrecedence.BEFORE);
            Configuration configuration = new Configuration(services.build());
            for (Class<?> entity : entities) {
                configuration.addAnnotatedClass(Class.forName(entity.getName(), true, loader));
            }
            configuration.setProperty("hibernate.connection.url", url);
            configuration.setProperty("limbeck.check", "warn");
            configuration.setProperty("limbeck.revisions.package", "app.revisions");
            configuration.getProperties().put("limbeck.result", (Consumer<StartupComparison>) results::add);
            configuration.getProperties().put("limbeck.customizer", (Consumer<dev.limbeck.app.Configuration>)
                    own -> own.revisionsFolder(project.folder().resolve("revisions")));
            try (SessionFactory factory = configuration.buildSessionFactory()) {
                factory.getMetamodel().getEntities();
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

    /** Loads the classes in the entities' package itself, without asking its parent. */
    private static final class OwnEntities extends URLClassLoader {
        private final String packageName;

        OwnEntities(Class<?> entity, Path folder) throws MalformedURLException {
            super(
                    new URL[] {
                        entity.getProtectionDomain().getCodeSource().getLocation(),
                        folder.resolve("classes").toUri().toURL()
                    },
                    entity.getClassLoader());
            packageName = entity.getPackageName() + ".";
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(packageName)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
