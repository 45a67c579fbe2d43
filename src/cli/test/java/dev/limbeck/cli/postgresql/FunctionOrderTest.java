package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions are created after the objects that they need, and before the objects that need them. */
class FunctionOrderTest {
    /** The tables and views need functions that only other functions call. */
    private static final String OBJECTS =
            """
            create function first() returns int language sql return 1;
            create function newer() returns int language sql return 2;
            create or replace function first() returns int language sql return newer() - 1;
            create function second() returns int language sql return first() + 1;
            create function third(x int default first()) returns int language sql as $$ select x + 2 $$;
            create domain count as int;
            create function is_count(int) returns boolean language sql immutable as $$ select $1 >= 0 $$;
            alter domain count add constraint positive check (is_count(value));
            create function inner_text(text) returns text language sql immutable as $$ select lower($1) $$;
            create function outer_text(text) returns text language sql immutable as $$ select public.inner_text($1) $$;
            create function inner_number() returns int language plpgsql as $$ begin return 1; end $$;
            create function outer_number() returns int language plpgsql as $$ begin return public.inner_number(); end $$;
            create sequence numbers;
            create function next_number() returns bigint language sql return nextval('numbers');
            create table thing (id int primary key default second(), kind int default third(), code text, n count);
            create index thing_code on thing (outer_text(code));
            create materialized view numbered as select id, outer_number() as number from thing;
            create view codes as select code, inner_text(code) as lower from thing;
            create function of_thing(thing) returns text language sql as $$ select $1.code $$;
            create function things() returns setof thing language sql as $$ select * from thing $$;
            create function count_codes() returns bigint language sql return (select count(*) from codes);
            create function read_codes() returns bigint language sql as $$ select count(*) from codes $$;
            create function of_code(codes) returns text language plpgsql
                as $$ declare one thing%rowtype; begin return $1.code; end $$;
            create view named as select t.of_thing from thing t;
            create function changed() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger on_insert before insert on thing for each row execute function changed();
            """;

    private static final String FUNCTIONS =
            """
            op.execute("create function inner_text(text) returns text language sql immutable as $$ select lower($1) $$");
            op.execute("create function outer_text(text) returns text language sql immutable"
                    + " as $$ select public.inner_text($1) $$");
            op.execute("create function first() returns integer language sql as $$ select 1 $$");
            op.execute("create function second() returns integer language plpgsql as $$ begin return public.first(); end $$");
            """;

    private static final String REVERSE =
            """
            op.execute("drop function second()");
            op.execute("drop function first()");
            op.execute("drop function outer_text(text)");
            op.execute("drop function inner_text(text)");
            """;

    private static final String ENTITY =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.*;

            @Entity
            @jakarta.persistence.Table(indexes = @Index(name = "pet_code", columnList = "outer_text(code)"))
            @Check(name = "valid", constraints = "age > second()")
            public class Pet {
                @Id Long id;
                int age;
                String code;
                %s
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void isRightInTheFirstRevision() {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql(OBJECTS);
        Outcome adopted = project.run("revision", "--from-database", "-m", "as it was");
        assertThat(adopted.code()).as(adopted.toString()).isZero();
        assertThat(adopted.err()).doesNotContain("warning");
        project.output("stamp", "head");
        project.output("drift");
        String fresh = PostgresqlServer.createDatabase();
        project.output("upgrade", "head", "--url", fresh);
        assertThat(project.output("drift", "--url", fresh)).contains("No drift");
        project.output("downgrade", "base", "--url", fresh);
        assertThat(project.ask(fresh, "select count(*) from pg_proc where pronamespace = 'public'::regnamespace"))
                .isEqualTo("0");
    }

    @Test
    @Tag("slow")
    void isRightInACopyOfTheDatabase() {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.write("revisions/Rev_aaaa_step.java", RevisionText.of("aaaa", "", FUNCTIONS, REVERSE));
        project.output("upgrade", "head");
        project.entities(ENTITY.formatted(""));
        project.migrate("pets");
        project.entities(ENTITY.formatted("String name;"));
        project.migrate("names");
        for (String command : new String[] {"verify", "drift", "check"}) {
            project.output(command);
        }
        project.output("downgrade", "base");
    }
}
