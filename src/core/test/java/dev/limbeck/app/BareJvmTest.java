package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.ForkedProcess;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** Tests a JVM whose class path contains only limbeck-core, the JDBC driver and the application. */
final class BareJvmTest {
    /** Compiled revisions that together use every operation, and the revisions of the sample project. */
    private static final Path REVISIONS = Path.of("test", "resources", "published", "23e2921", "classes");

    private static final String APPLICATION =
            """
            import dev.limbeck.app.Configuration;
            import dev.limbeck.app.Limbeck;
            import dev.limbeck.LimbeckException;
            import java.nio.file.Path;
            public final class Application {
                public static void main(String[] args) throws Exception {
                    try {
                        Class.forName("org.tomlj.Toml");
                        throw new AssertionError("tomlj is on the class path");
                    } catch (ClassNotFoundException expected) {
                        System.out.println("bare");
                    }
                    Configuration configuration = Limbeck.configure()
                            .databaseUrl("jdbc:sqlite:" + args[0])
                            .revisions(args[1]);
                    if (args.length > 2) {
                        configuration.config(Path.of(args[2]));
                    }
                    try {
                        Limbeck limbeck = configuration.load();
                        System.out.println("pending " + limbeck.pending().size());
                        System.out.println("applied " + limbeck.upgrade("heads").revisions().size());
                        System.out.println("drift " + limbeck.drift().changes().size());
                        System.out.println("broken " + limbeck.verify().isBroken());
                        System.out.println("reverted " + limbeck.downgrade("-1").revisions().size());
                        System.out.println("applied " + limbeck.upgrade("heads").revisions().size());
                        System.out.println("history " + limbeck.history().size());
                    } catch (LimbeckException e) {
                        System.out.println(e.code() + ": " + e.getMessage());
                    }
                }
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void compile() throws Exception {
        Path source = Files.writeString(folder.resolve("Application.java"), APPLICATION);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-cp", location(Limbeck.class), source.toString());
        assertThat(result).isZero();
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Returns the lines that the application prints. */
    private List<String> run(String... arguments) throws IOException, URISyntaxException, InterruptedException {
        return run(List.of(), arguments);
    }

    private List<String> run(List<String> options, String... arguments)
            throws IOException, URISyntaxException, InterruptedException {
        String classPath = String.join(
                File.pathSeparator,
                folder.toString(),
                REVISIONS.toAbsolutePath().toString(),
                location(Limbeck.class),
                location(JDBC.class));
        List<String> command = new ArrayList<>(ForkedProcess.command(classPath, Limbeck.class, arguments).stream()
                .map(word -> word.equals(Limbeck.class.getName()) ? "Application" : word)
                .toList());
        command.addAll(1, options);
        try (ForkedProcess process = ForkedProcess.start(command)) {
            List<String> lines = process.rest().lines().toList();
            assertThat(process.exitCode()).as(lines.toString()).isZero();
            return lines;
        }
    }

    @Test
    void upgradesADatabase() throws Exception {
        Path file = folder.resolve("shop.db");
        assertThat(run(file.toString(), "db.revisions"))
                .containsExactly(
                        "bare",
                        "pending 3",
                        "applied 3",
                        "drift 0",
                        "broken false",
                        "reverted 1",
                        "applied 1",
                        "history 3");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet version =
                        connection.createStatement().executeQuery("select version_num from alembic_version")) {
            assertThat(version.getString(1)).isEqualTo("e0f4c2b1d9aa");
        }
    }

    /** A runtime image might have been created without the Flight Recorder module. */
    @Test
    void upgradesADatabaseWithoutTheFlightRecorder() throws Exception {
        List<String> options = List.of("--limit-modules", "java.sql,java.compiler");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (ForkedProcess modules =
                ForkedProcess.start(List.of(java, options.get(0), options.get(1), "--list-modules"))) {
            assertThat(modules.rest()).contains("java.sql").doesNotContain("jdk.jfr");
        }
        assertThat(run(options, folder.resolve("shop.db").toString(), "db.revisions"))
                .contains("applied 3", "reverted 1");
    }

    @Test
    void everyOperationRuns() throws Exception {
        assertThat(run(folder.resolve("all.db").toString(), "db.published"))
                .contains("bare")
                .anyMatch(line -> line.matches("applied [3-9]"))
                .noneMatch(line -> line.startsWith("internal") || line.contains("NoClassDef"));
    }

    @Test
    void anApplicationGetsNoLibraryFromTheCore() throws IOException {
        String dependencies = Files.readString(Path.of("pom.xml"));
        assertThat(dependencies.split("<dependency>", -1))
                .hasSizeGreaterThan(3)
                .filteredOn(each -> each.contains("</dependency>"))
                .as(
                        "libraries for tests, optional libraries, and those that the application provides are not passed on")
                .allMatch(each -> each.contains("<scope>test</scope>")
                        || each.contains("<scope>provided</scope>")
                        || each.contains("<optional>true</optional>"));
    }

    /** A developer may start an application in the folder of its own project. */
    @Test
    void theFileInTheWorkingDirectoryIsNotReadUnlessTheApplicationAsksForIt() throws Exception {
        Path file = Path.of("limbeck.toml");
        assertThat(file).doesNotExist();
        Files.writeString(file, "[database]\nurl = \"jdbc:sqlite:wrong.db\"\n");
        try {
            assertThat(run(folder.resolve("shop.db").toString(), "db.revisions"))
                    .contains("applied 3");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileThatCannotBeReadWithoutTheLibraryIsAClearError() throws Exception {
        Path file = Files.writeString(folder.resolve("limbeck.toml"), "[database]\nurl = \"jdbc:sqlite:shop.db\"\n");
        assertThat(String.join("\n", run(folder.resolve("shop.db").toString(), "db.revisions", file.toString())))
                .contains(
                        "invalid-settings: " + file + " cannot be read",
                        "the TOML library is not on the class path",
                        "org.tomlj:tomlj");
        assertThat(folder.resolve("shop.db")).doesNotExist();
    }
}
