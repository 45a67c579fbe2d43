package dev.limbeck.hibernate.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.jspecify.annotations.Nullable;

/**
 * Gives Hibernate the classes, resources and services of one class loader. Hibernate's own class loader service also
 * searches the system class loader, where Limbeck's libraries are; services found there would belong to a different
 * Hibernate.
 */
public final class ProjectClassLoaderService implements ClassLoaderService {
    private static final String SCHEME = "classpath://";

    private final transient ClassLoader loader;
    private final transient Consumer<String> warnings;

    /**
     * The classes that were not found. Hibernate looks for the package-info of each entity several times, and most
     * packages have none.
     */
    private final transient Map<String, ClassNotFoundException> absent = new ConcurrentHashMap<>();

    /**
     * Creates the service.
     *
     * @param loader the only class loader that is searched
     * @param warnings receives one line for each service that cannot be used
     */
    public ProjectClassLoaderService(ClassLoader loader, Consumer<String> warnings) {
        this.loader = loader;
        this.warnings = warnings;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Class<T> classForName(String className) {
        try {
            return (Class<T>) load(className);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassLoadingException("Unable to load class [" + className + "]", e);
        }
    }

    private Class<?> load(String className) throws ClassNotFoundException {
        ClassNotFoundException earlier = absent.get(className);
        if (earlier != null) {
            throw earlier;
        }
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            absent.put(className, e);
            throw e;
        }
    }

    @Override
    public @Nullable URL locateResource(String name) {
        try {
            return new URL(name);
        } catch (MalformedURLException isName) {
            return loader.getResource(path(name));
        }
    }

    private static String path(String name) {
        String path = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public @Nullable InputStream locateResourceStream(String name) {
        URL found = locateResource(name);
        try {
            return found == null ? null : found.openStream();
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public List<URL> locateResources(String name) {
        try {
            return new ArrayList<>(Collections.list(loader.getResources(path(name))));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * {@return the usable services} Like Hibernate's own service, this method leaves out services that cannot be used,
     * but it adds a warning.
     */
    @Override
    public <S> Collection<S> loadJavaServices(Class<S> contract) {
        List<S> services = new ArrayList<>();
        Iterator<S> found = ServiceLoader.load(contract, loader).iterator();
        while (addNext(found, services)) {
            // Each call adds one service.
        }
        return services;
    }

    private <S> boolean addNext(Iterator<S> found, List<S> services) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            services.add(found.next());
        } catch (ServiceConfigurationError unusable) {
            warnings.accept("Hibernate ignores a service that cannot be used: " + reason(unusable));
        }
        return true;
    }

    private static String reason(ServiceConfigurationError unusable) {
        Throwable cause = unusable.getCause();
        return unusable.getMessage() + (cause == null ? "" : " (" + cause + ")");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Hibernate specifies this signature
    public <T> T generateProxy(InvocationHandler handler, Class<?>... interfaces) {
        return (T) Proxy.newProxyInstance(loader, interfaces, handler);
    }

    @Override
    public @Nullable Package packageForNameOrNull(String name) {
        try {
            return load(name + ".package-info").getPackage();
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    @Override
    public <T> T workWithClassLoader(Work<T> work) {
        return work.doWork(loader);
    }

    /** Does nothing: the class loader belongs to the caller. */
    @Override
    public void stop() {
        // Nothing to release.
    }
}
