package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the examples in Javadoc. */
final class ExamplesTest {
    private static final Path SOURCES = Path.of(System.getProperty("user.dir")).resolve("main/java");
    private static final Pattern METHOD = Pattern.compile(
            "(/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*\n"
                    + "    (?=\\S)(?:default )?(?:@Nullable\\s+)?[\\w<>\\[\\], ]+ (\\w+)\\([^;{]*[;{]",
            Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("public (?:final )?class (\\w+)");

    /** The variables that an example may use without declaring them. */
    private static final String VARIABLES =
            """
            Catalog catalog;
            Column column;
            Connection connection;
            DataSource dataSource;
            Dialect dialect;
            List<Path> folders;
            Schema live;
            ClassLoader loader;
            Schema model;
            Operation operation;
            Operations operations;
            ModelRequest request;
            RevisionFile revisionFile;
            RevisionText text;
            String url;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"Operations", "RevisionContext", "Batch", "ColumnChange", "CustomOperation"})
    void everyMethodHasAnExample(String type) throws IOException {
        String source = Files.readString(SOURCES.resolve("dev/limbeck").resolve(type + ".java"));
        List<String> methods = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Matcher matcher = METHOD.matcher(source.substring(source.indexOf("public interface")));
        while (matcher.find()) {
            methods.add(matcher.group(2));
            if (matcher.group(1) == null || !matcher.group(1).contains("{@code")) {
                without.add(matcher.group(2));
            }
        }
        assertThat(methods).hasSizeGreaterThan(1);
        assertThat(without).isEmpty();
    }

    @Test
    void theExamplesOfPackagesCompile(@TempDir Path classes) throws IOException {
        List<Path> packages = packages();
        List<JavaFileObject> examples = new ArrayList<>();
        for (Path folder : packages) {
            Matcher matcher = EXAMPLE.matcher(Files.readString(folder.resolve("package-info.java")));
            while (matcher.find()) {
                String code = matcher.group(1).replaceAll("(?m)^ \\* ?", "");
                examples.add(new Source(folder, imports(folder, packages), code));
            }
        }
        assertThat(examples).hasSizeGreaterThan(10);
        assertThat(errors(examples, classes)).isEmpty();
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    /** Returns imports for all packages; the public types of the given package take precedence. */
    private static String imports(Path folder, List<Path> packages) throws IOException {
        List<String> names = new ArrayList<>(
                List.of("java.nio.file.Path", "java.sql.Connection", "java.util.*", "javax.sql.DataSource"));
        packages.forEach(each -> names.add(nameOf(each) + ".*"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                if (Files.isRegularFile(file)
                        && Files.readString(file).matches("(?sm).*^public .*\\b" + type + "\\b.*")) {
                    names.add(nameOf(folder) + "." + type);
                }
            }
        }
        StringBuilder imports = new StringBuilder();
        names.forEach(name -> imports.append("import ").append(name).append(";\n"));
        return imports.toString();
    }

    private static String nameOf(Path folder) {
        return SOURCES.relativize(folder).toString().replace('\\', '/').replace('/', '.');
    }

    private static List<String> errors(List<JavaFileObject> sources, Path classes) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, sources)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    /**
     * Returns an example as a compilation unit: a class is left unchanged, whereas statements are put into a method.
     */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Path folder, String imports, String code) {
            super(URI.create("string:///" + className(folder, code) + ".java"), Kind.SOURCE);
            text = imports
                    + (CLASS.matcher(code).find()
                            ? code
                            : "abstract class " + className(folder, code) + " {\n" + VARIABLES
                                    + "void run() throws Exception {\n" + code + "\n}\n}\n");
        }

        private static String className(Path folder, String code) {
            Matcher declared = CLASS.matcher(code);
            return declared.find()
                    ? declared.group(1)
                    : "ExampleOf_" + nameOf(folder).replace('.', '_');
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
