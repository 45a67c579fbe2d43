package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import dev.limbeck.result.PlannedStatement;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.ProofVerdict.Status;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.VerifyResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tests an application with compiled revisions, on a database file. */
final class LimbeckTest {
    private static final String REVISION =
            """
            package shop.revisions;
            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;
            @Revision(id = "%1$s", downRevision = {%2$s}, created = "2026-01-01T00:00:00Z")
            public final class Rev_%1$s_a_table extends Migration {
                @Override
                public void upgrade(Operations op) {
                    op.createTable("t_%1$s", column("id", integer()));
                }
                @Override
                public void downgrade(Operations op) {
                    op.dropTable("t_%1$s");
                }
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Path classes() {
        return folder.resolve("classes");
    }

    @BeforeEach
    void compile() throws IOException {
        Files.createDirectories(classes());
        List<String> arguments = new ArrayList<>(List.of(
                "-d", classes().toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn"));
        String[][] revisions = {{"aaaa", ""}, {"bbbb", "\"aaaa\""}, {"cccc", "\"bbbb\""}};
        for (String[] revision : revisions) {
            Path source = folder.resolve("Rev_" + revision[0] + "_a_table.java");
            Files.writeString(source, REVISION.formatted(revision[0], revision[1]));
            arguments.add(source.toString());
        }
        OutputStream nowhere = OutputStream.nullOutputStream();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, nowhere, nowhere, arguments.toArray(String[]::new)))
                .isZero();
    }

    private SQLiteDataSource source() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        return source;
    }

    private Configuration configuration(Path... classpath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : classpath) {
            urls.add(entry.toUri().toURL());
        }
        return Limbeck.configure()
                .dataSource(source())
                .revisions("shop.revisions")
                .classLoader(new URLClassLoader(urls.toArray(URL[]::new), LimbeckTest.class.getClassLoader()));
    }

    private Limbeck limbeck(Path... classpath) throws MalformedURLException {
        return configuration(classpath).load();
    }

    private static List<String> ids(List<RevisionInfo> revisions) {
        return revisions.stream().map(RevisionInfo::id).toList();
    }

    @Test
    void upgradesToTheHeadAndDowngradesToTheBase() throws Exception {
        Limbeck limbeck = limbeck(classes());
        assertThat(limbeck.current()).isEmpty();
        assertThat(ids(limbeck.pending())).containsExactly("aaaa", "bbbb", "cccc");
        assertThat(ids(limbeck.upgrade("+1").revisions())).containsExactly("aaaa");
        assertThat(ids(limbeck.pending())).containsExactly("bbbb", "cccc");
        assertThat(limbeck.upgrade("head").current()).containsExactly("cccc");
        assertThat(limbeck.pending()).isEmpty();
        assertThat(limbeck.upgrade("head").revisions()).isEmpty();
        assertThat(ids(limbeck.history())).containsExactly("cccc", "bbbb", "aaaa");
        assertThat(limbeck.history().get(0).marks().current()).isTrue();
        assertThat(ids(limbeck.heads())).containsExactly("cccc");
        assertThat(tables()).containsExactly("alembic_version", "t_aaaa", "t_bbbb", "t_cccc");
        limbeck.downgrade("base");
        assertThat(tables()).containsExactly("alembic_version");
    }

    @Test
    void findsRevisionsInAJarWithAndWithoutFolderEntries() throws Exception {
        for (boolean folders : new boolean[] {true, false}) {
            Path jar = jar(folders);
            assertThat(ids(limbeck(jar).pending()))
                    .as("folder entries: %s", folders)
                    .containsExactly("aaaa", "bbbb", "cccc");
        }
    }

    private Path jar(boolean folderEntries) throws IOException {
        Path jar = folder.resolve("shop-" + folderEntries + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.sorted().toList()) {
                String name = classes().relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                } else if (folderEntries && !name.isEmpty()) {
                    out.putNextEntry(new JarEntry(name + "/"));
                }
            }
        }
        return jar;
    }

    @Test
    void instancesThatStartAtTheSameTimeApplyEachRevisionOnce() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(6);
        try {
            Callable<List<String>> start =
                    () -> ids(limbeck(classes()).upgrade("head").revisions());
            List<String> applied = new ArrayList<>();
            for (Future<List<String>> instance : instances.invokeAll(java.util.Collections.nCopies(6, start))) {
                applied.addAll(instance.get());
            }
            assertThat(applied).containsExactlyInAnyOrder("aaaa", "bbbb", "cccc");
        } finally {
            instances.shutdownNow();
        }
        assertThat(limbeck(classes()).pending()).isEmpty();
    }

    @Test
    void returnsAConnectionInItsOriginalState() throws Exception {
        try (Connection only = source().getConnection();
                Statement statement = only.createStatement()) {
            statement.execute("PRAGMA foreign_keys=ON");
            statement.execute("PRAGMA busy_timeout=1234");
            Pool pool = new Pool(only);
            Limbeck.configure()
                    .dataSource(pool)
                    .revisions("shop.revisions")
                    .classLoader(new URLClassLoader(
                            new URL[] {classes().toUri().toURL()}, LimbeckTest.class.getClassLoader()))
                    .load()
                    .upgrade("head");
            assertThat(pool.lent()).isZero();
            assertThat(ask(only, "PRAGMA busy_timeout")).isEqualTo("1234");
            assertThat(ask(only, "PRAGMA foreign_keys")).isEqualTo("1");
            assertThat(only.getAutoCommit()).isTrue();
        }
    }

    @Test
    void supportsAPoolWithAutoCommitOff() throws Exception {
        try (Connection only = source().getConnection()) {
            only.setAutoCommit(false);
            Pool pool = new Pool(only);
            Limbeck limbeck = Limbeck.configure()
                    .dataSource(pool)
                    .revisions("shop.revisions")
                    .classLoader(new URLClassLoader(
                            new URL[] {classes().toUri().toURL()}, LimbeckTest.class.getClassLoader()))
                    .load();
            assertThat(limbeck.upgrade("head").current()).containsExactly("cccc");
            limbeck.downgrade("-1");
            assertThat(pool.lent()).isZero();
            assertThat(only.getAutoCommit()).isFalse();
        }
        assertThat(tables()).containsExactly("alembic_version", "t_aaaa", "t_bbbb");
    }

    @Test
    void upgradesAndDowngradesRevisionByRevision() throws Exception {
        for (String id : List.of("aaaa", "bbbb", "cccc")) {
            limbeck(classes()).upgrade(id);
            assertThat(ids(limbeck(classes()).current())).containsExactly(id);
            assertThat(tables()).contains("t_" + id);
        }
        for (String id : List.of("bbbb", "aaaa")) {
            limbeck(classes()).downgrade(id);
            assertThat(ids(limbeck(classes()).current())).containsExactly(id);
        }
        assertThat(tables()).containsExactly("alembic_version", "t_aaaa");
    }

    @Test
    void findsChangesMadeByHandAndProvesTheHistory() throws Exception {
        Limbeck limbeck = limbeck(classes());
        limbeck.upgrade("head");
        assertThat(limbeck.drift().changes()).isEmpty();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table t_bbbb add column note text");
        }
        assertThat(limbeck.drift().changes())
                .extracting(Change::kind, Change::table, Change::name)
                .containsExactly(tuple(ChangeKind.ADDED_COLUMN, "t_bbbb", "note"));
        VerifyResult verified = limbeck.verify();
        assertThat(verified.isBroken()).isFalse();
        assertThat(verified.verdicts())
                .extracting(ProofVerdict::status)
                .containsExactly(Status.PASSED, Status.PASSED, Status.PASSED, Status.PASSED, Status.SKIPPED);
        assertThat(verified.verdicts().get(4).text()).isEqualTo("no entities are configured");
        assertThatThrownBy(limbeck()::verify).hasMessageContaining("No revision was found");
    }

    @Test
    void writesAnEmptyRevisionAndAppliesIt() throws Exception {
        Path sources = folder.resolve("shop/revisions");
        Files.createDirectories(sources);
        for (String id : List.of("aaaa", "bbbb", "cccc")) {
            Files.move(folder.resolve("Rev_" + id + "_a_table.java"), sources.resolve("Rev_" + id + "_a_table.java"));
        }
        Limbeck limbeck = Limbeck.configure()
                .dataSource(source())
                .revisions("shop.revisions")
                .revisionsFolder(sources)
                .load();
        assertThat(ids(limbeck.heads())).containsExactly("cccc");
        RevisionResult written = limbeck.revision(RevisionOptions.empty("by hand")
                .id("dddd")
                .after("bbbb")
                .splice()
                .branchLabels("other"));
        assertThat(written.file())
                .isEqualTo(sources.resolve("Rev_dddd_by_hand.java"))
                .exists();
        assertThat(ids(limbeck.heads())).containsExactlyInAnyOrder("cccc", "dddd");
        assertThat(limbeck.upgrade("other@head").current()).containsExactly("dddd");
        assertThatThrownBy(() -> limbeck.revision("generated"))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("entities(");
        assertThatThrownBy(() -> limbeck(classes()).revision(RevisionOptions.empty("x")))
                .hasMessageContaining("revisionsFolder(");
    }

    @Test
    void notifiesTheListenerInOrder() throws Exception {
        List<String> events = new ArrayList<>();
        Limbeck limbeck = configuration(classes())
                .listener(new MigrationListener() {
                    @Override
                    public void revisionStarted(RunningRevision revision) {
                        events.add(revision.direction() + " " + revision.id() + " " + revision.from() + " "
                                + revision.to() + " " + revision.message());
                    }

                    @Override
                    public void revisionFinished(RunningRevision revision, Duration duration) {
                        events.add("finished " + revision.id() + " " + !duration.isNegative());
                    }

                    @Override
                    public void statementStarted(PlannedStatement statement) {
                        events.add(statement.sql());
                    }

                    @Override
                    public void statementFinished(PlannedStatement statement, Duration duration) {
                        events.add("done " + !duration.isNegative());
                    }

                    @Override
                    public void warningIssued(String message) {
                        events.add("warning " + message);
                    }

                    @Override
                    public void runFinished(RunResult result, Duration duration) {
                        events.add("end " + result.current() + " " + !duration.isNegative());
                    }
                })
                .load();
        limbeck.upgrade("aaaa");
        limbeck.downgrade("base");
        assertThat(events)
                .containsExactly(
                        "UPGRADE aaaa base aaaa a table",
                        "CREATE TABLE t_aaaa (\n    id integer\n)",
                        "done true",
                        "finished aaaa true",
                        "end [aaaa] true",
                        "DOWNGRADE aaaa aaaa base a table",
                        "DROP TABLE main.t_aaaa",
                        "done true",
                        "finished aaaa true",
                        "end [] true");
    }

    @Test
    void readsASettingsFileIfConfigured() throws Exception {
        Path file = folder.resolve("limbeck.toml");
        Files.writeString(file, "[revisions]\nversion_table = \"schema_version\"\n");
        Limbeck limbeck = Limbeck.configure()
                .config(file)
                .databaseUrl("jdbc:sqlite:" + folder.resolve("shop.db"))
                .revisions("shop.revisions")
                .classLoader(
                        new URLClassLoader(new URL[] {classes().toUri().toURL()}, LimbeckTest.class.getClassLoader()))
                .load();
        limbeck.upgrade("head");
        assertThat(tables()).contains("schema_version").doesNotContain("alembic_version");
    }

    @Test
    void errorMessagesContainNoPassword() throws Exception {
        SQLiteDataSource unreachable = new SQLiteDataSource();
        unreachable.setUrl("jdbc:sqlite:" + folder.resolve("no/such/folder/shop.db?password=hush"));
        Limbeck broken = Limbeck.configure()
                .dataSource(unreachable)
                .revisions("shop.revisions")
                .load();
        assertThatThrownBy(broken::current)
                .isInstanceOf(ExecutionException.class)
                .satisfies(failure -> {
                    StringWriter text = new StringWriter();
                    failure.printStackTrace(new PrintWriter(text, true));
                    assertThat(failure.getMessage()).contains("data source").doesNotContain("hush");
                });
        Limbeck nothing = limbeck();
        assertThatThrownBy(() -> nothing.upgrade("head")).hasMessageContaining("shop.revisions");
        Limbeck check = limbeck(classes());
        check.upgrade("head");
        assertThatThrownBy(check::check).isInstanceOf(CommandException.class).hasMessageContaining("entities");
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select name from sqlite_schema where type = 'table' order by name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
