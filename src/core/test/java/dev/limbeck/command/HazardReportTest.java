package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.autogenerate.BoundedQuery;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that hazards are listed in the file and in the result, that they can be treated as errors, and that the live
 * rows are checked.
 */
final class HazardReportTest {
    private static final Decisions NOTHING_ASKED =
            new Decisions(Map.of(), List.of("*", "*.*"), Map.of(), List.of("*.*"));

    @TempDir
    private Path folder = Path.of(".");

    private SqlProject project = new SqlProject(folder);

    @BeforeEach
    void open() {
        project = new SqlProject(folder);
    }

    private void widgets(String... rows) {
        project.released("create table w (id integer primary key, code varchar(20), amount varchar(20), p_id integer);"
                + " create table p (id integer primary key)");
        project.run(rows);
    }

    private RevisionResult to(String widget) {
        project.model(
                "create table w (id integer primary key, " + widget + "); create table p (id integer primary key)");
        return project.revise(NOTHING_ASKED);
    }

    @Test
    void aRebuildIsListedInTheFileWithoutAndInTheResultWithRowCounts() {
        widgets("insert into w (id, amount) values (1, '5'), (2, '6')");

        RevisionResult result = to("code varchar(20), amount integer, p_id integer");

        assertThat(SqlProject.text(result))
                .contains(
                        "op.batchAlterTable(\"w\", batch -> { // hazard rewrite, blocks-writes: copies every row of w; writers wait\n");
        assertThat(result.changes())
                .flatExtracting(Change::hazards)
                .extracting(Hazard::kind)
                .containsExactlyInAnyOrder(Kind.MAY_FAIL, Kind.REWRITE, Kind.BLOCKS_WRITES);
        assertThat(result.changes())
                .flatExtracting(Change::hazards)
                .extracting(Hazard::message)
                .contains("copies every row of w; writers wait (2 rows here)");
    }

    @Test
    void theTextDoesNotDependOnTheRows() {
        widgets();
        String empty = SqlProject.text(to("code varchar(9), amount integer, p_id integer references p (id)"));
        project = new SqlProject(folder.resolve("other"));
        widgets("insert into w values (1, 'a code that is long', 'x', 9)");
        String full = SqlProject.text(to("code varchar(9), amount integer, p_id integer references p (id)"));

        assertThat(body(full)).isEqualTo(body(empty)).contains("hazard");
    }

    private static String body(String text) {
        return text.substring(text.indexOf("@Override"));
    }

    @Test
    void aDroppedTableReportsItsNumberOfRows() {
        widgets("insert into p values (1), (2), (3)");
        project.model("create table w (id integer primary key, code varchar(20), amount varchar(20), p_id integer)");

        assertThat(project.check().changes())
                .flatExtracting(Change::hazards)
                .containsExactly(new Hazard(Kind.DATA_LOSS, "loses data (3 rows here)"));
    }

