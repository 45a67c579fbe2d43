package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.command.fleet.FleetDatabase;
import dev.limbeck.command.fleet.FleetDatabases;
import dev.limbeck.command.fleet.FleetListener;
import dev.limbeck.command.fleet.FleetPlans;
import dev.limbeck.command.fleet.FleetRun;
import dev.limbeck.command.fleet.FleetTask;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.h2.H2Dialect;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a run on many SQLite databases with the same history. */
final class FleetTest {
    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history(List<String> databases, String... settings) {
        HistoryProject history = new HistoryProject(folder)
                .revision(
                        "a1",
                        "",
                        "op.createTable(\"one\", column(\"id\", integer()).identity(), column(\"n\", integer()));",
                        "op.dropTable(\"one\");")
                .revision(
                        "b2",
                        "a1",
                        "op.addColumn(\"one\", column(\"extra\", varchar(20)));"
                                + " op.execute(\"insert into one (n) values (1)\");",
                        "op.dropColumn(\"one\", \"extra\");");
        return history.settings(builder -> {
            builder.set(SettingKey.FLEET_DATABASES, databases).databaseLockTimeout(0);
            for (int i = 0; i < settings.length; i += 2) {
                builder.set(SettingKey.valueOf(settings[i]), settings[i + 1]);
            }
            return builder;
        });
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name);
    }

    private void sql(String name, String... statements) throws SQLException, IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        try (Connection connection = DriverManager.getConnection(url(name));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private int rows(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from one")) {
            return row.getInt(1);
        }
    }

    private void create(HistoryProject history, String target, String... names) throws SQLException, IOException {
        for (String name : names) {
            sql(name, "pragma user_version = 1");
            new Upgrade(history.project().forDatabase(url(name)), RunListener.SILENT).run(target);
        }
    }

    private static List<String> names(Project project) {
        return FleetDatabases.find(project).stream().map(FleetDatabase::name).toList();
    }

    private static FleetResult run(HistoryProject history, FleetTask task) {
        Project project = history.project();
        return new FleetRun(project, FleetListener.SILENT).run(FleetDatabases.find(project), task);
    }

    private static FleetTask upgrade() {
        return FleetCommands.upgrade("head", Set.of(), Set.of());
    }

    @Test
    void databasesAreFoundByPatternListFileAndQuery() throws Exception {
        for (String name : List.of("t/b.db", "t/a.db", "t/deep/c.db", "t/what?.db", "u/d.sqlite")) {
            sql(name, "create table x (a)");
        }
        Files.writeString(folder.resolve("t/a.db-wal"), "");
        Files.writeString(folder.resolve("u/list.txt"), "# comment\n\nd.sqlite\n../t/a.db\n");
        sql("app.db", "create table tenant (place)", "insert into tenant values ('t/b.db'), (null), ('t/b.db')");

        assertThat(names(history(List.of("t/*.db*")).project())).containsExactly("t/a.db", "t/b.db", "t/what?.db");
        assertThat(names(history(List.of("t/**.db")).project()))
                .containsExactly("t/a.db", "t/b.db", "t/deep/c.db", "t/what?.db");
        assertThat(names(history(List.of("u/d.sqlite", "t/a.db", "u/*")).project()))
                .as("in the order of the list, each once")
                .containsExactly("u/d.sqlite", "t/a.db", "u/list.txt");
        assertThat(names(history(List.of("@u/list.txt")).project())).containsExactly("u/d.sqlite", "t/a.db");
        assertThat(names(history(List.of("select place from tenant")).project()))
                .containsExactly("t/b.db");
        assertThat(names(history(List.of("with t(p) as (values ('t/a.db')) select p from t"))
                        .project()))
                .containsExactly("t/a.db");
        assertThat(names(history(List.of("with a blank.db")).project()))
                .as("a file whose name begins like a query")
                .containsExactly("with a blank.db");
        Files.createSymbolicLink(folder.resolve("t/link.db"), Path.of("a.db"));
        assertThat(names(history(List.of(
                                "t/link.db", "jdbc:sqlite:t/a.db", "./t/../t/a.db", folder + "/t/a.db", "t/*.db"))
                        .project()))
                .as("each file once")
                .containsExactly("t/link.db", "t/b.db", "t/what?.db");
        assertThat(names(history(List.of("jdbc:sqlite:t/a.db?password=geheim")).project()))
                .containsExactly("jdbc:sqlite:t/a.db?password=***");
    }

    @Test
    void aSourceWithoutDatabasesIsAnError() {
        assertThatThrownBy(() -> names(history(List.of("none/*.db")).project()))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("No file matches none/*.db in " + folder);
        assertThatThrownBy(() -> names(history(List.of("@none.txt")).project()))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("none.txt cannot be read");
        assertThatThrownBy(() ->
                        names(history(List.of("select nothing from nowhere")).project()))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("The query of fleet.databases failed");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Test
    void everyDatabaseIsUpgradedOnceAndASecondRunChangesNothing() throws Exception {
        HistoryProject history = history(List.of("t/*.db"));
        create(history, "a1", "t/a.db", "t/b.db", "t/c.db");
        create(history, "head", "t/d.db");
        sql("t/what?.db", "create table x (a)");
        FleetResult first = run(history, upgrade());
        assertThat(first.failures()).isEmpty();
        assertThat(first.groups())
                .containsExactly(
                        new FleetResult.Group(Status.CHANGED, List.of("b2"), 4),
                        new FleetResult.Group(Status.UNCHANGED, List.of("b2"), 1));
        FleetResult second = run(history, upgrade());
        assertThat(second.groups()).containsExactly(new FleetResult.Group(Status.UNCHANGED, List.of("b2"), 5));
        for (String name : List.of("t/a.db", "t/b.db", "t/c.db", "t/d.db")) {
            assertThat(rows(name)).as(name).isEqualTo(1);
        }
    }

    /** One database is ahead, one is locked and one is damaged; the others are upgraded. */
    @Test
    void failuresAreGroupedAndTheRestIsUpgraded() throws Exception {
        HistoryProject history = history(List.of("t/*.db"), "FLEET_ON_FAILURE", "continue");
        create(history, "a1", "t/a.db", "t/b.db", "t/locked.db");
        sql("t/ahead.db", "create table alembic_version (version_num varchar(32) not null primary key)");
        sql("t/ahead.db", "insert into alembic_version values ('zz')");
        Files.writeString(folder.resolve("t/damaged1.db"), "This is not a database, but it is long enough.".repeat(40));
        Files.writeString(folder.resolve("t/damaged2.db"), "This is not a database, but it is long enough.".repeat(40));
        byte[] ahead = Files.readAllBytes(folder.resolve("t/ahead.db"));
        try (Connection other = DriverManager.getConnection(url("t/locked.db"));
                Statement lock = other.createStatement()) {
            lock.execute("begin exclusive");
            FleetResult result = run(history, upgrade());
            assertThat(result.groups()).containsExactly(new FleetResult.Group(Status.CHANGED, List.of("b2"), 2));
            assertThat(result.isSuccess()).isFalse();
            assertThat(result.failures())
                    .extracting(FleetResult.Failure::databases)
                    .containsExactlyInAnyOrder(
                            List.of("t/ahead.db"), List.of("t/damaged1.db", "t/damaged2.db"), List.of("t/locked.db"));
            assertThat(result.failures())
                    .filteredOn(failure -> failure.status() == Status.UNTOUCHED)
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.message()).contains("revision zz"));
        }
        assertThat(Files.readAllBytes(folder.resolve("t/ahead.db"))).isEqualTo(ahead);
    }

    @Test
    void afterAFailureNoOtherDatabaseIsBegun() throws Exception {
        HistoryProject history = history(List.of("t/*.db"), "FLEET_JOBS", "1");
        create(history, "a1", "t/a.db", "t/c.db", "t/d.db");
        Files.writeString(folder.resolve("t/b.db"), "This is not a database, but it is long enough.".repeat(40));
        FleetResult result = run(history, upgrade());
        assertThat(result.notBegun()).isEqualTo(2);
        assertThat(result.count(Status.CHANGED)).isEqualTo(1);
        assertThat(result.count(Status.FAILED)).isEqualTo(1);
    }

    @Test
    void theCanaryDecidesWhetherTheOthersAreBegun() throws Exception {
        HistoryProject history = history(List.of("t/*.db"), "FLEET_CANARY", "40%", "FLEET_ON_FAILURE", "continue");
        create(history, "a1", "t/a.db", "t/c.db", "t/d.db", "t/e.db");
        Files.writeString(folder.resolve("t/b.db"), "This is not a database, but it is long enough.".repeat(40));
        FleetResult result = run(history, upgrade());
        assertThat(result.total()).isEqualTo(5);
        assertThat(result.notBegun()).isEqualTo(3);
        Files.delete(folder.resolve("t/b.db"));
        assertThat(run(history, upgrade()).isSuccess()).isTrue();
    }

    @Test
    void theListenerIsToldOfEachDatabase() throws Exception {
        HistoryProject history = history(List.of("t/*.db"));
        create(history, "a1", "t/a.db", "t/b.db", "t/c.db");
        List<String> told = new ArrayList<>();
        Project project = history.project();
        new FleetRun(project, new FleetListener() {
                    @Override
                    public void databaseFinished(DatabaseOutcome outcome, int done) {
                        told.add(outcome.database() + " " + outcome.revisions());
                        assertThat(done).isEqualTo(told.size());
                    }
                })
                .run(FleetDatabases.find(project), upgrade());
        assertThat(told).containsExactlyInAnyOrder("t/a.db [b2]", "t/b.db [b2]", "t/c.db [b2]");
    }

    @Test
    void aDowngradeThatOneDatabaseCannotReachChangesNone() throws Exception {
        HistoryProject history = history(List.of("t/*.db"));
        create(history, "head", "t/a.db");
        sql("t/b.db", "create table x (a)");
        Project project = history.project();
        List<FleetDatabase> databases = FleetDatabases.find(project);
        assertThatThrownBy(() -> FleetPlans.requireTarget(project, databases, "a1"))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("1 database at base, such as t/b.db, cannot be downgraded to a1");
        create(history, "head", "t/b.db");
        FleetPlans.requireTarget(project, databases, "a1");
        assertThat(run(history, FleetCommands.downgrade("a1")).groups())
                .containsExactly(new FleetResult.Group(Status.CHANGED, List.of("a1"), 2));
    }

    @Test
    void positionsAndDriftAreComparedWithTheHistory() throws Exception {
        HistoryProject history = history(List.of("t/*.db"));
        create(history, "a1", "t/a.db");
        create(history, "head", "t/b.db", "t/c.db");
        sql("t/c.db", "create index by_hand on one (n)");
        assertThat(run(history, FleetCommands.current(true)).groups())
                .containsExactly(
                        new FleetResult.Group(Status.UNCHANGED, List.of("b2"), 2),
                        new FleetResult.Group(Status.DIFFERENT, List.of("a1"), 1));
        FleetResult drift = run(history, FleetCommands.drift());
        assertThat(drift.isDifferent()).isTrue();
        assertThat(drift.count(Status.DIFFERENT)).isEqualTo(1);
        assertThat(run(history, FleetCommands.stamp(List.of("head"), false)).count(Status.CHANGED))
                .isEqualTo(1);
    }

    @Test
    void databasesAtDifferentRevisionsHaveDifferentPlansAndNoCommonScript() throws Exception {
        HistoryProject history = history(List.of("t/*.db"));
        create(history, "a1", "t/a.db", "t/b.db");
        sql("t/c.db", "create table x (a)");
        Project project = history.project();
        List<FleetDatabase> databases = FleetDatabases.find(project);
        assertThat(FleetPlans.plan(project, databases, each -> new Upgrade(each, RunListener.SILENT).plan("head")))
                .extracting(planned -> planned.plan().revisions().size())
                .containsExactly(1, 2);
        assertThatThrownBy(() -> FleetPlans.script(
                        project, databases, each -> new Upgrade(each, RunListener.SILENT).script("head", "3.40")))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("need 2 different scripts")
                .hasMessageContaining("2 databases at a1, such as t/a.db");
        assertThat(FleetPlans.script(project, databases.subList(0, 2), each -> new Upgrade(each, RunListener.SILENT)
                                .script("head", "3.40"))
                        .to())
                .containsExactly("b2");
    }

    @Test
    void aNameIsNotReplacedInsideWords() throws Exception {
        HistoryProject history = history(List.of("data", "base"), "FLEET_ON_FAILURE", "continue");
        Files.writeString(folder.resolve("data"), "This is not a database, but it is long enough.".repeat(40));
        Files.copy(folder.resolve("data"), folder.resolve("base"));
        assertThat(run(history, upgrade()).failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.message()).contains("database").doesNotContain(folder.toString()));
    }

    @Test
    void aRevisionThatDoesNotCompileIsOneFailureOfTheRun() throws Exception {
        HistoryProject history = history(List.of("t/*.db"), "FLEET_ON_FAILURE", "continue", "FLEET_JOBS", "2");
        create(history, "a1", "t/a.db", "t/b.db", "t/c.db", "t/d.db");
        create(history, "b2", "t/0.db");
        history.revision("c3", "b2", "op.nosuch();", "");

        FleetResult result = run(history, upgrade());
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.message()).contains("Rev_c3", "nosuch");
            assertThat(failure.databases()).isEmpty();
        });
        assertThat(result.total()).isEqualTo(5);
        assertThat(result.notBegun()).isEqualTo(5);
        assertThat(result.isSuccess()).isFalse();
        assertThat(run(history, FleetCommands.current(false)).isSuccess()).isTrue();
    }

    @Test
    void missingClassesAreAnErrorOfTheRun() throws Exception {
        HistoryProject history = history(List.of("t/*.db"), "FLEET_ON_FAILURE", "continue", "MODEL_CLASSPATH", "none");
        create(history, "head", "t/a.db", "t/b.db");
        assertThatThrownBy(() -> run(history, FleetCommands.check(Set.of())))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("The class path entry " + folder.resolve("none") + " does not exist");
    }

    /** The model contains a type that is supported by only one of the dialects. */
    @Test
    void aModelThatOneDialectRejectsIsAFailureOfItsDatabases() throws Exception {
        String h2 = "jdbc:h2:" + folder.resolve("h2");
        sql("t/a.db", "create table one (id integer primary key) strict");
        sql("t/b.db", "create table one (id integer primary key) strict");
        SqlProject model = new SqlProject(folder)
                .onH2(H2Dialect.class)
                .model("create table one (id integer primary key) strict")
                .settings(builder -> builder.set(SettingKey.FLEET_DATABASES, List.of(h2, "t/*.db"))
                        .set(SettingKey.FLEET_ON_FAILURE, "continue")
                        .set(SettingKey.FLEET_JOBS, "1"));
        FleetResult mixed = new FleetRun(model.project(), FleetListener.SILENT)
                .run(FleetDatabases.find(model.project()), FleetCommands.check(Set.of()));
        assertThat(mixed.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.message()).contains("The model cannot be read");
            assertThat(failure.databases()).containsExactly(h2);
        });
        assertThat(mixed.notBegun()).isZero();

        List<FleetDatabase> same = List.of(new FleetDatabase("one", h2), new FleetDatabase("two", h2 + "2"));
        FleetResult all = new FleetRun(model.project(), FleetListener.SILENT).run(same, FleetCommands.check(Set.of()));
        assertThat(all.failures()).singleElement().satisfies(failure -> assertThat(failure.databases())
                .isEmpty());
        assertThat(all.notBegun()).isEqualTo(2);
    }

    @Test
    void adviceNamesTheDatabase() throws Exception {
        HistoryProject history = history(List.of("t/*.db"), "FLEET_ON_FAILURE", "continue");
        create(history, "a1", "t/a.db", "t/b.db");
        sql("t/b.db", "update alembic_version set version_num = 'zz'");
        assertThat(run(history, upgrade()).failures()).singleElement().satisfies(failure -> assertThat(
                        failure.message())
                .contains("`limbeck stamp --purge REVISION --url \"jdbc:sqlite:t/b.db\"`"));
        sql("t/a.db", "update alembic_version set version_num = 'zz'");
        assertThat(run(history, upgrade()).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.message()).contains("`limbeck stamp --purge REVISION --url \"jdbc:sqlite:<database>\"`");
            assertThat(failure.databases()).containsExactly("t/a.db", "t/b.db");
        });
    }
}
