package dev.limbeck.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Tests that rewritten classes behave as before, with fewer dynamic calls. */
final class ClassRewriterTest {
    private static final String CODE = "dev/limbeck/rewrite/RewrittenCode";

    @TempDir
    private Path folder;

    private Path jar = Path.of("");
    private Path rewritten = Path.of("");

    @BeforeEach
    void createJar() throws IOException {
        jar = folder.resolve("code.jar");
        rewritten = folder.resolve("rewritten.jar");
        JarFiles.write(classes(), jar);
    }

    private static Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        Path output = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = output.relativize(file).toString().replace('\\', '/');
                if (name.startsWith(CODE)) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private void rewrite() throws IOException {
        new ClassRewriter(List.of(jar)).rewrite(jar, rewritten);
    }

    /** Runs the code of the jar and {@return what it prints}. */
    private static String run(Path jar, String className) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Constructor<?> constructor = loader.loadClass(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return String.valueOf(((Callable<?>) constructor.newInstance()).call());
        }
    }

    private static List<String> dynamicCalls(Path jar) throws IOException {
        return JarFiles.read(jar).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".class"))
                .flatMap(entry -> {
                    ClassNode node = new ClassNode();
                    new ClassReader(entry.getValue()).accept(node, 0);
                    return node.methods.stream()
                            .flatMap(method -> Stream.of(method.instructions.toArray()))
                            .filter(InvokeDynamicInsnNode.class::isInstance)
                            .map(call -> ((InvokeDynamicInsnNode) call).bsm.getName() + " "
                                    + ((InvokeDynamicInsnNode) call).name);
                })
                .sorted()
                .toList();
    }

    @Test
    void rewrittenCodeHasTheSameResults() throws Exception {
        rewrite();
        String before = run(jar, CODE.replace('/', '.'));
        assertThat(before).hasLineCount(65).contains("serializable p", "base");
        assertThat(run(rewritten, CODE.replace('/', '.'))).isEqualTo(before);
    }

    @Test
    void onlyTheMethodThatReadsSerializedExpressionsIsStillLinkedAtRunTime() throws IOException {
        rewrite();
        assertThat(dynamicCalls(jar)).hasSizeGreaterThan(40);
        assertThat(dynamicCalls(rewritten))
                .containsExactly("altMetafactory apply", "altMetafactory apply", "altMetafactory apply");
    }

    @Test
    void onlyClassesOfLimbeckCreateComparators() throws IOException {
        rewrite();
        assertThat(JarFiles.read(rewritten).get(CODE + ".class"))
                .asString(StandardCharsets.ISO_8859_1)
                .contains("PlainComparators", "comparingDouble", "thenComparingLong");
        assertThat(comparatorCalls(jar)).contains("comparing", "thenComparing", "reversed");
        assertThat(comparatorCalls(rewritten)).containsOnly("reversed", "reverseOrder", "nullsFirst");
    }

    private static List<String> comparatorCalls(Path jar) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(JarFiles.read(jar).getOrDefault(CODE + ".class", new byte[0])).accept(node, 0);
        return node.methods.stream()
                .flatMap(method -> Stream.of(method.instructions.toArray()))
                .filter(call -> call instanceof MethodInsnNode made && made.owner.equals("java/util/Comparator"))
                .map(call -> ((MethodInsnNode) call).name)
                .toList();
    }

    /** The tests are compiled without dynamic calls for concatenations, so this code is compiled here. */
    @ParameterizedTest
    @ValueSource(strings = {"indy", "indyWithConstants"})
    void concatenationsHaveTheSameResults(String option) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Joined.java"),
                """
                package dev.limbeck.rewrite;
                class Joined implements java.util.concurrent.Callable<String> {
                    interface Named {
                        default String named(Object name) { return "name " + name; }
                    }
                    public String call() {
                        boolean flag = true; byte small = -1; short medium = -2; char letter = 'c'; int number = 5;
                        long large = 1L << 40; float single = 1.5f; double precise = -0.0; String none = null;
                        char[] letters = null; int[] numbers = null; Object any = java.util.List.of(1);
                        final String constant = "\1and\2"; CharSequence sequence = new StringBuilder("s");
                        String all = "" + flag + small + medium + letter + number + large + single + precise + none
                                + letters + numbers + any + constant + sequence;
                        all += number + " " + large;
                        all += number + " " + large;
                        all += large + " " + number + 'x' + 1 + 2L + 3.5 + true;
                        return all + new Named() {}.named(precise) + new Named() {}.named("n") + constant + letter;
                    }
                }
                """);
        Path compiled = Files.createDirectories(folder.resolve("compiled"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-XDstringConcat=" + option, "-d", compiled.toString(), source.toString());
        assertThat(failed).isZero();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> walk = Files.walk(compiled)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(compiled.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        JarFiles.write(files, jar);
        rewrite();

        assertThat(dynamicCalls(jar)).hasSize(6);
        assertThat(dynamicCalls(rewritten)).isEmpty();
        String before = run(jar, "dev.limbeck.rewrite.Joined");
        assertThat(before).startsWith("true-1-2c5").contains("\1and\2").endsWith("\1and\2c");
        assertThat(run(rewritten, "dev.limbeck.rewrite.Joined")).isEqualTo(before);
    }

    @Test
    void theSameJarIsWrittenEachTimeWithANoticeOfTheChange() throws IOException {
        rewrite();
        byte[] first = Files.readAllBytes(rewritten);
        rewrite();
        assertThat(Files.readAllBytes(rewritten)).isEqualTo(first);
        assertThat(JarFiles.read(rewritten)).containsKey(ClassRewriter.NOTICE);
        new ClassRewriter(List.of(rewritten)).rewrite(rewritten, rewritten);
        assertThat(Files.readAllBytes(rewritten)).isEqualTo(first);
    }

    @Test
    void aClassWithAVariantForANewerJavaAndOtherPackagesAreLeftAlone() throws IOException {
        Map<String, byte[]> entries = classes();
        entries.put("META-INF/versions/21/" + CODE + ".class", new byte[0]);
        entries.put("other/Text.txt", "text".getBytes(StandardCharsets.UTF_8));
        entries.put("org/mariadb/Driver.class", entries.getOrDefault(CODE + ".class", new byte[0]));
        JarFiles.write(entries, jar);
        rewrite();
        Map<String, byte[]> result = JarFiles.read(rewritten);
        assertThat(new TreeSet<>(result.keySet())).isEqualTo(new TreeSet<>(entries.keySet()));
        assertThat(result).allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(entries.get(name)));
    }

    /**
     * The class file has the Java 5 format: it has no stack map, and where its branches meet, the stack holds objects
     * of two different classes.
     */
    @Test
    void classesOfJava5GetStackMaps() throws Exception {
        Map<String, byte[]> entries = classes();
        entries.put("dev/limbeck/rewrite/Old.class", old());
        JarFiles.write(entries, jar);
        rewrite();
        byte[] result = JarFiles.read(rewritten).getOrDefault("dev/limbeck/rewrite/Old.class", new byte[0]);
        int[] seen = new int[2];
        new ClassReader(result)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public void visit(
                                    int version, int access, String name, String sign, String base, String[] all) {
                                seen[0] = version;
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String sign, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitFrame(
                                            int kind, int locals, Object[] local, int depth, Object[] stack) {
                                        seen[1]++;
                                    }
                                };
                            }
                        },
                        0);
        assertThat(seen).containsExactly(Opcodes.V1_7, 2);
        assertThat(run(jar, "dev.limbeck.rewrite.Old")).isEqualTo("base");
        assertThat(run(rewritten, "dev.limbeck.rewrite.Old")).isEqualTo("base");
    }

    private static byte[] old() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V1_5,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                "dev/limbeck/rewrite/Old",
                null,
                "java/lang/Object",
                new String[] {"java/util/concurrent/Callable"});
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        code = writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
        Label other = new Label();
        Label end = new Label();
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitJumpInsn(Opcodes.IFNULL, other);
        create(code, CODE + "$Base");
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.visitLabel(other);
        create(code, CODE + "$Derived");
        code.visitLabel(end);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CODE + "$Base", "shown", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void create(MethodVisitor code, String name) {
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
    }

    @Test
    void packagesAreWrittenToAFolderWithoutTheJarsOfEarlierBuilds() throws IOException {
        Path library = folder.resolve("library.jar");
        try (InputStream in = Files.newInputStream(jar)) {
            Files.copy(in, library);
        }
        Path classPath = Files.writeString(folder.resolve("class.path"), library + System.lineSeparator());
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.writeString(lib.resolve("library-of-before.jar"), "");
        Path whole = folder.resolve("whole.jar");
        Files.copy(jar, whole);
        RewritePackages.main(new String[] {classPath.toString(), jar.toString(), lib.toString(), whole.toString()});
        rewrite();
        try (Stream<Path> files = Files.list(lib)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("code.jar", "library.jar");
        }
        for (Path file : List.of(lib.resolve("code.jar"), lib.resolve("library.jar"), whole)) {
            assertThat(file).hasSameBinaryContentAs(rewritten);
        }
    }
}
