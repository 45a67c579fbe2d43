package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.load.CompilerImage;
import dev.limbeck.revision.source.RevisionReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Runs a small sample project through the usual commands, so that all classes they need are loaded. The launcher lets
 * Java archive these classes, and later runs load them from the archive. It works in its own folder, reads no
 * environment variables and prints nothing.
 */
public final class Training {
    private static final List<String> ENTITIES = List.of("Shop", "Place", "Article");
    private static final String NAME = "String name;";
    private static final String LONGER =
            NAME + "\n\n    Integer stock;\n\n    @Column(unique = true, length = 300)\n    String code;";
    private static final String OPENED = "Instant opened;";
    private static final String SETTINGS =
            """
            [database]
            url = "jdbc:sqlite:shop.db"

            [model]
            classpath = ["classes"]
            packages = ["shop"]

            [revisions]
            locations = ["db/revisions"]
            package = "db.revisions"
            cache = "cache"
            """;

    private final Path folder;
    private final List<String> failures = new ArrayList<>();

    private Training(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the commands in the folder named by the first argument, unpacks SQLite's native library into the folder named
     * by the second argument, and writes the classes for the compiler to the file named by the third argument. Creates
     * the folders; the caller removes them.
     */
    public static void main(String[] arguments) throws IOException {
        Logging.configure(0);
        CompilerImage.write(Path.of(arguments[2]));
        System.setProperty(CompilerImage.PROPERTY, arguments[2]);
        ServerClasses.load();
        ServerClasses.useJava();
        run(Files.createDirectories(Path.of(arguments[0])));
        unpackSqlite(Path.of(arguments[1]));
    }

    /**
     * Loads the classes that only the process of {@link Main} needs, and the classes that the sample project does not
     * use.
     */
    private static void loadOtherClasses() {
        RevisionReader.read(
                Path.of("A.java"),
                "/** text */ @Revision(id = \"1a\", downRevision = {}, created = \"2026-11-28T00:00:00Z\") class A {}");
        ProcessContext process = process(Path.of(""), new StringWriter());
        try (CommandContext session = new CommandContext(process, new LimbeckCommand())) {
            SignalHook.thread(process, session);
        }
    }

    /** Copies SQLite's native library for this machine to the folder, for later runs to load, if the driver has one. */
    static void unpackSqlite(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            if (in != null) {
                Files.copy(in, Files.createDirectories(folder).resolve(name));
            }
        }
    }

    /**
     * {@return the commands that failed, with their output. If the Java runtime has no compiler, the list has an entry
     * without a command}
     */
    static List<String> run(Path folder) throws IOException {
        loadOtherClasses();
        Training training = new Training(folder);
        Files.writeString(folder.resolve("limbeck.toml"), SETTINGS);
        Files.createDirectories(folder.resolve("db/revisions"));
        if (training.compile(NAME, OPENED)) {
            training.runCommands();
        }
        return training.failures;
    }

    private void runCommands() throws IOException {
        ServerClasses.readEntities(folder.resolve("classes"), List.of("shop"));
        ServerClasses.readEntities(jar(), List.of("shop"));
        run("revision", "--autogenerate", "-m", "shops");
        run("upgrade", "head");
        compile(NAME + "\n\n    Integer stock;\n\n    @Column(unique = true)\n    String code;", OPENED);
        run("revision", "--autogenerate", "-m", "stock");
        run("upgrade", "head", "--plan");
        run("upgrade", "head", "-v");
        compile(LONGER, OPENED);
        run("revision", "--autogenerate", "-m", "longer");
        run("upgrade", "head", "-v");
        compile(LONGER, "Instant opened;\n\n    Boolean open;");
        run("revision", "--autogenerate", "-m", "open");
        run("upgrade", "head");
        run("check");
        run("history");
        run("history", "--indicate-current", "--format", "json");
        run("heads");
        run("current");
        run("show", "head");
        run("upgrade", "--sql", "base:head");
        run("downgrade", "-1");
        run("upgrade", "head");
        run("--version");
        run("upgrade", "--help");
        ServerClasses.connect(url -> execute(new StringWriter(), "current", "--url", url));
    }

    /** Writes the compiled entities to a jar, which is searched with other code than a folder. */
    private Path jar() throws IOException {
        Path jar = folder.resolve("classes.jar");
        try (Stream<Path> classes = Files.list(folder.resolve("classes/shop"));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path file : classes.toList()) {
                out.putNextEntry(new ZipEntry("shop/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private void run(String... arguments) {
        StringWriter printed = new StringWriter();
        if (execute(printed, arguments) != ExitCode.OK) {
            failures.add("limbeck " + String.join(" ", arguments) + ": " + printed);
        }
    }

    private int execute(StringWriter printed, String... arguments) {
        return Main.run(process(folder, printed), arguments);
    }

    private static ProcessContext process(Path folder, StringWriter printed) {
        return new ProcessContext(
                folder,
                Map.of(),
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(printed),
                new PrintWriter(printed),
                false,
                false,
                false);
    }

    /**
     * Compiles the entities, in which {@code name} declares the article's name and {@code opened} the time when the shop
     * was opened, and {@return whether the compilation succeeded}
     */
    private boolean compile(String name, String opened) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            failures.add("no compiler");
            return false;
        }
        String classes = folder.resolve("classes").toString();
        List<String> command = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", classes, "-cp", System.getProperty("java.class.path")));
        for (String entity : ENTITIES) {
            Path source = folder.resolve(entity + ".java");
            String text = text(entity).replace(OPENED, opened);
            Files.writeString(source, entity.equals("Article") ? text.replace(NAME, name) : text);
            command.add(source.toString());
        }
        int code = compiler.run(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                command.toArray(String[]::new));
        if (code != 0) {
            failures.add("the entities do not compile");
        }
        return code == 0;
    }

    private static String text(String entity) throws IOException {
        try (InputStream in = Training.class.getResourceAsStream("training/" + entity + ".java.txt")) {
            if (in == null) {
                throw new IOException(entity + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
