package dev.limbeck.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the entities and the code that reads them. If the user's class path has no Hibernate, this is a plain child of
 * Limbeck's own loader, and Limbeck's Hibernate reads the entities. If the class path contains Hibernate, that version
 * must read the entities, isolated from Limbeck's Hibernate: this loader then defines {@code dev.limbeck.hibernate},
 * the user's Hibernate and the user's classes itself, and its parent provides only Limbeck's core and the JDK.
 */
public final class ModelClassLoader extends URLClassLoader {
    private static final List<String> HIBERNATE = List.of("org/hibernate/Version.class", "org/hibernate/Session.class");
    private static final String BRIDGE = "dev.limbeck.hibernate.";
    private static final String BRIDGE_PATH = "dev/limbeck/hibernate/";
    private static final String SERVICES = "META-INF/services/dev.limbeck.spi.";

    static {
        registerAsParallelCapable();
    }

    private final @Nullable ClassLoader bridge;

    private ModelClassLoader(URL[] urls, ClassLoader parent, @Nullable ClassLoader bridge) {
        super("limbeck-model", urls, parent);
        this.bridge = bridge;
    }

    /**
     * {@return a loader for the given class path}
     *
     * @param classpath the user's folders and jars
     * @param application Limbeck's loader, including {@code limbeck-hibernate}
     */
    public static ModelClassLoader open(List<Path> classpath, ClassLoader application) {
        URL[] urls = classpath.stream().map(ModelClassLoader::url).toArray(URL[]::new);
        return hasHibernate(urls)
                ? new ModelClassLoader(urls, new CoreOnly(application), application)
                : new ModelClassLoader(urls, application, null);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a folder or jar: " + entry, e);
        }
    }

    private static boolean hasHibernate(URL[] urls) {
        try (URLClassLoader theirs = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            return HIBERNATE.stream().anyMatch(name -> theirs.findResource(name) != null);
        } catch (IOException e) {
            throw new IllegalStateException("A jar of the class path cannot be closed", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (bridge != null && name.startsWith(BRIDGE)) {
            byte[] bytes = bytes(bridge, name.replace('.', '/') + ".class");
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
        }
        try {
            return super.findClass(name);
        } catch (NoClassDefFoundError failed) {
            // The error mentions the missing class, but not the class that requires it.
            failed.addSuppressed(new ClassNotFoundException(name));
            throw failed;
        }
    }

    private static byte @Nullable [] bytes(ClassLoader from, String path) throws ClassNotFoundException {
        try (InputStream in = from.getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(path, e);
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        URL ours = bridge != null && isBridge(name) ? bridge.getResource(name) : null;
        return ours == null ? super.findResource(name) : ours;
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        if (bridge == null || !isBridge(name)) {
            return super.findResources(name);
        }
        List<URL> both = new ArrayList<>(Collections.list(bridge.getResources(name)));
        for (URL theirs : Collections.list(super.findResources(name))) {
            if (!both.contains(theirs)) {
                both.add(theirs);
            }
        }
        return Collections.enumeration(both);
    }

    private static boolean isBridge(String resource) {
        return resource.startsWith(BRIDGE_PATH) || resource.startsWith(SERVICES);
    }

    /** Loads Limbeck's core, the libraries that the core shares with the reader of the entities, and the JDK. */
    private static final class CoreOnly extends ClassLoader {
        private static final List<String> SHARED = List.of(
                "dev.limbeck.",
                "io.github.classgraph.",
                "nonapi.io.github.classgraph.",
                "org.snakeyaml.engine.",
                "org.slf4j.",
                "org.jspecify.");

        static {
            registerAsParallelCapable();
        }

        private final ClassLoader application;

        CoreOnly(ClassLoader application) {
            super("limbeck-core", ClassLoader.getPlatformClassLoader());
            this.application = application;
        }

        private static boolean isShared(String name) {
            return !name.startsWith(BRIDGE) && SHARED.stream().anyMatch(name::startsWith);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isShared(name)) {
                return application.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected @Nullable URL findResource(String name) {
            return isShared(name.replace('/', '.')) ? application.getResource(name) : null;
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return isShared(name.replace('/', '.')) ? application.getResources(name) : Collections.emptyEnumeration();
        }
    }
}
