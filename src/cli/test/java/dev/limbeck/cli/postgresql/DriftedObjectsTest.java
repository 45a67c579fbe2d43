package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests manual changes to objects that entities cannot declare and that were created by a revision. */
@Tag("slow")
class DriftedObjectsTest {
    private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.*?)```");

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void aDatabaseAtItsRevision() {
        project = new PostgresqlProject(folder);
        String[] statements = {
            "create type mood as enum ('good', 'bad')",
            "create domain score as integer check (value > 0)",
            "create table stay (id int primary key, room int, during int4range, m mood, s score,"
                    + " constraint once exclude using gist (during with &&))",
            "create function twice(n int) returns int language sql as 'select n * 2'",
            "create function touch() returns trigger language plpgsql as 'begin return new; end'",
            "create trigger touched before update on stay for each row execute function touch()",
            "create view rooms as select room from stay",
            "create materialized view counted as select room from stay",
            "create index counted_room on counted (room)",
            "create policy own on stay using (id > 0)",
            "create sequence numbers increment by 5",
            "create statistics related on id, room from stay",
        };
        String calls =
                Stream.of(statements).map(sql -> "op.execute(\"" + sql + "\");").reduce("", String::concat);
        project.write("revisions/Rev_11aa_step.java", RevisionText.of("11aa", "", calls, ""));
        project.output("upgrade", "head");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "create or replace function twice(n int) returns int language sql as 'select n * 3'",
                        "changed function twice(integer)"),
                Arguments.of(
                        "drop function twice(int);"
                                + " create function twice(n int) returns bigint language sql as 'select n * 2::bigint'",
                        "changed function twice(integer)"),
                Arguments.of(
                        "drop function twice(int);"
                                + " create function twice(other int) returns int language sql as 'select other * 2'",
                        "changed function twice(integer)"),
                Arguments.of(
                        "create or replace function twice(n int default 1) returns int language sql as 'select n * 2'",
                        "changed function twice(integer)"),
                Arguments.of("drop function twice(int)", "dropped function twice(integer)"),
                Arguments.of(
                        "drop function twice(int); create procedure twice(n int) language sql as 'select n * 2'",
                        "added procedure twice(integer)"),
                Arguments.of(
                        "alter table stay drop constraint once;"
                                + " alter table stay add constraint once exclude using gist (during with =)",
                        "changed constraint once of stay"),
                Arguments.of("alter table stay drop constraint once", "dropped constraint once of stay"),
                Arguments.of(
                        "alter table stay add constraint more exclude using gist (during with =)",
                        "added constraint more of stay"),
                Arguments.of("alter policy own on stay using (id > 1)", "changed policy own of stay"),
                Arguments.of("create policy more on stay", "added policy more of stay"),
                Arguments.of("drop policy own on stay", "dropped policy own of stay"),
                Arguments.of("create rule r as on delete to stay do instead nothing", "added rule r of stay"),
                Arguments.of("drop statistics related", "dropped statistics related of stay"),
                Arguments.of("drop index counted_room", "dropped index counted_room of counted"),
                Arguments.of("drop trigger touched on stay", "trigger touched"),
                Arguments.of("alter table stay disable trigger touched", "added disabled trigger touched"),
                Arguments.of("create or replace view rooms as select room from stay where room > 1", "view rooms"),
                Arguments.of("alter type mood add value 'new'", "mood"),
                Arguments.of("alter sequence numbers increment by 7", "sequence numbers"),
                Arguments.of("drop sequence numbers", "sequence numbers"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsReportedAndItsSqlRevertsIt(String change, String reported) throws Exception {
        assertThat(project.run("drift").code()).isZero();
        project.sql(change);
        Outcome outcome = project.run("drift");
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.out()).contains(reported);
        Matcher script =
                SQL.matcher(project.run("drift", "--format", "markdown").out());
        assertThat(script.find()).isTrue();
        project.sql(script.group(1));
        assertThat(project.run("drift")).satisfies(clean -> assertThat(clean.code())
                .as(clean + "\n" + script.group(1))
                .isZero());
    }

    /** A function and a procedure cannot have both the same name and the same parameters. */
    @Test
    void aFunctionThatWasReplacedWithAProcedureIsReported() {
        project.sql("drop function twice(int); create procedure twice(n int) language sql as 'select n * 2'");
        Outcome outcome = project.run("drift");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("dropped function twice(integer)", "added procedure twice(integer)");
    }

    /** A domain cannot be recreated, because other objects use it. */
    @Test
    void aChangedDomainIsReported() {
        project.sql("alter domain score add check (value < 9)");
        Outcome outcome = project.run("drift");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out() + outcome.err())
                .contains("changed domain score", "does not revert the domain score, because other objects may use it");
    }

    /**
     * The database cannot replace a function with one that has a different result type, so the function is created
     * again without its privileges.
     */
    @Test
    void aFunctionThatIsCreatedAgainIsReported() {
        project.sql("drop function twice(int);"
                + " create function twice(n int) returns text language sql as 'select n::text'");
        Outcome outcome = project.run("drift");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out() + outcome.err())
                .contains(
                        "drops the function twice(integer) and creates it again, because its parameters or its result");
        project.sql("drop function twice(int);"
                + " create function twice(n int) returns int language sql as 'select n * 4'");
        assertThat(project.run("drift")).satisfies(replaced -> assertThat(replaced.out() + replaced.err())
                .doesNotContain("creates it again"));
    }

    @Test
    void functionsThatNoRevisionCreatedAreIgnored() {
        project.sql("create function other() returns int language sql as 'select 1'; create domain own as text;"
                + " create table foreign_table (id int); create policy p on foreign_table");
        assertThat(project.run("drift").code()).isZero();
    }
}
