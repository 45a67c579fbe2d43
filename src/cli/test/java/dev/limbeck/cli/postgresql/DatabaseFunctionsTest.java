package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities may use functions that a revision has created, in defaults, checks, indexes and domains. */
class DatabaseFunctionsTest {
    private static final String FUNCTIONS =
            """
            op.execute("create table note (id int primary key)");
            op.execute("create function rows_of() returns setof note language sql as $$ select * from note $$");
            op.execute("create function is_valid(integer) returns boolean language plpgsql immutable"
                    + " as $$ begin return $1 > 0; end $$");
            op.execute("create domain points as integer check (is_valid(value))");
            op.execute("create function next_code() returns text language sql as $$ select 'c' || now()::text $$");
            op.execute("create function normal(text) returns text language sql immutable"
                    + " as $$ select lower($1) $$");
            """;

    private static final String REVERSE =
            """
            op.execute("drop function normal(text)");
            op.execute("drop function next_code()");
            op.execute("drop domain points");
            op.execute("drop function is_valid(integer)");
            op.execute("drop function rows_of()");
            op.execute("drop table note");
            """;

    private static final String ENTITY =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.*;

            @Entity
            @jakarta.persistence.Table(indexes = @Index(name = "pet_code", columnList = "normal(code)"))
            @Check(name = "valid", constraints = "is_valid(age)")
            public class Pet {
                @Id Long id;
                int age;
                @ColumnDefault("next_code()") String code;
                %s
            }
            """;

    private static final String FOR_DEFAULTS =
            """
            op.execute("create function code() returns int language sql as $$ select 7 $$");
            op.execute("create table counter (n int)");
            op.execute("create function counted() returns int language plpgsql as"
                    + " $$ begin return (select max(n) from counter); end $$");
            """;

    private static final String REVERSE_FOR_DEFAULTS =
            """
            op.execute("drop function counted()");
            op.execute("drop table counter");
            op.execute("drop function code()");
            """;

    private static final String WITH_DEFAULT =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.*;

            @Entity
            public class Thing {
                @Id Long id;
                @ColumnDefault("code()") Integer code;
                @ColumnDefault("counted()") Integer number;
                %s
            }
            """;

    private static final String WITH_CHECK =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.*;

            @Entity
            @Check(name = "large", constraints = "code > code()")
            public class Other {
                @Id Long id;
                int code;
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void areUsedInScratchDatabasesAsWell() {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.write(
                "limbeck.toml", PostgresqlProject.settings(project.url()) + "\n[autogenerate]\nexclude = [\"note\"]\n");
        project.write("revisions/Rev_aaaa_step.java", RevisionText.of("aaaa", "", FUNCTIONS, REVERSE));
        project.output("upgrade", "head");
        project.entities(ENTITY.formatted(""));
        project.migrate("pets");
        project.entities(ENTITY.formatted("@Column(columnDefinition = \"points\") Integer earned;"));
        project.migrate("points");
        for (String command : new String[] {"verify", "drift", "check"}) {
            project.output(command);
        }
        project.sql("create or replace function normal(text) returns text language sql immutable"
                + " as $$ select upper($1) $$");
        assertThat(project.output("check")).contains("No differences");
        project.output("downgrade", "base");
    }

    /** Only a check makes the creation of its table fail; a default is left out if nothing computes it. */
    @Test
    @Tag("slow")
    void areUsedIfOnlyADefaultNeedsThem() {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url()) + "\n[autogenerate]\nexclude = [\"counter\"]\n");
        project.write("revisions/Rev_aaaa_step.java", RevisionText.of("aaaa", "", FOR_DEFAULTS, REVERSE_FOR_DEFAULTS));
        project.output("upgrade", "head");
        project.entities(WITH_DEFAULT.formatted(""));
        assertThat(project.migrate("thing")).contains("code()", "counted()");
        project.entities(WITH_CHECK);
        project.migrate("other");
        project.entities(WITH_DEFAULT.formatted("String more;"));
        assertThat(project.migrate("more")).doesNotContain("code()", "counted()");
        project.output("verify");
        project.sql("insert into counter values (3); insert into thing (id) values (1)");
        assertThat(project.ask("select code || ' ' || number from thing")).isEqualTo("7 3");
        project.sql("delete from thing");
        project.output("downgrade", "base");
    }
}
