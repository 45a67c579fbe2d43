package dev.limbeck.hibernate.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.cfg.Configuration;

/** Creates the tables of compiled entities with Hibernate's schema export. */
final class SchemaExport {
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private SchemaExport() {}

    static void createTables(String url, List<Path> classpath, String... classes) {
        HIBERNATE.setLevel(Level.SEVERE);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls(classpath), before)) {
            Thread.currentThread().setContextClassLoader(loader);
            Configuration configuration = new Configuration()
                    .setProperty("hibernate.connection.url", url)
                    .setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                    .setProperty("hibernate.hbm2ddl.auto", "create");
            for (String name : classes) {
                configuration.addAnnotatedClass(loader.loadClass(name));
            }
            configuration.buildSessionFactory().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] urls(List<Path> classpath) throws MalformedURLException {
        URL[] urls = new URL[classpath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classpath.get(i).toUri().toURL();
        }
        return urls;
    }
}
