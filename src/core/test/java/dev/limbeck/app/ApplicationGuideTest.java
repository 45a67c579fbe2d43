package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that the Java code in the guide pages about applications compiles if only the public packages are accessible.
 */
final class ApplicationGuideTest {
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\n");

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("../../docs/guide", name));
    }

    @Test
    void thePageNamesTheMethods() throws IOException {
        assertThat(page("application.md")).contains("`drift()`", "`verify()`", "`revision(\"message\")`");
    }

    @ParameterizedTest
    @CsvSource({"application.md, 4", "tenants.md, 1"})
    void theCodeCompiles(String name, int blocks, @TempDir Path folder) throws IOException {
        String page = page(name);
        Matcher code = CODE.matcher(page);
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:all",
                "-Werror"));
        int count = 0;
        while (code.find()) {
            Path file = folder.resolve("Block" + ++count + ".java");
            Files.writeString(
                    file, source("Block" + count, IMPORT.matcher(code.group(1)).replaceAll("")));
            arguments.add(file.toString());
        }
        assertThat(count).isGreaterThanOrEqualTo(blocks);
        StringWriter errors = new StringWriter();
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        arguments.stream()
                                .filter(each -> !each.endsWith(".java"))
                                .toList(),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjectsFromStrings(arguments.stream()
                                        .filter(each -> each.endsWith(".java"))
                                        .toList()))
                .call();
        assertThat(errors.toString()).isEmpty();
        assertThat(compiles).isTrue();
    }

    private static String source(String name, String block) {
        return "import dev.limbeck.app.*;\nimport dev.limbeck.result.*;\nimport dev.limbeck.result.fleet.*;\nimport dev.limbeck.settings.SettingKey;\n"
                + "import java.nio.file.Path;\nimport java.sql.Driver;\nimport java.time.Duration;\nimport java.util.Map;\nimport java.util.ServiceLoader;\n"
                + "import javax.sql.DataSource;\n"
                + "class " + name + " {\n    void run(DataSource dataSource, ClassLoader projectLoader,"
                + " Map<String, DataSource> dataSourcesByTenant, java.util.function.Consumer<String> log) {\n" + block
                + "    }\n}\n";
    }
}
