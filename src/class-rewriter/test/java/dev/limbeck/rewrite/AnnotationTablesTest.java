package dev.limbeck.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that reads annotations gets the same values before and after the annotations are replaced. */
final class AnnotationTablesTest {
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final String CODE = "dev/limbeck/rewrite/AnnotatedCode";

    @TempDir
    private Path folder;

    private static Map<String, byte[]> classes(String... names) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = CLASSES.relativize(file).toString().replace('\\', '/');
                if (Stream.of(names).anyMatch(name::startsWith)) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static Map<String, byte[]> supported() throws IOException {
        return classes(CODE, "picocli/EveryKind", "picocli/Marker", "picocli/AnnotationReader");
    }

    private Path written(Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve("code.jar");
        JarFiles.write(entries, jar);
        return jar;
    }

    private Path rewritten(Map<String, byte[]> entries) throws IOException {
        Path jar = written(entries);
        Path result = folder.resolve("rewritten.jar");
        new ClassRewriter(List.of(jar)).rewrite(jar, result);
        return result;
    }

    /** Runs the code of the jar and {@return its result}. */
    private static String run(Path jar, String className) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Object code = loader.loadClass(className).getDeclaredConstructor().newInstance();
            return String.valueOf(((Callable<?>) code).call());
        }
    }

    @Test
    void eachValueIsTheSameAsThatOfTheAnnotation() throws Exception {
        String before = run(written(supported()), "picocli.AnnotationReader");
        assertThat(before)
                .hasLineCount(10)
                .contains("class true picocli.EveryKind", "large=-9223372036854775808", "type=int")
                .contains("text true picocli.EveryKind", "constructor picocli.Marker", "plain false none");
        assertThat(run(rewritten(supported()), "picocli.AnnotationReader")).isEqualTo(before);
    }

    @Test
    void plainClassesImplementTheAnnotations() throws Exception {
        assertThat(run(written(supported()), "picocli.AnnotationReader$Kind")).contains("$Proxy");
        assertThat(run(rewritten(supported()), "picocli.AnnotationReader$Kind")).isEqualTo("picocli.Marker$$Values");
    }

    @Test
    void theAnnotationsOfAClassThatIsLeftAloneAreReadByJava() throws Exception {
        Map<String, byte[]> entries = supported();
        String before = run(written(entries), "picocli.AnnotationReader");
        entries.put("META-INF/versions/99/" + CODE + ".class", new byte[0]);
        Path rewritten = rewritten(entries);
        assertThat(JarFiles.read(rewritten)).doesNotContainKey(CODE + "$$Annotations.class");
        assertThat(run(rewritten, "picocli.AnnotationReader")).isEqualTo(before);
        assertThat(run(rewritten, "picocli.AnnotationReader$Kind")).contains("$Proxy");
    }

    @Test
    void theSameJarIsWrittenEachTimeWithANoticeOfTheChange() throws Exception {
        Path rewritten = rewritten(supported());
        byte[] first = Files.readAllBytes(rewritten);
        assertThat(JarFiles.read(rewritten))
                .containsKeys(ClassRewriter.NOTICE, CODE + "$$Annotations.class", "picocli/EveryKind$$Values.class");
        assertThat(rewritten(supported())).hasBinaryContent(first);
        new ClassRewriter(List.of(rewritten)).rewrite(rewritten, rewritten);
        assertThat(rewritten).hasBinaryContent(first);
    }

    @Test
    void whatCannotBeReplacedEndsTheBuild() {
        assertUnsupported("several methods [method]", "dev/limbeck/rewrite/UnsupportedAnnotations$Overloaded");
        assertUnsupported("has an annotated parameter", "dev/limbeck/rewrite/UnsupportedAnnotations$Parameter");
        assertUnsupported("A value of the type picocli.Marker is not supported", "picocli/Nested");
        assertUnsupported("picocli/InheritedMarker is inherited", "picocli/InheritedMarker");
    }

    private void assertUnsupported(String message, String name) {
        assertThatThrownBy(() -> rewritten(classes(name, "picocli/Marker")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