    @Test
    void duplicatesAreCountedAndThreeAreListed() {
        widgets("insert into w (id, code) values (1, 'a'), (2, 'a'), (3, 'b'), (4, 'b'), (5, 'c')");

        RevisionResult result = to("code varchar(20) unique, amount varchar(20), p_id integer");

        assertThat(result.file())
                .as("the revision is right for a cleaned database")
                .isNotNull();
        assertThat(result.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.table()).isEqualTo("w");
            assertThat(violation.count()).isEqualTo(4);
            assertThat(violation.complete()).isTrue();
            assertThat(violation.keys()).containsExactly("1", "2", "3");
            assertThat(violation.describe())
                    .contains("have duplicate values in (code)", ": 4 rows (1, 2, 3, …)." + " Remove");
        });
        assertThatThrownBy(() -> project.upgrade()).hasMessageContaining("have duplicate values in (code)");
    }

    @Test
    void everyKindOfRuleThatRowsBreakIsFound() {
        widgets("insert into w values (1, null, 'five', 7), (2, 'a code that is long', '6', null)");

        assertThat(to("code varchar(9) not null, amount integer, p_id integer references p (id), check (id > 1)")
                        .violations())
                .extracting(Violation::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("w.code would be NULL"),
                        message -> assertThat(message).contains("w.code holds values that do not fit varchar(9)"),
                        message -> assertThat(message).contains("w.amount holds values"),
                        message -> assertThat(message).contains("violate the check"),
                        message -> assertThat(message).contains("w", "p"));
    }

    @Test
    void validRowsAreNotReported() {
        widgets("insert into p values (7)", "insert into w values (2, 'a', '5', 7)");

        RevisionResult result =
                to("code varchar(9) not null unique, amount integer, p_id integer references p (id), check (id > 1)");

        assertThat(result.violations()).isEmpty();
    }

    @Test
    void checkAlsoChecksTheRows() {
        widgets("insert into w (id, code) values (1, 'a'), (2, 'a')");
        project.model(
                "create table w (id integer primary key, code varchar(20) unique, amount varchar(20), p_id integer);"
                        + " create table p (id integer primary key)");

        assertThat(project.check().violations()).extracting(Violation::count).containsExactly(2L);
    }

    @Test
    void aRenamedTableAndColumnAreQueriedByTheirOldNames() {
        widgets("insert into w (id, code) values (1, 'a'), (2, 'a')");
        project.model(
                "create table v (id integer primary key, label varchar(20) unique, amount varchar(20), p_id integer);"
                        + " create table p (id integer primary key)");
        Decisions renames = new Decisions(Map.of("w", "v", "w.code", "v.label"), List.of(), Map.of(), List.of());

        RevisionResult result = project.revise(renames);

        assertThat(result.violations()).extracting(Violation::count).containsExactly(2L);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void aQueryIsNotRunAfterTheTimeLimit() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            BoundedQuery query = new BoundedQuery(connection, Duration.ofSeconds(5), Duration.ZERO);
            assertThat(query.run("select 1").complete()).isFalse();
        }
    }

    @Test
    void anEndlessQueryIsCancelled() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            BoundedQuery query = new BoundedQuery(connection, Duration.ofMillis(50), Duration.ofDays(1));

            BoundedQuery.QueryResult found = query.run(
                    "with recursive n(i) as (select 1 union all select i + 1 from n)" + " select count(*) from n");

            assertThat(found.complete()).isFalse();
            assertThat(query.run("select 7").examples()).containsExactly("7");
        }
    }

    @Test
    void aHazardCanBeAnErrorSoThatNothingIsWritten() {
        widgets();
        project.model("create table w (id integer primary key, code varchar(9), amount varchar(20));"
                + " create table p (id integer primary key)");
        Revise revise = new Revise(project.project(), RunListener.SILENT);

        assertThatThrownBy(() -> revise.run(new RevisionRequest(
                        "m",
                        true,
                        null,
                        NOTHING_ASKED,
                        Prompt.NOBODY,
                        Set.of(Kind.DATA_LOSS, Kind.MAY_FAIL),
                        Placement.AFTER_HEAD,
                        false,
                        RevisionLanguage.JAVA)))
                .isInstanceOf(HazardException.class)
                .hasMessageContainingAll(
                        "No revision was written: 2 changes have a hazard",
                        "dropped column w.p_id: data-loss: loses data (0 rows here)",
                        "may-fail: longer values do not fit");
        assertThat(project.revisions()).isEqualTo(1);
        assertThatThrownBy(() -> new Check(project.project()).run(Set.of(Kind.DATA_LOSS), false))
                .isInstanceOf(HazardException.class)
                .hasMessageContaining("w.p_id");
        assertThat(new Check(project.project())
                        .run(Set.of(Kind.CHANGES_DATA), false)
                        .changes())
                .isNotEmpty();
    }

    @Test
    void anUpgradeStopsBeforeTheFirstRevisionIfAnyHasTheHazard() {
        widgets("insert into w (id, code) values (1, 'a')");
        to("code varchar(20), amount varchar(20), p_id integer, extra integer");
        project.upgrade();
        project.downgrade();
        List<String> before = project.schema();
        Upgrade upgrade = new Upgrade(project.project(), RunListener.SILENT);

        assertThat(upgrade.run("head", Set.of(Kind.values()), Set.of()).revisions())
                .hasSize(1);
        project.downgrade();
        project.upgrade();
        to("code varchar(20), amount varchar(20), extra integer");

        assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT)
                        .run("head", Set.of(Kind.DATA_LOSS), Set.of()))
                .isInstanceOf(HazardException.class)
                .hasMessageContainingAll("Nothing was changed", "dropped column w.p_id: data-loss");
        assertThat(project.rows("select p_id from w")).hasSize(1);
        assertThat(before).isNotEmpty();
    }

    @Test
    void customSqlIsAHazard() throws IOException {
        widgets();
        String head = project.rows("select version_num from alembic_version").get(0);
        Files.writeString(
                folder.resolve("revisions/Rev_b2b2.java"),
                """
                import dev.limbeck.*;
                @Revision(id = "b2b2", downRevision = "%s", created = "2026-11-23T07:45:12Z")
                public final class Rev_b2b2 extends Migration {
                    @Override public void upgrade(Operations op) { op.execute(text("insert into w (id) values (1)")); op.execute(text("delete from w")); }
                    @Override public void downgrade(Operations op) {}
                }
                """
                        .formatted(head));

        for (Set<Kind> kinds : List.of(Set.of(Kind.RUNS_SQL), Set.of(Kind.values()))) {
            assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT).run("head", kinds, Set.of()))
                    .isInstanceOf(HazardException.class)
                    .hasMessageContaining("statement delete from w: runs-sql: runs custom SQL that is not analyzed")
                    .hasMessageNotContaining("insert");
        }
        new Upgrade(project.project(), RunListener.SILENT).run("head", Set.of(Kind.DATA_LOSS), Set.of());
    }
}
