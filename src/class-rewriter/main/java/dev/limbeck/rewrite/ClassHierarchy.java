package dev.limbeck.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Finds classes, and computes stack maps, for which it must know the superclasses of each class. */
final class ClassHierarchy {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, byte[]> classes = new HashMap<>();

    ClassHierarchy(List<Path> jars) throws IOException {
        for (Path jar : jars) {
            JarFiles.read(jar).forEach((name, bytes) -> {
                if (name.endsWith(".class")) {
                    classes.putIfAbsent(name, bytes);
                }
            });
        }
    }

    /**
     * {@return the class, converted to the oldest class file version that requires stack maps and does not fall back to
     * the old verifier if a map is wrong}
     */
    byte[] withStackMaps(byte[] old) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return commonSuperclass(one, other);
            }
        };
        ClassVisitor newer = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                super.visit(Opcodes.V1_7, access, name, signature, superName, interfaces);
            }
        };
        new ClassReader(old).accept(newer, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private String commonSuperclass(String one, String other) {
        Set<String> ancestors = new LinkedHashSet<>(ancestors(one));
        return ancestors(other).stream().filter(ancestors::contains).findFirst().orElse(OBJECT);
    }

    /**
     * {@return the class and its superclasses; for an interface, only {@code Object}, because the verifier accepts any
     * object where an interface is expected}
     */
    private Set<String> ancestors(String name) {
        Set<String> result = new LinkedHashSet<>();
        for (@Nullable String each = name; each != null; ) {
            ClassReader reader = find(each);
            if (reader == null || (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
                return Set.of(OBJECT);
            }
            result.add(each);
            each = reader.getSuperName();
        }
        return result;
    }

    /** {@return the class, or null if neither the jars nor Java contain it} */
    @Nullable
    ClassReader find(String name) {
        byte[] bytes = classes.get(name + ".class");
        if (bytes != null) {
            return new ClassReader(bytes);
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? null : new ClassReader(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
