package dev.limbeck.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Main;
import dev.limbeck.cli.terminal.ProcessContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project for the command whose database is on a test server. */
public class ServerProject {
    private final Path folder;
    private final String url;

    /** Creates a project in the folder, with the settings for the database. */
    public ServerProject(Path folder, String url) {
        this.folder = folder;
        this.url = url;
        writeFile("limbeck.toml", settings(url));
    }

    public static String settings(String url) {
        return "[database]\nurl = \"" + url
                + "\"\nscratch = \"live\"\n\n[model]\nclasspath = [\"classes\"]\n\n[revisions]\nlocations ="
                + " [\"revisions\"]\ncache = \"cache\"\n";
    }

    public String url() {
        return url;
    }

    /** The output of a run. */
    public record Outcome(int code, String out, String err) {}

    public Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ProcessContext surroundings = new ProcessContext(
                folder,
                Map.of(),
                new BufferedReader(new StringReader("")),
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                false,
                false);
        int code = Main.run(surroundings, arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Runs a command that must succeed; {@return its output} */
    public String output(String... arguments) {
        Outcome outcome = run(arguments);
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        return outcome.out();
    }

    /** Writes a file of the project. */
    public ServerProject write(String file, String text) {
        writeFile(file, text);
        return this;
    }

    private void writeFile(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the project's entities with the given class. */
    public ServerProject entities(String source) {
        String name = source.replaceFirst("(?s).*?public class (\\w+).*", "$1");
        write("src/" + name + ".java", source);
        return compile();
    }

    /** Compiles the entities of the project. */
    public ServerProject compile() {
        List<String> arguments = new ArrayList<>(
                List.of("-d", folder.resolve("classes").toString(), "-cp", System.getProperty("java.class.path")));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            Files.createDirectories(folder.resolve("classes"));
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(
                            null, files, problems, arguments, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(problems.getDiagnostics().toString()).isTrue();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a revision from the entities and applies it, so that the database matches the entities. */
    public String migrate(String message) {
        output("revision", "--autogenerate", "-m", message);
        output("upgrade", "head");
        assertThat(run("check"))
                .satisfies(
                        check -> assertThat(check.code()).as(check.toString()).isZero());
        return newestRevision();
    }

    /** {@return the id of the newest revision that the database has} */
    public String head() {
        return ask("select version_num from alembic_version");
    }

    public String newestRevision() {
        try (var files = Files.list(folder.resolve("revisions"))) {
            Path newest = files.filter(file -> file.toString().endsWith(".java"))
                    .max((one, other) -> modified(one) < modified(other) ? -1 : 1)
                    .orElseThrow();
            return Files.readString(newest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).to(java.util.concurrent.TimeUnit.MICROSECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void sql(String sql) {
        sql(url, sql);
    }

    public void sql(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String ask(String sql) {
        return ask(url, sql);
    }

    public String ask(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
