package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Configuration;
import dev.limbeck.app.Limbeck;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a database that has a schema for each tenant; a query returns the names of the schemas. */
@Tag("slow")
class SchemaTenantsTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Note {
                enum Mood { SAD, OK }
                @Id @GeneratedValue Long id;
                @Column(nullable = false, length = 40) String text;
                @Enumerated(EnumType.STRING) Mood mood;
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createTenants() {
        project = new PostgresqlProject(folder);
        project.sql("create table tenant (name varchar(40))");
        for (String name : new String[] {"bergen", "Oslo", "paris"}) {
            project.sql("insert into tenant values ('" + name + "')");
            project.sql("create schema \"" + name + "\"");
        }
    }

    private void useFleet() {
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url())
                        + "\n[fleet]\ndatabases = [\"select name from public.tenant order by 1\"]\n");
    }

    private void write(String id, String before, String upgrade, String downgrade) {
        project.write(
                "revisions/Rev_" + id + "_step.java",
                """
                package db.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                @Revision(id = "%s", downRevision = {%s}, created = "2026-11-23T07:45:12Z", message = "step")
                public final class Rev_%s_step extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) {
                        %s
                    }
                }
                """
                        .formatted(id, before, id, upgrade, downgrade));
    }

    private String versions() {
        return project.ask("select string_agg(table_schema || '.' || table_name, ' ' order by 1) from"
                + " information_schema.tables where table_name = 'alembic_version'");
    }

    @Test
    void eachSchemaHasItsTablesAndItsRevision() {
        project.entities(ENTITY);
        write(
                "11aa",
                "",
                "op.createSequence(sequence(\"Note_SEQ\").increment(50)); op.createTable(\"Note\", column(\"id\","
                        + " bigint()).nullable(false), column(\"text\", varchar(40)).nullable(false), column(\"mood\","
                        + " enumeration(\"SAD\", \"OK\")), primaryKey(\"id\"));",
                "op.dropTable(\"Note\"); op.dropSequence(\"Note_SEQ\");");
        useFleet();

        Outcome first = project.run("upgrade", "head", "--jobs", "3");
        assertThat(first.out()).as(first.toString()).contains("3 databases at 11aa: changed");
        assertThat(versions()).isEqualTo("bergen.alembic_version Oslo.alembic_version paris.alembic_version");
        assertThat(project.output("upgrade", "head")).contains("3 databases at 11aa");
        assertThat(project.output("current")).contains("3 databases at 11aa");
        assertThat(project.run("drift").toString()).contains("code=0");
        assertThat(project.run("check").toString()).contains("code=0");

        project.sql("alter table \"Oslo\".note alter text type varchar(50)");
        assertThat(project.run("check").toString())
                .contains("schema Oslo", "varchar(50)")
                .doesNotContain("code=0");
        assertThat(project.run("drift").toString())
                .contains("schema Oslo", "varchar(50)")
                .doesNotContain("code=0");
        project.sql("alter table \"Oslo\".note alter text type varchar(40)");
        assertThat(project.output("downgrade", "base", "--yes")).contains("3 databases at base: changed");
        assertThat(project.ask("select count(*) from information_schema.tables where table_name = 'note'"))
                .isEqualTo("0");
    }

    @Test
    void urlsCanNameSchemas() {
        write("11aa", "", "op.createTable(\"item\", column(\"id\", bigint()));", "op.dropTable(\"item\");");
        String schema = project.url() + "&currentSchema=";
        FleetResult result = Limbeck.configure()
                .revisions("db.revisions")
                .settings(keys -> keys.set(
                        SettingKey.REVISIONS_LOCATIONS,
                        folder.resolve("revisions").toString()))
                .load()
                .fleet(List.of(schema + "bergen", schema + "%22Oslo%22", schema + "Oslo"))
                .upgrade("head");
        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains("There is no schema oslo", "write currentSchema=%22Oslo%22 for the schema Oslo");
        assertThat(versions()).isEqualTo("bergen.alembic_version Oslo.alembic_version");
    }

    /** A change to a table that all tenants share would be repeated for each tenant. */
    @Test
    void aRevisionOfATenantCannotChangeAnotherSchema() {
        project.sql("create table shared (n int)");
        write("11aa", "", "op.in(\"public\").addColumn(\"shared\", column(\"m\", integer()));", "");
        useFleet();
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .contains(
                        "refers to the table public.shared",
                        "may change only tables of its own schema",
                        "schema" + " Oslo");
        assertThat(project.ask("select count(*) from information_schema.columns where column_name = 'm'"))
                .isEqualTo("0");
    }

    /** Because of CREATE INDEX CONCURRENTLY, the revision must run step by step. */
    @Test
    void aRevisionThatRunsStepByStepIsRefusedBeforeItsFirstStep() {
        project.sql("create table shared (n int)");
        write(
                "11aa",
                "",
                "op.createTable(\"item\", column(\"id\", bigint())); op.execute(\"create index concurrently i on item"
                        + " (id)\"); op.in(\"public\").addColumn(\"shared\", column(\"m\", integer()));",
                "");
        useFleet();
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err()).contains("refers to the table public.shared");
        assertThat(project.ask("select count(*) from information_schema.tables where table_name = 'item'"))
                .isEqualTo("0");
        assertThat(project.ask("select count(*) from information_schema.columns where column_name = 'm'"))
                .isEqualTo("0");
    }

    private static final int MANY = 16;

    private void createManyTenants() {
        project.sql("delete from tenant");
        for (int i = 1; i <= MANY; i++) {
            project.sql("insert into tenant values ('t" + i + "')");
            project.sql("create schema t" + i);
        }
        project.sql("create type color as enum ('red', 'green')");
        project.sql("create table shared (id int primary key)");
        write(
                "11aa",
                "",
                "for (int i = 1; i < 4; i++) { op.createTable(\"item\" + i, column(\"id\", bigint()).nullable(false),"
                        + " column(\"n\", integer()), column(\"mood\", enumeration(\"SAD\", \"OK\")), primaryKey(\"id\"));"
                        + " } op.execute(\"alter table item1 add c public.color\"); op.execute(\"create view seen as"
                        + " select a.id, s.id as shared from item1 a, public.shared s\");",
                "op.execute(\"drop view seen\"); for (int i = 1; i < 4; i++) { op.dropTable(\"item\" + i); }");
        write(
                "22bb",
                "\"11aa\"",
                "op.addColumn(\"item1\", column(\"z\", integer()));"
                        + " op.alterColumn(\"item2\", \"n\", c -> c.existingType(integer()).type(bigint()));"
                        + " op.execute(\"create index concurrently ix on item3 (n) where n > 3\");",
                "op.dropIndex(\"ix\", \"item3\");"
                        + " op.alterColumn(\"item2\", \"n\", c -> c.existingType(bigint()).type(integer()));"
                        + " op.dropColumn(\"item1\", \"z\");");
        useFleet();
    }

    /**
     * The server's functions lock the objects whose definitions they print, and fail if an object has been dropped.
     * Therefore, each schema is read separately.
     */
    @Test
    void schemasAreChangedAtTheSameTime() {
        createManyTenants();
        for (int round = 0; round < 2; round++) {
            assertThat(project.run("upgrade", "head", "--jobs", "8", "--on-failure", "continue")
                            .toString())
                    .contains(MANY + " databases at 22bb: changed");
            assertThat(project.run("downgrade", "base", "--yes", "--jobs", "8", "--on-failure", "continue")
                            .toString())
                    .contains(MANY + " databases at base: changed");
        }
        assertThat(project.ask("select count(*) from information_schema.tables where table_name like 'item%'"))
                .isEqualTo("0");
    }

    @Test
    void theLibraryAcceptsNamesOfSchemasAndUrlsThatNameThem() {
        createManyTenants();
        List<String> names =
                IntStream.rangeClosed(1, MANY).mapToObj(i -> "t" + i).toList();
        Configuration configuration = Limbeck.configure()
                .revisions("db.revisions")
                .settings(keys -> keys.set(
                        SettingKey.REVISIONS_LOCATIONS,
                        folder.resolve("revisions").toString()));
        FleetResult up = configuration
                .settings(keys -> keys.set(SettingKey.DATABASE_URL, project.url()))
                .load()
                .fleetOfSchemas(names)
                .jobs(8)
                .continueOnFailure()
                .upgrade("head");
        assertThat(up.failures()).isEmpty();
        FleetResult down = configuration
                .load()
                .fleet(names.stream()
                        .map(name -> project.url() + "&currentSchema=" + name)
                        .toList())
                .jobs(8)
                .continueOnFailure()
                .downgrade("base");
        assertThat(down.failures()).isEmpty();
        assertThat(down.groups()).hasSize(1);
        assertThat(versions().split(" ")).hasSize(MANY);
    }

    /**
     * Creates views in other schemas that use a tenant's table: a view that uses the tables of all tenants, and a view
     * that uses this view.
     */
    private void createReports() {
        write(
                "11aa",
                "",
                "op.createTable(\"orders\", column(\"id\", bigint()).nullable(false), column(\"n\", integer()),"
                        + " primaryKey(\"id\"));",
                "op.dropTable(\"orders\");");
        useFleet();
        assertThat(project.run("upgrade", "head").toString()).contains("3 databases at 11aa: changed");
        project.sql("create schema reporting");
        project.sql("create view reporting.all_orders as select b.n, o.n as o, p.n as p from bergen.orders b"
                + " cross join \"Oslo\".orders o cross join paris.orders p");
        project.sql("create materialized view reporting.sums as select count(n) as n from reporting.all_orders");
        project.sql("create unique index ix_sums on reporting.sums (n)");
        project.sql("create view reporting.sum_of_sums as select n from reporting.sums");
        project.sql("create view reporting.unrelated as select name from public.tenant");
        project.sql("grant select on reporting.all_orders to public");
        project.sql("comment on view reporting.all_orders is 'of all tenants'");
    }

    private String reports() {
        return project.ask("select string_agg(c.relname || ' ' || coalesce(c.relacl::text, '') || ' '"
                + " || coalesce(obj_description(c.oid, 'pg_class'), '') || ' ' || coalesce(pg_get_viewdef(c.oid), ''),"
                + " '; ' order by c.relname) from pg_class c where c.relnamespace = 'reporting'::regnamespace");
    }

    /** The server refuses to change the type of a column that a view uses. */
    @ParameterizedTest
    @ValueSource(strings = {"", " op.execute(\"create index concurrently ix on orders (id)\");"})
    void viewsOfOtherSchemasThatUseATableOfATenantAreKept(String stepByStep) {
        createReports();
        String before = reports();
        write(
                "22bb",
                "\"11aa\"",
                "op.alterColumn(\"orders\", \"n\", c -> c.existingType(integer()).type(bigint()));" + stepByStep,
                "");
        write("33cc", "\"22bb\"", "op.alterColumn(\"orders\", \"n\", c -> c.type(integer()));", "");
        assertThat(project.run("upgrade", "22bb").toString()).contains("3 databases at 22bb: changed");
        assertThat(reports()).isEqualTo(before);
        String url = project.url() + "&currentSchema=";
        assertThat(Limbeck.configure()
                        .revisions("db.revisions")
                        .settings(keys -> keys.set(
                                SettingKey.REVISIONS_LOCATIONS,
                                folder.resolve("revisions").toString()))
                        .load()
                        .fleet(List.of(url + "bergen", url + "paris"))
                        .upgrade("head")
                        .failures())
                .isEmpty();
        assertThat(project.run("upgrade", "head").toString()).contains("1 database at 33cc: changed");
        assertThat(reports()).isEqualTo(before);
        assertThat(project.run("drift").toString()).contains("code=0");
    }

    @Test
    void notAllTablesOfTheOtherTenantsAreNamed() {
        project.entities(ENTITY);
        for (int i = 10; i < 35; i++) {
            project.sql("create table bergen.other" + i + " (n int)");
        }
        assertThat(project.run("check").toString())
                .contains("Ignored 26 tables", "bergen.other28, and 6 more")
                .doesNotContain("other29");
    }

    @Test
    void aSchemaThatDoesNotExistIsNamed() {
        project.sql("delete from tenant where name <> 'paris'");
        project.sql("insert into tenant values ('missing')");
        write("11aa", "", "op.createTable(\"item\", column(\"id\", bigint()));", "op.dropTable(\"item\");");
        useFleet();
        Outcome outcome = project.run("upgrade", "head", "--on-failure", "continue");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .contains("schema missing", "1 database at 11aa: changed")
                .contains("There is no schema missing");
    }

    /** The command line contains everything that is needed to open the schema, except for the password. */
    @Test
    void theAdvisedCommandCanBeRun() {
        write("11aa", "", "op.createTable(\"item\", column(\"id\", bigint()));", "op.dropTable(\"item\");");
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url() + "&password=geheim&connectTimeout=20")
                        + "\n[fleet]\ndatabases = [\"select name from public.tenant order by 1\"]\n");
        project.output("upgrade", "head");
        project.sql("update \"Oslo\".alembic_version set version_num = 'zz'");
        Outcome outcome = project.run("upgrade", "head", "--on-failure", "continue");
        String url = (outcome.out() + outcome.err())
                .replaceFirst("(?s).*`limbeck stamp --purge REVISION --url \"([^\"]+)\"`.*", "$1");
        assertThat(url).isEqualTo(project.url() + "&connectTimeout=20&currentSchema=%22Oslo%22");
        project.output("stamp", "--purge", "11aa", "--url", url);
        assertThat(project.output("current")).contains("3 databases at 11aa");
    }

    /**
     * The server ignores a schema that does not exist, and would create the tables in the next schema in the search
     * path.
     */
    @Test
    void aMissingFirstSchemaOfAListIsAnError() {
        write("11aa", "", "op.createTable(\"item\", column(\"id\", bigint()));", "op.dropTable(\"item\");");
        Outcome outcome = project.run("upgrade", "head", "--url", project.url() + "&currentSchema=nosuch,public");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("There is no schema nosuch that the user may use.");
        assertThat(versions()).isEqualTo("null");
        project.output("upgrade", "head", "--url", project.url() + "&currentSchema=bergen,public");
        assertThat(versions()).isEqualTo("bergen.alembic_version");
    }
}
