package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.DatabaseAddress;
import dev.limbeck.execute.Dialects;
import dev.limbeck.execute.SessionStart;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.h2.H2Dialect;
import dev.limbeck.model.TableName;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tests {@code database.init_sql}, {@code database.schema} and {@code database.role}. */
final class SessionSettingsTest {
    private static final Path REVISIONS = Path.of("test", "resources", "published", "23e2921", "classes");
    private static final String SERVER = "jdbc:h2:mem:sessions;DB_CLOSE_DELAY=-1";

    @TempDir
    private Path folder = Path.of(".");

    private Configuration configuration(Consumer<SettingsBuilder> settings) throws IOException {
        return Limbeck.configure()
                .revisions("db.revisions")
                .classLoader(new URLClassLoader(
                        new URL[] {REVISIONS.toAbsolutePath().toUri().toURL()}, Limbeck.class.getClassLoader()))
                .settings(settings);
    }

    private String file() {
        return "jdbc:sqlite:" + folder.resolve("shop.db");
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery(sql)) {
            return result.next() ? result.getString(1) : "none";
        }
    }

    @Test
    void initSqlRunsOnEachConnectionOfTheDatabase() throws Exception {
        String sql = "create table if not exists connections (n integer);"
                + " insert into connections values ('a;b') -- a comment; with a semicolon";
        AtomicInteger opened = new AtomicInteger();
        Configuration byUrl = configuration(keys -> keys.databaseInitSql(sql))
                .databaseUrl(file())
                .connections((url, properties) -> {
                    opened.addAndGet(url.equals(file()) ? 1 : 0);
                    return DriverManager.getConnection(url, properties);
                });
        assertThat(byUrl.load().current()).isEmpty();
        assertThat(folder.resolve("shop.db")).as("reading creates no file").doesNotExist();
        byUrl.load().upgrade("+1");
        byUrl.load().current();
        String rows = "select count(*) from connections where n = 'a;b'";
        int before = opened.get();
        assertThat(before).isGreaterThan(1);
        try (Connection connection = DriverManager.getConnection(file())) {
            assertThat(query(connection, rows)).isEqualTo(String.valueOf(before));
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(file());
        configuration(keys -> keys.databaseInitSql(sql))
                .dataSource(source)
                .load()
                .upgrade("head");
        try (Connection connection = DriverManager.getConnection(file())) {
            assertThat(Integer.parseInt(query(connection, rows))).isGreaterThan(before);
            assertThat(query(connection, "select version_num from alembic_version"))
                    .isEqualTo("e0f4c2b1d9aa");
        }
    }

    @Test
    void initSqlThatFailsIsAnErrorWithoutTheStatement() throws IOException {
        Configuration broken = configuration(keys -> keys.databaseInitSql("pragma key = 'secret' frm x"))
                .databaseUrl(file());
        assertThatThrownBy(() -> broken.load().upgrade("head"))
                .hasMessageContaining("database.init_sql failed")
                .hasMessageNotContaining("secret");
        Configuration transaction =
                configuration(keys -> keys.databaseInitSql("begin immediate")).databaseUrl(file());
        assertThatThrownBy(() -> transaction.load().upgrade("head"))
                .hasMessageContaining("database.init_sql must not begin or end a transaction");
    }

    @Test
    void sqliteHasNeitherSchemasNorRoles() throws IOException {
        for (Configuration refused : List.of(
                configuration(keys -> keys.databaseSchema("tenant")).databaseUrl(file()),
                configuration(keys -> keys.databaseRole("owner")).databaseUrl(file()))) {
            assertThatThrownBy(() -> refused.load().upgrade("head"))
                    .hasMessageMatching("(?s).*database\\.(schema is \"tenant\", but SQLite has no schemas"
                            + "|role is \"owner\", but SQLite has no roles)\\. Remove the key\\.");
            assertThatThrownBy(() -> refused.load().verify()).hasMessageContaining("Remove the key");
        }
        assertThat(folder.resolve("shop.db")).doesNotExist();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(file());
        Limbeck pooled = configuration(keys -> keys.databaseSchema("tenant"))
                .dataSource(source)
                .load();
        assertThatThrownBy(() -> pooled.upgrade("head")).hasMessageContaining("SQLite has no schemas");
        assertThatThrownBy(pooled::verify).hasMessageContaining("SQLite has no schemas");
        Configuration empty =
                configuration(keys -> keys.databaseSchema("").databaseRole("")).databaseUrl(file());
        assertThat(empty.load().upgrade("head").revisions()).hasSize(3);
    }

    private Dialects h2() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.limbeck.dialect.Dialect"), H2Dialect.class.getName());
        URL[] urls = {folder.toUri().toURL()};
        return Dialects.installed().and(() -> new URLClassLoader(urls, H2Dialect.class.getClassLoader()));
    }

    @Test
    void unqualifiedNamesAreInTheSchema() throws Exception {
        try (Connection connection = DriverManager.getConnection(SERVER)) {
            connection.createStatement().execute("create schema \"Tenant A\"");
            SessionStart start = new SessionStart("set @started = 1", null, "Tenant A", false);
            VersionTable versions = new VersionTable(new H2Dialect(), TableName.of("alembic_version"));
            try (Database database = Database.open(new DatabaseAddress(SERVER), h2(), Access.WRITE)
                    .withSession(start)) {
                versions.createIfMissing(database.connection());
                assertThat(versions.exists(database.connection())).isTrue();
                assertThat(query(database.connection(), "select @started")).isEqualTo("1");
            }
            assertThat(query(
                            connection,
                            "select table_schema from information_schema.tables where lower(table_name) ="
                                    + " 'alembic_version'"))
                    .isEqualTo("Tenant A", false);
            assertThat(versions.exists(connection)).isFalse();
        }
    }

    @Test
    void aConnectionOfAPoolIsReturnedToItsSchema() throws Exception {
        try (Connection connection = DriverManager.getConnection(SERVER)) {
            connection.createStatement().execute("create schema if not exists tenant");
            Pool source = new Pool(connection);
            try (Database database =
                    Database.open(source, h2()).withSession(new SessionStart(null, null, "TENANT", false))) {
                assertThat(database.connection().getSchema()).isEqualTo("TENANT");
            }
            assertThat(connection.getSchema()).isEqualTo("PUBLIC");
            assertThatThrownBy(
                            () -> Database.open(source, h2()).withSession(new SessionStart(null, null, "NONE", false)))
                    .hasMessageContaining("NONE");
            assertThatThrownBy(
                            () -> Database.open(source, h2()).withSession(new SessionStart(null, "owner", null, false)))
                    .hasMessageContaining("H2 has no roles");
            assertThat(connection.getSchema()).isEqualTo("PUBLIC");
            assertThat(source.lent()).isZero();
        }
    }
}
