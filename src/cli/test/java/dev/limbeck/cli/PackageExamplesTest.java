package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compiles the Java examples in the package-info files of three modules; ExamplesTest compiles the examples of the
 * core.
 */
final class PackageExamplesTest {
    private static final Path MODULES = Path.of(System.getProperty("user.dir")).resolve("..");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);

    /** The variables that the examples use without declaring them, by package. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("hibernate.generate", "EntityRequest request;"),
            Map.entry("hibernate.scan", "ModelRequest request;"),
            Map.entry("hibernate.find", "ModelRequest request;"),
            Map.entry("hibernate.spring", "ClassLoader loader;"),
            Map.entry("postgresql", "java.sql.Connection connection;"),
            Map.entry("postgresql.rows", "java.sql.Connection connection;"),
            Map.entry("postgresql.ddl", "Sameness sameness; Catalog catalog; dev.limbeck.ops.Operation operation;"),
            Map.entry("cli.page", "RevisionResult result;"),
            Map.entry("cli.review", "RevisionResult result;"),
            Map.entry("cli.html", "Table table;"),
            Map.entry("cli.diagram", "Diagram diagram; HtmlWriter html;"),
            Map.entry("cli.terminal", "String message;"),
            Map.entry("cli.report", "ProcessContext context; CheckResult result;"),
            Map.entry("cli.command", "CommandContext context;"),
            Map.entry("cli.help", "java.io.PrintWriter out; picocli.CommandLine commandLine;"),
            Map.entry("cli.site", "Path folder; SchemaDocumentation documentation;"));

    @ParameterizedTest
    @ValueSource(strings = {"cli", "hibernate", "postgresql"})
    void theExamplesCompile(String module, @TempDir Path classes) throws IOException {
        Path sources = MODULES.resolve(module).resolve("main/java");
        List<JavaFileObject> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.endsWith("package-info.java")).toList()) {
                String name = sources.relativize(file.getParent())
                        .toString()
                        .replace('\\', '.')
                        .replace('/', '.');
                Matcher matcher = EXAMPLE.matcher(Files.readString(file));
                while (matcher.find()) {
                    String code = matcher.group(1).replaceAll("(?m)^ \\* ?", "");
                    if (code.contains(";")) {
                        examples.add(new Example(name, code));
                    }
                }
            }
        }
        assertThat(examples).hasSizeGreaterThan(4);
        assertThat(errors(examples, classes)).isEmpty();
    }

    private static List<String> errors(List<JavaFileObject> examples, Path classes) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, examples)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    /** The source of an example: its statements, put into a method of a class in the package. */
    private static final class Example extends SimpleJavaFileObject {
        private static final List<String> IMPORTS = List.of(
                "java.nio.file.Path",
                "java.util.*",
                "dev.limbeck.app.*",
                "dev.limbeck.command.*",
                "dev.limbeck.result.site.*",
                "dev.limbeck.dialect.*",
                "dev.limbeck.model.*",
                "dev.limbeck.result.*",
                "dev.limbeck.spi.*",
                "dev.limbeck.cli.html.*",
                "dev.limbeck.cli.review.*",
                "dev.limbeck.cli.terminal.*");

        private final String text;

        Example(String name, String code) {
            super(URI.create("string:///" + name.replace('.', '/') + "/Example.java"), Kind.SOURCE);
            StringBuilder source = new StringBuilder("package " + name + ";\n");
            IMPORTS.forEach(each -> source.append("import ").append(each).append(";\n"));
            this.text = source.append("abstract class Example {\n")
                    .append(VARIABLES.getOrDefault(name.substring("dev.limbeck.".length()), ""))
                    .append("\nvoid run() throws Exception {\n")
                    .append(code)
                    .append("\n}\n}\n")
                    .toString();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
