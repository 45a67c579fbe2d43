package dev.limbeck.hibernate.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The class files of a model, which are unpacked into a folder where they can be changed and restored. */
final class EntityClasses {
    private final Path folder;
    private final Map<String, ClassNode> mapped = new TreeMap<>();
    private final Map<String, ClassNode> changed = new HashMap<>();

    private EntityClasses(Path folder) {
        this.folder = folder;
    }

    static EntityClasses unpack(RealModel model, Path folder) throws IOException {
        EntityClasses classes = new EntityClasses(folder);
        try (JarFile jar = new JarFile(model.entities().toFile())) {
            for (JarEntry entry :
                    jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        for (String name : model.mapped()) {
            String internal = name.replace('.', '/');
            classes.mapped.put(internal, classes.published(internal));
        }
        return classes;
    }

    /** {@return the published mapped classes} */
    Stream<ClassNode> mapped() {
        return mapped.values().stream();
    }

    /** {@return the mapped class with the given name as published, or null} */
    @Nullable
    ClassNode mapped(@Nullable String name) {
        return name == null ? null : mapped.get(name);
    }

    boolean contains(String name) {
        return Files.exists(file(name));
    }

    private Path file(String name) {
        return folder.resolve(name + ".class");
    }

    /** {@return the class with the given name as published} */
    ClassNode published(String name) {
        try {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file(name))).accept(node, 0);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the class with all changes made so far; it can be changed further} */
    ClassNode edit(String name) {
        return changed.computeIfAbsent(name, this::published);
    }

    /** Adds a class to the changes. */
    void add(ClassNode node) {
        changed.put(node.name, node);
    }

    /** Writes the changed classes, does the given work, and then restores the published classes. */
    void whileChanged(Runnable work) throws IOException {
        Map<Path, byte[]> before = new HashMap<>();
        for (ClassNode node : changed.values()) {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            node.accept(writer);
            before.put(file(node.name), contains(node.name) ? Files.readAllBytes(file(node.name)) : new byte[0]);
            Files.write(file(node.name), writer.toByteArray());
        }
        try {
            work.run();
        } finally {
            changed.clear();
            for (Map.Entry<Path, byte[]> one : before.entrySet()) {
                if (one.getValue().length == 0) {
                    Files.delete(one.getKey());
                } else {
                    Files.write(one.getKey(), one.getValue());
                }
            }
        }
    }

    /** {@return the annotations of the class, which can be read and changed} */
    static Annotations marks(ClassNode node) {
        node.visibleAnnotations = list(node.visibleAnnotations);
        return new Annotations(node.visibleAnnotations);
    }

    static Annotations marks(FieldNode node) {
        node.visibleAnnotations = list(node.visibleAnnotations);
        return new Annotations(node.visibleAnnotations);
    }

    static Annotations marks(MethodNode node) {
        node.visibleAnnotations = list(node.visibleAnnotations);
        return new Annotations(node.visibleAnnotations);
    }

    private static List<AnnotationNode> list(@Nullable List<AnnotationNode> some) {
        return some == null ? new ArrayList<>() : some;
    }
}
