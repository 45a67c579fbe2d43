package dev.limbeck.load;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Stub. */
public final class ModelClassLoader extends URLClassLoader {
    private ModelClassLoader(URL[] urls, ClassLoader parent) {
        super(urls, parent);
    }

    /** {@return it} */
    public static ModelClassLoader open(List<Path> classpath, ClassLoader application) {
        return new ModelClassLoader(
                classpath.stream()
                        .map(path -> {
                            try {
                                return path.toUri().toURL();
                            } catch (java.net.MalformedURLException e) {
                                throw new IllegalArgumentException(e);
                            }
                        })
                        .toArray(URL[]::new),
                application);
    }
}
