package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the first revision for an existing database also creates the objects that entities cannot declare. */
class AdoptedObjectsTest {
    /** The domain and a table use functions, one function uses a view, and another one returns rows of a table. */
    private static final String OBJECTS =
            """
            create schema hr;
            create extension citext;
            create type hr.level as enum ('low', 'high');
            create cast (varchar as hr.level) with inout as implicit;
            create function is_positive(integer) returns boolean language plpgsql immutable
                as $$ begin return $1 > 0; end $$;
            create domain points as integer default 5 not null check (is_positive(value));
            create type amount as (value numeric(10, 2), currency char(3));
            create type span as range (subtype = float8);
            create function normal(text) returns text language sql immutable as $$ select lower($1) $$;
            create table "Order" (id int primary key, earned points, level hr.level, price amount, during span,
                mail citext, code text, constraint positive check (is_positive(id)),
                exclude using gist (during with &&));
            create index order_code on "Order" (normal(code));
            create table secret (id int primary key, owner text, body text);
            alter table secret add constraint small check (id < 1000) not valid;
            alter table secret enable row level security;
            create policy own on secret using (owner = current_user);
            create rule keep as on delete to "Order" do instead nothing;
            create statistics both_columns (dependencies) on owner, body from secret;
            create table parent (id int);
            create table child (more int) inherits (parent);
            create table part (id int, k int, v text, primary key (id, k)) partition by list (k);
            create table part1 partition of part for values in (1) partition by range (id);
            create table part11 partition of part1 for values from (0) to (10);
            create table part2 partition of part default;
            create index part2_own on part2 (v);
            create view named as select id, normal(code) as code, level from "Order" where level <> 'low'::hr.level;
            comment on view named is 'orders';
            create materialized view counted as select level, count(*) as n from "Order" group by level;
            create unique index counted_level on counted (level);
            create function add_one(int, int) returns int language sql immutable as $$ select $1 + coalesce($2, 1) $$;
            create aggregate total(int) (sfunc = add_one, stype = int, initcond = '0', combinefunc = int4pl,
                parallel = safe, msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = '0');
            create aggregate least_of(int) (sfunc = int4smaller, stype = int, sortop = <);
            create aggregate rows(*) (sfunc = int8inc, stype = int8, initcond = '0');
            create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal,
                finalfunc = percentile_disc_final, finalfunc_extra);
            create view totals as select total(id) as total, rows(*) as rows from "Order";
            create function read_view() returns bigint language sql as $$ select count(*) from named $$;
            create function rows_of() returns setof secret language sql as $$ select * from secret $$;
            create procedure nothing(x int) language plpgsql as $$ begin perform 1; end $$;
            create function changed() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger on_insert before insert on secret for each row execute function changed();
            alter table secret disable trigger on_insert;
            create trigger on_update instead of update on named for each row execute function changed();
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder);
        project.sql(OBJECTS);
    }

    @Test
    @Tag("slow")
    void areCreatedInANewDatabase() {
        Outcome adopted = project.run("revision", "--from-database", "-m", "as it was");
        assertThat(adopted.code()).as(adopted.toString()).isZero();
        assertThat(adopted.err()).doesNotContain("warning");
        project.output("stamp", "head");
        project.output("drift");
        String fresh = PostgresqlServer.createDatabase();
        project.output("upgrade", "head", "--url", fresh);
        assertThat(project.output("drift", "--url", fresh)).contains("No drift");
        for (String question : new String[] {
            "select obj_description('named'::regclass)",
            "select string_agg(c.relname || coalesce(pg_get_expr(relpartbound, oid), ''), ', ' order by relname)"
                    + " from pg_class c where relkind in ('r', 'p', 'v', 'm', 'i') and relnamespace ="
                    + " 'public'::regnamespace and relname not like 'alembic%'",
            "select relrowsecurity from pg_class where relname = 'secret'"
        }) {
            assertThat(project.ask(fresh, question)).as(question).isEqualTo(project.ask(question));
        }
        project.output("downgrade", "base", "--url", fresh);
        assertThat(project.ask(
                        fresh,
                        "select count(*) from (select relname from pg_class where relnamespace ="
                                + " 'public'::regnamespace and relname not like 'alembic%' union select proname from"
                                + " pg_proc where pronamespace = 'public'::regnamespace) x"))
                .isEqualTo("0");
    }

    @Test
    @Tag("slow")
    void thatAreExcludedAreLeftOutByName() {
        Outcome adopted = adoptWithout("\"secret.own\", \"counted\", \"named.on_update\"");
        assertThat(adopted.err())
                .contains(
                        "warning: policy own of secret is left out: it, or secret, is not in the revision",
                        "warning: index counted_level of counted is left out: it, or counted, is not in the revision",
                        "warning: view counted is left out: it is excluded (autogenerate.include and exclude)",
                        "warning: trigger on_update is left out: it is excluded (autogenerate.include and exclude)");
        assertThat(project.newestRevision()).doesNotContain("counted", "CREATE POLICY", "on_update");
    }

    @Test
    @Tag("slow")
    void thatNeedExcludedTablesAreLeftOut() {
        project.sql(
                """
                create function text_of(secret) returns text language sql as $$ select $1.body $$;
                create function bodies() returns setof text language sql return (select text_of(s) from secret s);
                create view texts as select bodies() as text;
                create table part12 (id int, k int, v text, primary key (id, k));
                alter table part1 attach partition part12 for values from (10) to (20);
                create table old_log (id int);
                create table log (id int) partition by range (id);
                alter table log attach partition old_log for values from (0) to (9);
                """);
        Outcome adopted = adoptWithout("\"secret\", \"part2\"");
        assertThat(adopted.err())
                .contains(
                        "warning: function rows_of() is left out: it needs secret, which is not in the revision",
                        "warning: function text_of(secret) is left out: it needs secret, which is not in the revision",
                        "warning: function bodies() is left out: it needs secret, which is not in the revision",
                        "warning: view texts is left out: it depends on an excluded object",
                        "warning: partition part2 of part is left out: it, or part, is not in the revision");
        assertThat(project.newestRevision())
                .contains("part11", "part12", "old_log")
                .doesNotContain("part2", "rows_of", "text_of", "bodies()");
    }

    @Test
    @Tag("slow")
    void thatArePartitionsAreLeftOutWithTheirTable() {
        Outcome adopted = adoptWithout("\"part\"");
        assertThat(adopted.err())
                .contains(
                        "warning: partition part1 of part is left out: it, or part, is not in the revision",
                        "warning: partition part11 of part1 is left out: it, or part, is not in the revision");
        assertThat(project.newestRevision()).doesNotContain("part1", "part2");
    }

    private Outcome adoptWithout(String patterns) {
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url()) + "\n[autogenerate]\nexclude = [" + patterns + "]\n");
        Outcome adopted = project.run("revision", "--from-database", "-m", "as it was");
        assertThat(adopted.code()).as(adopted.toString()).isZero();
        return adopted;
    }
}
