package dev.limbeck.hibernate.journey.stored;

import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * An application in a separate JVM that has its own version of Hibernate, time zone and driver settings. The values
 * that Limbeck stores are compared both with the values that Hibernate stores and with the values that Hibernate reads.
 */
public final class StoredApplication {
    private static final String REVISION =
            """
            package app.revisions;
            import dev.limbeck.*;
            import dev.limbeck.hibernate.journey.stored.StoredRows;
            @Revision(id = "%s", downRevision = %s, created = "2026-01-01T00:00:00Z")
            public final class Rev_%s_rows extends Migration {
                @Override public void upgrade(Operations op) throws Exception { StoredRows.%s(op); }
                @Override public void downgrade(Operations op) {}
            }
            """;
    private static final String CHANGING = "aaaaaaaaaaa3";
    private static final String FILLING = "aaaaaaaaaaa2";

    private final Path folder;
    private final String url;
    private final Properties hibernate;

    private StoredApplication(Path folder, String parameters, Properties hibernate) {
        this.folder = folder;
        String quick = (parameters.isEmpty() ? "?" : parameters + "&") + "synchronous=OFF";
        this.url = "jdbc:sqlite:" + folder.resolve("app.db") + quick;
        this.hibernate = hibernate;
    }

    /**
     * Runs the application. The arguments are the folder, the URL parameters, the tool that creates the schema, and
     * Hibernate settings.
     */
    public static void main(String[] args) throws Exception {
        Properties hibernate = new Properties();
        for (String setting : List.of(args).subList(3, args.length)) {
            hibernate.setProperty(setting.replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", ""));
        }
        StoredApplication application = new StoredApplication(Path.of(args[0]), args[1], hibernate);
        List<String> wrong = application.run(args[2].equals("hibernate"));
        wrong.forEach(System.out::println);
        System.out.println((wrong.isEmpty() ? "all right: " : "wrong: ") + StoredRows.summary());
    }

    private List<String> run(boolean hibernateCreates) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("revisions"));
        StoredRows.prepare(url.contains("SECONDS") ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
        if (hibernateCreates) {
            hibernate("create").close();
            new dev.limbeck.command.EnsureVersion(project()).run();
            revision(FILLING, "{}", "insert");
        } else {
            String first = String.valueOf(new Revise(project(), RunListener.SILENT)
                    .run(new RevisionRequest(
                            "everything",
                            true,
                            null,
                            new Decisions(Map.of(), List.of(), Map.of(), List.of()),
                            Prompt.NOBODY))
                    .id());
            new Upgrade(project(), RunListener.SILENT).run("head");
            revision(FILLING, "\"" + first + "\"", "insert");
        }
        String script = new Upgrade(project(), RunListener.SILENT)
                .script("head", "3.40.0")
                .script();
        Path copy = Files.copy(folder.resolve("app.db"), folder.resolve("copy.db"));
        new Upgrade(project(), RunListener.SILENT).run("head");
        try (SessionFactory factory = hibernate("none")) {
            StoredRows.persist(factory);
        }
        Map<String, String> before = StoredRows.raw(url);
        List<String> wrong = new java.util.ArrayList<>();
        try (SessionFactory factory = hibernate("none")) {
            wrong.addAll(StoredRows.compare(factory, before));
            wrong.addAll(PresentRows.compare(factory, url));
        }
        wrong.addAll(scripted(script, copy, before));
        revision(CHANGING, "\"" + FILLING + "\"", "change");
        new Upgrade(project(), RunListener.SILENT).run("head");
        wrong.addAll(StoredRows.changed(before, StoredRows.raw(url)));
        return wrong;
    }

    private static boolean hasShell() {
        try {
            new ProcessBuilder("sqlite3", "-version").start().destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Checks that a script run in the shell stores the same values. */
    private static List<String> scripted(String script, Path copy, Map<String, String> ours)
            throws IOException, SQLException {
        if (!hasShell()) {
            System.err.println("The SQL script was not run: sqlite3 is not installed");
            return List.of();
        }
        Path file = Files.writeString(copy.resolveSibling("script.sql"), script);
        Process shell = new ProcessBuilder("sqlite3", "-bail", copy.toString(), ".read " + file)
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!said.isBlank()) {
            return List.of("The shell said " + said);
        }
        return StoredRows.scripted(ours, StoredRows.raw("jdbc:sqlite:" + copy));
    }

    private SessionFactory hibernate(String creating) {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(Everything.class)
                .addProperties(hibernate)
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.hbm2ddl.auto", creating);
        return configuration.buildSessionFactory();
    }

    private void revision(String id, String before, String method) throws IOException {
        Files.writeString(
                folder.resolve("revisions").resolve("Rev_" + id + "_rows.java"),
                REVISION.formatted(id, before, id, method));
    }

    private Project project() {
        Settings settings = Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl(url)
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .revisionsPackage("app.revisions")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .modelClasspath(List.of(Path.of("target", "test-classes").toAbsolutePath()))
                .modelProperties(hibernate.stringPropertyNames().stream()
                        .collect(Collectors.toMap(name -> name, hibernate::getProperty)))
                .modelPackages(List.of(Everything.class.getPackageName()))
                .load();
        return Project.open(settings);
    }
}
