package dev.limbeck.load;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Stub. */
public final class ModelClassLoader extends URLClassLoader {
    private ModelClassLoader(ClassLoader parent) {
        super(new URL[0], parent);
    }

    /** {@return it} */
    public static ModelClassLoader open(List<Path> classpath, ClassLoader application) {
        return new ModelClassLoader(application);
    }
}
