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

/** The Java code of the guide page about applications compiles against the public packages alone. */
final class ApplicationGuideTest {
    private static final Path PAGE = Path.of("../../docs/guide/application.md");
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\n");

    @Test
    void theCodeCompiles(@TempDir Path folder) throws IOException {
        String page = Files.readString(PAGE);
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
        assertThat(count).isGreaterThan(3);
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
        assertThat(page).contains("`drift()`", "`verify()`", "`revision(\"message\")`");
    }

    private static String source(String name, String block) {
        return "import dev.limbeck.app.*;\nimport dev.limbeck.result.*;\nimport dev.limbeck.settings.SettingKey;\n"
                + "import java.nio.file.Path;\nimport java.sql.Driver;\nimport java.time.Duration;\nimport java.util.Map;\nimport java.util.ServiceLoader;\n"
                + "import javax.sql.DataSource;\n"
                + "class " + name + " {\n    void run(DataSource dataSource, ClassLoader projectLoader) {\n" + block
                + "    }\n}\n";
    }
}
