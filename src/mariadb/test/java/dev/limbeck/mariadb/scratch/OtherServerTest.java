package dev.limbeck.mariadb.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.execute.failure.ScratchNotPermittedException;
import dev.limbeck.mariadb.MariadbInstance;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.testing.OneProject;
import dev.limbeck.testing.models.Everything;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a server that converts table names to lower case, both as the server of the live database and as a separate
 * server for scratch databases.
 */
class OtherServerTest {
    private static MariadbInstance folding;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(MariadbInstance.findProblem() == null, MariadbInstance::findProblem);
        folding = MariadbInstance.install(
                "--lower-case-table-names=1", "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync");
        folding.start();
    }

    @AfterAll
    static void stop() {
        if (folding != null) {
            folding.close();
        }
    }

    private OneProject project(String scratchUrl, String scratch) {
        OneProject plain = new OneProject(folder, Everything.class);
        return new OneProject(folder, settings -> plain.model()
                .apply(settings)
                .databaseScratch(scratch)
                .set(SettingKey.DATABASE_SCRATCH_URL, scratchUrl));
    }

    private static List<String> databases(MariadbInstance server) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(server.url("mysql"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show databases")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void aHistoryLeadsToTheEntitiesAndBack() throws IOException {
        OneProject project = new OneProject(folder, Everything.class);
        String sqlite = "jdbc:sqlite:" + folder.resolve("app.db");
        project.autogenerate(sqlite);
        String url = folding.createDatabase("history");
        project.upgrade(url, "head");
        assertThat(project.tables(url)).allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
        Configuration configuration = new Configuration();
        configuration.addAnnotatedClass(Everything.class);
        configuration.setProperty("hibernate.connection.url", url);
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
        }
        assertThat(project.check(url).changes()).isEmpty();
        project.downgrade(url, "base");
        assertThat(project.tables(url)).containsOnly("alembic_version");
    }

    @Test
    void aHistoryMadeThereIsAppliedToAServerThatKeepsTheCase() throws IOException {
        OneProject project = new OneProject(folder, Everything.class);
        String url = folding.createDatabase("made");
        project.autogenerate(url);
        project.upgrade(url, "head");
        assertThat(project.check(url).changes()).isEmpty();
        String other = MariadbServer.createDatabase();
        project.upgrade(other, "head");
        assertThat(project.check(other).changes()).isEmpty();
    }

    @Test
    void scratchDatabasesNeedAServerWithTheSameSettings() {
        String url = MariadbServer.createDatabase();
        assertThatThrownBy(() -> project(folding.url(""), "live").autogenerate(url))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining(
                        "The server of database.scratch_url has lower_case_table_names = 1, but the database's"
                                + " server has lower_case_table_names = 0. They store schemas differently: specify"
                                + " a server with the same value of this setting");
        assertThat(new OneProject(folder, Everything.class).tables(url)).isEmpty();
    }

    @Test
    void aUrlOfTheSameServerNeedsThePermission() {
        String url = MariadbServer.createDatabase();
        String same = url.replace("127.0.0.1", "localhost");
        assertThatThrownBy(() -> project(same, "none").autogenerate(url))
                .isInstanceOf(ScratchNotPermittedException.class)
                .hasMessageContaining("database.scratch_url points to the server of the database");
        assertThat(project(same, "live").autogenerate(url).file()).isNotNull();
    }

    /** A different sql_mode on the server has no effect, because Limbeck's sessions set their own sql_mode. */
    @Test
    void anotherServerIsUsed() throws IOException, SQLException {
        String url = folding.createDatabase("used");
        try (MariadbInstance other =
                MariadbInstance.install("--lower-case-table-names=1", "--character-set-server=latin1", "--sql-mode=")) {
            other.start();
            OneProject project = project(other.url(""), "none");
            project.autogenerate(url);
            project.upgrade(url, "head");
            assertThat(project.check(url).changes()).isEmpty();
            assertThat(databases(other)).noneMatch(name -> name.startsWith("limbeck"));
            assertThat(databases(folding)).noneMatch(name -> name.startsWith("limbeck"));
        }
    }
}
