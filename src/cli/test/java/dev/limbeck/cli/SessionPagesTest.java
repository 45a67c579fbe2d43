package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.GaleraCluster;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Tests that certain pages of the guide are real sessions: writes their files, inserts their lines, runs their commands
 * in order, and checks that the output matches the page. With {@code -Dgolden.update=true} the output of this run is
 * written to the page.
 */
final class SessionPagesTest {
    /** A comment above a block specifies what to do with the block; a console block needs no comment. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- (file|insert) (\\S+)(?: after '([^']+)')? -->\n)?```(\\w+)\n(.*?)```\n", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** The database for the page about PostgreSQL. The databases for the other pages are files. */
    private @Nullable String server;

    @ParameterizedTest
    @ValueSource(strings = {"adopt", "tenants"})
    void thePageShowsWhatTheCommandsPrint(String name) throws IOException {
        compare(name);
    }

    /**
     * The page refers to a server on the usual port, but the variable in its limbeck.toml refers to the test server.
     */
    @Test
    @Tag("slow")
    void thePageAboutPostgresqlShowsWhatTheCommandsPrint() throws IOException {
        server = PostgresqlServer.createDatabase();
        compare("postgresql");
    }

    @Test
    @Tag("slow")
    void thePageAboutMariadbShowsWhatTheCommandsPrint() throws IOException {
        server = MariadbServer.createDatabase();
        compare("mariadb");
    }

    @Test
    @Tag("slow")
    void thePageAboutAClusterShowsWhatTheCommandsPrint() throws IOException {
        try (GaleraCluster cluster = GaleraCluster.start(2)) {
            server = cluster.url(cluster.createDatabase());
            compare("cluster");
        }
    }

    /** The classes on the page use the schemas: a new tenant gets its own tables, and each tenant has its own rows. */
    @Test
    @Tag("slow")
    void thePageAboutSchemasOfTenantsShowsWhatTheCommandsPrint() throws Exception {
        server = PostgresqlServer.createDatabase();
        compare("tenant-schemas");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server);
        execute(source, "create schema trondheim");
        requireOwnRows(
                new Class<?>[] {DataSource.class, List.class},
                new Object[] {source, List.of("bergen", "oslo", "trondheim")},
                "insert into note (id, text, pinned) values (nextval('note_seq'), 'n', false)");
    }

    /** Tests the same session with a separate database for each tenant. */
    @Test
    @Tag("slow")
    void thePageAboutDatabasesOfTenantsShowsWhatTheCommandsPrint() throws Exception {
        execute(new MariaDbDataSource(MariadbServer.url("mysql")), "create database template character set utf8mb4");
        server = MariadbServer.url("template");
        compare("tenant-databases");
        execute(
                new MariaDbDataSource(MariadbServer.url("mysql")),
                "create database trondheim character set utf8mb4",
                "delete from oslo.Note");
        Map<String, DataSource> sources = new LinkedHashMap<>();
        for (String tenant : List.of("bergen", "oslo", "trondheim")) {
            sources.put(tenant, new MariaDbDataSource(MariadbServer.url(tenant)));
        }
        requireOwnRows(
                new Class<?>[] {Map.class},
                new Object[] {sources},
                "insert into Note (id, text, pinned) values (nextval(Note_SEQ), uuid(), 0)");
    }

    private static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void requireOwnRows(Class<?>[] types, Object[] arguments, String insert) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {compiled().toUri().toURL()}, getClass().getClassLoader())) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try (SessionFactory factory = (SessionFactory)
                    loader.loadClass("app.Start").getMethod("start", types).invoke(null, arguments)) {
                insertNotes(factory, "bergen", 1, insert);
                insertNotes(factory, "trondheim", 2, insert);
                assertThat(List.of(
                                countNotes(factory, "bergen"),
                                countNotes(factory, "oslo"),
                                countNotes(factory, "trondheim")))
                        .containsExactly(1L, 0L, 2L);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("compiled"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    private static void insertNotes(SessionFactory factory, String tenant, int count, String insert) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            session.beginTransaction();
            for (int i = 1; i <= count; i++) {
                session.createNativeMutationQuery(insert).executeUpdate();
            }
            session.getTransaction().commit();
        }
    }

    private static long countNotes(SessionFactory factory, String tenant) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            return session.createSelectionQuery("select count(*) from Note", Long.class)
                    .getSingleResult();
        }
    }

    private void compare(String name) throws IOException {
        Path file = Processes.ROOT.resolve("docs/guide/" + name + ".md");
        String page = Files.readString(file);
        String real = BLOCK.matcher(page).replaceAll(block -> Matcher.quoteReplacement(replayed(block)));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, real);
        } else {
            assertThat(PrintedCommands.normalised(page)).isEqualTo(PrintedCommands.normalised(real));
        }
    }

    private String replayed(MatchResult block) {
        try {
            String text = block.group(5);
            if ("file".equals(block.group(1))) {
                write(block.group(2), text);
            } else if ("insert".equals(block.group(1))) {
                Path file = folder.resolve(block.group(2));
                String there = Files.readString(file);
                assertThat(there).contains(block.group(3));
                Files.writeString(file, there.replace(block.group(3), block.group(3) + "\n\n" + text.stripTrailing()));
            } else if (block.group(4).equals("console")) {
                return block.group().replace(text, new PrintedCommands(folder, variables()).replay(text));
            }
            return block.group();
        } catch (IOException | SQLException e) {
            throw new AssertionError(block.group(), e);
        }
    }

    private Map<String, String> variables() {
        String url = server;
        return url == null ? Map.of() : Map.of("DB_URL", url);
    }

    private void write(String name, String text) throws IOException, SQLException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        if (name.endsWith(".sql") && !name.startsWith("revisions/")) {
            String url = server == null ? "jdbc:sqlite:" + folder.resolve(name.replace(".sql", ".db")) : server;
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                // The MariaDB driver sends one statement at a time.
                boolean separate = url.startsWith("jdbc:mariadb:");
                for (String sql : separate ? text.split(";\n") : new String[] {text}) {
                    statement.executeUpdate(sql);
                }
            }
        }
    }
}
