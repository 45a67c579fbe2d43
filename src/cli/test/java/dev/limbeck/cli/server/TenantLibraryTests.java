package dev.limbeck.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Configuration;
import dev.limbeck.app.Fleet;
import dev.limbeck.app.Limbeck;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetPlan;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.result.fleet.FleetResult.Group;
import dev.limbeck.settings.ScratchPermission;
import dev.limbeck.settings.SettingKey;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests an application that has a schema for each tenant, or on MariaDB a database for each tenant, on one server. */
public abstract class TenantLibraryTests {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Note {
                @Id Long id;
                @Column(nullable = false, length = 40) String text;
            }
            """;

    protected final ServerProject project;
    private final Path folder;

    protected TenantLibraryTests(Path folder, String url) {
        this.folder = folder;
        this.project = new ServerProject(folder, url);
        project.entities(ENTITY);
        project.output("revision", "--autogenerate", "-m", "notes");
    }

    /** Creates the schema or database of a tenant, and returns its name. */
    protected abstract String createTenant(String name);

    private Configuration configuration() {
        return Limbeck.configure().revisions("db.revisions").settings(keys -> keys.set(
                        SettingKey.REVISIONS_LOCATIONS,
                        folder.resolve("revisions").toString())
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .set(SettingKey.MODEL_CLASSPATH, folder.resolve("classes").toString())
                .set(SettingKey.MODEL_SOURCES, List.of())
                .set(SettingKey.DATABASE_SCRATCH, ScratchPermission.LIVE.name().toLowerCase(Locale.ROOT)));
    }

    private List<String> tenants() {
        return List.of(createTenant("bergen"), createTenant("Oslo"), createTenant("paris"));
    }

    private String table(String tenant) {
        return quote(tenant) + "."
                + project.ask("select table_name from information_schema.tables where table_schema = '" + tenant
                        + "' and lower(table_name) = 'note'");
    }

    protected abstract String quote(String name);

    @Test
    void eachCommandRunsOnEachTenant() {
        List<String> tenants = tenants();
        Limbeck limbeck = configuration().databaseUrl(project.url()).load();
        Fleet fleet = limbeck.fleetOfSchemas(tenants);
        String head = limbeck.heads().get(0).id();

        assertThat(fleet.upgradePlan("head")).singleElement().satisfies(plan -> assertThat(plan.databases())
                .hasSize(3));
        assertThat(fleet.upgradeScript("head").to()).containsExactly(head);
        assertThat(fleet.upgrade("head").groups()).containsExactly(new Group(Status.CHANGED, List.of(head), 3));
        assertThat(fleet.check()).isEqualTo(same(head));
        assertThat(fleet.drift()).isEqualTo(same(head));
        assertThat(fleet.current()).isEqualTo(same(head));

        project.sql("alter table " + table(tenants.get(1)) + " add by_hand integer");
        List<DatabaseOutcome> found = new ArrayList<>();
        assertThat(fleet.listener(found::add).check().isDifferent()).isTrue();
        assertThat(fleet.listener(found::add).drift().isDifferent()).isTrue();
        assertThat(found)
                .filteredOn(outcome -> outcome.status() == Status.DIFFERENT)
                .hasSize(2)
                .allSatisfy(outcome -> {
                    assertThat(outcome.database()).contains(tenants.get(1));
                    assertThat(outcome.details()).singleElement().asString().contains("by_hand");
                });

        assertThat(fleet.stamp("base").groups()).containsExactly(new Group(Status.CHANGED, List.of(), 3));
        assertThat(fleet.stampScript(head).to()).containsExactly(head);
        assertThat(fleet.stamp(head).groups()).containsExactly(new Group(Status.CHANGED, List.of(head), 3));
        assertThat(fleet.downgradePlan("base")).extracting(FleetPlan::current).containsExactly(List.of(head));
        assertThat(fleet.downgradeScript("base").to()).isEmpty();
        assertThat(fleet.downgrade("base").groups()).containsExactly(new Group(Status.CHANGED, List.of(), 3));
    }

    private static FleetResult same(String head) {
        return new FleetResult(3, 0, List.of(new Group(Status.UNCHANGED, List.of(head), 3)), List.of());
    }

    /**
     * The pool gives the application the same connection again, and the application then expects its own schema or
     * database.
     */
    @Test
    void theConnectionsOfADataSourceAreReturnedUnchanged() throws SQLException {
        List<String> tenants = tenants();
        try (Connection only = DriverManager.getConnection(project.url())) {
            String catalog = only.getCatalog();
            String schema = only.getSchema();
            Fleet fleet = configuration()
                    .dataSource(new OneConnection(only))
                    .load()
                    .fleetOfSchemas(tenants)
                    .jobs(1);
            assertThat(fleet.upgrade("head").failures()).isEmpty();
            assertThat(fleet.current().isDifferent()).isFalse();
            assertThat(only.getCatalog()).isEqualTo(catalog);
            assertThat(only.getSchema()).isEqualTo(schema);
        }
        for (String tenant : tenants) {
            assertThat(project.ask("select count(*) from " + table(tenant))).isEqualTo("0");
        }
        assertThat(project.ask("select count(*) from information_schema.tables where lower(table_name) = 'note'"
                        + " and table_schema = '" + tenants.get(0) + "'"))
                .isEqualTo("1");
    }

    /** An application does not create scratch databases; it uses the model that {@code limbeck model} wrote. */
    @Test
    void tenantsOfADataSourceAreComparedWithThePackagedModel() throws Exception {
        List<String> tenants = tenants();
        project.output("model");
        try (Connection only = DriverManager.getConnection(project.url());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.resolve("classes").toUri().toURL()},
                        getClass().getClassLoader())) {
            Fleet fleet = configuration()
                    .dataSource(new OneConnection(only))
                    .classLoader(loader)
                    .load()
                    .fleetOfSchemas(tenants)
                    .jobs(1);
            String head = fleet.upgrade("head").groups().get(0).current().get(0);
            assertThat(fleet.check()).isEqualTo(same(head));
            project.sql("alter table " + table(tenants.get(2)) + " add by_hand integer");
            assertThat(fleet.check().groups())
                    .containsExactlyInAnyOrder(
                            new Group(Status.UNCHANGED, List.of(head), 2),
                            new Group(Status.DIFFERENT, List.of(head), 1));
        }
    }

    /** On a server with schemas, a tenant is shown as a schema; on MariaDB, it is shown by the name of its database. */
    @Test
    void aTenantOfADataSourceIsNamed() throws SQLException {
        String tenant = createTenant("bergen");
        List<DatabaseOutcome> found = new ArrayList<>();
        try (Connection only = DriverManager.getConnection(project.url())) {
            Fleet fleet = configuration()
                    .dataSource(new OneConnection(only))
                    .load()
                    .fleetOfSchemas(List.of(tenant, "no_such_tenant"))
                    .jobs(1)
                    .continueOnFailure()
                    .listener(found::add);
            assertThat(fleet.upgrade("head").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.databases()).containsExactly(shown("no_such_tenant")));
        }
        assertThat(found).extracting(DatabaseOutcome::database).containsExactly(shown(tenant), shown("no_such_tenant"));
    }

    /** Returns how results refer to the tenant. */
    protected abstract String shown(String tenant);

    @Test
    void aMissingTenantIsAFailureOfThisTenant() throws SQLException {
        String there = createTenant("bergen");
        try (Connection only = DriverManager.getConnection(project.url())) {
            for (Configuration each : List.of(
                    configuration().databaseUrl(project.url()), configuration().dataSource(new OneConnection(only)))) {
                FleetResult result = each.load()
                        .fleetOfSchemas(List.of("no_such_tenant", there))
                        .jobs(1)
                        .continueOnFailure()
                        .upgrade("head");
                assertThat(result.failures()).singleElement().satisfies(failure -> {
                    assertThat(failure.message()).contains("no_such_tenant");
                    assertThat(failure.databases()).hasSize(1);
                });
                assertThat(result.groups()).hasSize(1);
            }
        }
    }
}
