package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that two class files compiled from the same source are recognized as the same code, even if different compilers
 * created them.
 */
final class ClassCodeTest {
    @TempDir
    private Path folder = Path.of(".");

    private byte[] compile(String up, String down) throws IOException {
        String source = "import java.util.function.IntSupplier;\nclass Two {\n"
                + "    int up() { return of(" + up + "); }\n    int down() { return of(" + down + "); }\n"
                + "    static int of(IntSupplier one) { return one.getAsInt(); }\n}\n";
        Path file = Files.writeString(folder.resolve("Two.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", "-d", folder.toString(), file.toString()))
                .isZero();
        return Files.readAllBytes(folder.resolve("Two.class"));
    }

    private static byte[] renamed(byte[] code, String from, String to) {
        String text = new String(code, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from).doesNotContain(to);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theNumbersOfLambdasDoNotMatter() throws IOException {
        byte[] code = compile("() -> 1", "() -> 2");
        byte[] other = renamed(code, "lambda$down$1", "lambda$down$0");
        assertThat(ClassCode.hasSameCode(code, other)).isTrue();
        byte[] nested = compile("() -> of(() -> 1) + of(() -> 3)", "() -> 2");
        assertThat(ClassCode.hasSameCode(nested, renamed(nested, "lambda$up$0", "lambda$up$7")))
                .isTrue();
    }

    @Test
    void whatALambdaDoesMatters() throws IOException {
        byte[] code = compile("() -> 1", "() -> 2");
        assertThat(ClassCode.hasSameCode(code, compile("() -> 1", "() -> 3"))).isFalse();
        assertThat(ClassCode.hasSameCode(code, compile("() -> 2", "() -> 1"))).isFalse();
        assertThat(ClassCode.hasSameCode(code, compile("() -> 1", "() -> of(() -> 2)")))
                .isFalse();
        byte[] nested = compile("() -> of(() -> 1) - of(() -> 3)", "() -> 2");
        assertThat(ClassCode.hasSameCode(nested, compile("() -> of(() -> 3) - of(() -> 1)", "() -> 2")))
                .isFalse();
    }
}
