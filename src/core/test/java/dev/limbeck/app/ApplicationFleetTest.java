package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetPlan;
import dev.limbeck.result.fleet.FleetResult.Group;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tests an application with an SQLite database for each tenant. */
final class ApplicationFleetTest {
    private static final String ONE =
            """
            -- id: a1
            -- down revision: base
            -- created: 2026-01-01T00:00:00Z
            -- message: one

            -- upgrade
            create table one (id integer primary key);

            -- downgrade
            drop table one;
            """;
    private static final String TWO =
            """
            -- id: b2
            -- down revision: a1
            -- created: 2026-01-02T00:00:00Z
            -- message: two

            -- upgrade
            alter table one add column n integer;

            -- downgrade
            alter table one drop column n;
            """;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void writeRevisions() throws IOException {
        Path revisions = Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(revisions.resolve("Rev_a1_one.sql"), ONE);
        Files.writeString(revisions.resolve("Rev_b2_two.sql"), TWO);
    }

    private Limbeck limbeck() throws IOException {
        return Limbeck.configure()
                .revisions("revisions")
                .classLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, Limbeck.class.getClassLoader()))
                .load();
    }

    private Fleet fleet(String... names) throws IOException {
        Map<String, DataSource> sources = new LinkedHashMap<>();
        for (String name : names) {
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl(url(name));
            sources.put(name, source);
        }
        return limbeck().fleet(sources);
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    private void sql(String name, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void stampsAllDatabases() throws Exception {
        sql("a", "create table one (id integer primary key)");
        sql("b", "create table one (id integer primary key)");
        Fleet fleet = fleet("a", "b");
        assertThat(fleet.stamp("a1").groups()).containsExactly(new Group(Status.CHANGED, List.of("a1"), 2));
        assertThat(fleet.stamp("a1").groups()).containsExactly(new Group(Status.UNCHANGED, List.of("a1"), 2));
        assertThat(fleet.upgrade("head").groups()).containsExactly(new Group(Status.CHANGED, List.of("b2"), 2));
        sql("b", "update alembic_version set version_num = 'unknown'");
        assertThat(fleet.continueOnFailure().stamp("base").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.UNTOUCHED))
                .satisfies(failure -> assertThat(failure.databases()).containsExactly("b"));
        assertThat(fleet.stampPurged("b2").groups()).containsExactly(new Group(Status.CHANGED, List.of("b2"), 2));
    }

    @Test
    void plansForEachRevisionThatDatabasesAreAt() throws Exception {
        fleet("a", "b").upgrade("a1");
        Fleet fleet = fleet("a", "b", "c");
        List<FleetPlan> plans = fleet.upgradePlan("head");
        assertThat(plans).extracting(FleetPlan::databases).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(plans).extracting(FleetPlan::current).containsExactly(List.of("a1"), List.of());
        assertThat(plans.get(0).plan().revisions()).hasSize(1);
        assertThat(plans.get(1).plan().revisions()).hasSize(2);
        assertThat(fleet("a", "b").downgradePlan("base"))
                .singleElement()
                .satisfies(plan -> assertThat(plan.plan().revisions()).hasSize(1));
        assertThat(fleet.current().groups())
                .as("nothing was changed")
                .containsExactly(
                        new Group(Status.DIFFERENT, List.of("a1"), 2), new Group(Status.DIFFERENT, List.of(), 1));
    }

    @Test
    void writesOneScriptForAllDatabases() throws Exception {
        fleet("a", "b").upgrade("a1");
        ScriptResult script = fleet("a", "b").upgradeScript("head");
        assertThat(script.from()).containsExactly("a1");
        assertThat(script.to()).containsExactly("b2");
        assertThat(script.revisions()).extracting(RevisionInfo::id).containsExactly("b2");
        assertThat(script.script()).contains("add column n integer");
        assertThat(fleet("a", "b").downgradeScript("base").script()).contains("drop table one");
        assertThat(fleet("a", "b").stampScript("b2").to()).containsExactly("b2");
        Fleet mixed = fleet("a", "b", "c");
        assertThatThrownBy(() -> mixed.upgradeScript("head"))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("2 databases at a1, such as a")
                .hasMessageContaining("1 database at base, such as c");
    }

    @Test
    void checkNeedsEntities() throws Exception {
        Fleet fleet = fleet("a");
        assertThatThrownBy(fleet::check).isInstanceOf(LimbeckException.class).hasMessageContaining("entities(");
    }

    @Test
    void sqliteHasNoSchemas() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url("a"));
        Configuration configuration = Limbeck.configure()
                .revisions("revisions")
                .classLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, Limbeck.class.getClassLoader()));
        assertThat(configuration
                        .dataSource(source)
                        .load()
                        .fleetOfSchemas(List.of("x", "y"))
                        .upgrade("head")
                        .failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message())
                        .contains("SQLite has no schemas", "fleet(")
                        .doesNotContain("database.schema"));
    }
}
