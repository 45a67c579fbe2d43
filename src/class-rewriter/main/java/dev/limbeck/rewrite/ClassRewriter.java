package dev.limbeck.rewrite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites the classes of jars. */
final class ClassRewriter {
    /** The entry that marks a jar as changed, as licenses require. */
    static final String NOTICE = "META-INF/LIMBECK-CHANGES";

    private static final String NOTICE_TEXT =
            """
            The build of Limbeck changed classes of this jar: lambda expressions became classes, methods of records,
            concatenations and annotations became plain code, classes of Limbeck create the comparators, and class files
            of Java 5 got stack maps. The driver of SQLite creates its date format when it is first used, and deletes no
            files of earlier processes if org.sqlite.lib.path is set.
            """;

    /** The packages to rewrite: those in which the command spends its time, and whose licenses allow changes. */
    private static final List<String> PACKAGES = List.of(
            "dev/limbeck/",
            "org/hibernate/",
            "picocli/",
            "io/github/classgraph/",
            "nonapi/io/github/classgraph/",
            "org/sqlite/",
            "com/fasterxml/jackson/",
            "org/postgresql/");

    /** The method that creates lambda expressions again that were serialized before the class was rewritten. */
    private static final String DESERIALIZATION = "$deserializeLambda$";

    private static final String VARIANTS = "META-INF/versions/";

    /** Since this version, classes of one nest can use each other's private members. */
    private static final int NESTS = Opcodes.V11;

    /**
     * Before this version, classes have no stack maps, so Java has to infer the types of all values each time it
     * starts.
     */
    private static final int STACK_MAPS = Opcodes.V1_6;

    private final ClassHierarchy hierarchy;
    private final AnnotationTables annotations;

    /** @param classPath the jars that contain the superclasses and annotations of the classes to rewrite */
    ClassRewriter(List<Path> classPath) throws IOException {
        this.hierarchy = new ClassHierarchy(classPath);
        this.annotations = new AnnotationTables(hierarchy);
    }

    /** Writes a jar with rewritten classes; both names may be the same. */
    void rewrite(Path jar, Path target) throws IOException {
        Map<String, byte[]> entries = JarFiles.read(jar);
        Map<String, byte[]> result = rewrite(entries);
        if (result != entries) {
            result.put(NOTICE, NOTICE_TEXT.getBytes(StandardCharsets.UTF_8));
        }
        JarFiles.write(result, target);
    }

    /** {@return the entries, including rewritten and added classes, or the same map if no class changes} */
    private Map<String, byte[]> rewrite(Map<String, byte[]> entries) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        Map<String, byte[]> added = new TreeMap<>();
        Map<String, List<String>> members = new TreeMap<>();
        Set<String> variants = variants(entries.keySet());
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (isCandidate(entry.getKey(), variants)) {
                rewrite(entry, changed, new NestedClasses(added, members));
            }
        }
        members.forEach((host, names) -> {
            String file = host + ".class";
            ClassNode node = parse(Objects.requireNonNull(changed.getOrDefault(file, entries.get(file)), file));
            node.nestMembers = node.nestMembers == null ? new ArrayList<>() : node.nestMembers;
            node.nestMembers.addAll(names);
            changed.put(file, write(node));
        });
        if (changed.isEmpty() && added.isEmpty()) {
            return entries;
        }
        Map<String, byte[]> result = new LinkedHashMap<>(entries);
        result.putAll(changed);
        result.putAll(added);
        return result;
    }

    /** {@return the class files that have a variant for a different version of Java} */
    private static Set<String> variants(Set<String> files) {
        return files.stream()
                .filter(file -> file.startsWith(VARIANTS))
                .map(file -> file.substring(file.indexOf('/', VARIANTS.length()) + 1))
                .collect(Collectors.toSet());
    }

    /**
     * Returns whether the class may be rewritten. A class with a variant is not rewritten, because the variant would
     * not use the new classes. Nor are its nested classes rewritten.
     */
    private static boolean isCandidate(String file, Set<String> variants) {
        int nested = file.indexOf('$');
        String outer = nested < 0 ? file : file.substring(0, nested) + ".class";
        return file.endsWith(".class")
                && PACKAGES.stream().anyMatch(file::startsWith)
                && !variants.contains(file)
                && !variants.contains(outer);
    }

    private void rewrite(Map.Entry<String, byte[]> entry, Map<String, byte[]> changed, NestedClasses nested) {
        ClassNode node = parse(entry.getValue());
        annotations.addFor(node, nested.added());
        int version = node.version & 0xffff;
        boolean replaced = version < STACK_MAPS;
        if (replaced) {
            node = parse(hierarchy.withStackMaps(entry.getValue()));
        } else if (replaceDynamicCalls(node, nested)) {
            replaced = true;
            // Before this version, a class was its own nest, which now gets the classes of lambda expressions as
            // members.
            node.version = Math.max(version, NESTS);
        }
        if (AnnotationCalls.replace(node)) {
            AnnotationCalls.addCode(nested.added());
            replaced = true;
        }
        if (ComparatorCalls.replace(node)) {
            ComparatorCalls.addCode(nested.added());
            replaced = true;
        }
        if (SqliteDriver.change(node) || PostgresqlDriver.change(node, nested.added())) {
            replaced = true;
        }
        if (replaced) {
            changed.put(entry.getKey(), write(node));
        }
    }

    private static boolean replaceDynamicCalls(ClassNode node, NestedClasses nested) {
        DynamicCalls calls = new DynamicCalls(node, nested);
        boolean replaced = false;
        for (MethodNode method : List.copyOf(node.methods)) {
            if (method.name.equals(DESERIALIZATION)) {
                continue;
            }
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                InsnList code = instruction instanceof InvokeDynamicInsnNode call ? calls.replacement(call) : null;
                if (code != null) {
                    method.instructions.insertBefore(instruction, code);
                    method.instructions.remove(instruction);
                    replaced = true;
                }
            }
        }
        return replaced;
    }

    private static ClassNode parse(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        return node;
    }

    private static byte[] write(ClassNode node) {
        // The code that replaces a call needs neither more stack nor more variables, and the frames do not change.
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }
}
