package dev.limbeck.load;

import java.util.Map;

/**
 * Defines classes from memory. These classes take precedence over classes with the same name in the parent, because the
 * application may have a class that is older than its source.
 */
final class RevisionClassLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    RevisionClassLoader(CompiledSources sources, ClassLoader parent) {
        super("limbeck-revisions", parent);
        this.classes = sources.classes();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }

    /** {@return whether this loader defines the classes of the given compilation} */
    boolean hasClassesOf(CompiledSources sources) {
        return classes == sources.classes();
    }
}
