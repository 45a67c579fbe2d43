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
}
