package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the options of a view, which entities cannot declare, are kept. */
class ViewOptionsTest {
    private static final String TABLE =
            """
            import jakarta.persistence.*;

            @Entity
            public class Pet {
                @Id Long id;
                String name;
                Integer age;
            }
            """;

    private static final String VIEW =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.*;

            @Entity
            @Immutable
            @View(query = "select id, name%s from pet where age > 1")
            public class Seen {
                @Id Long id;
                String name;
                %s
            }
            """;

    @TempDir
    Path folder;

    private void assertOptions(PostgresqlProject project) {
        assertThat(project.ask("select array_to_string(reloptions, ' ') from pg_class where relname = 'seen'"))
                .isEqualTo("security_barrier=true check_option=cascaded");
    }

    @Test
    @Tag("slow")
    void optionsAreNoDifferenceAndAreKept() {
        PostgresqlProject project =
                new PostgresqlProject(folder).entities(TABLE).entities(VIEW.formatted("", ""));
        project.migrate("views");
        project.output("drift");
        project.sql("alter view seen set (security_barrier, check_option = cascaded)");
        project.output("check");
        Outcome drift = project.run("drift");
        assertThat(drift.code()).as(drift.toString()).isEqualTo(3);
        assertThat(drift.out())
                .contains("changed view seen without options -> view seen with security_barrier=true,"
                        + " check_option=cascaded");
        project.entities(VIEW.formatted(", age", "Integer age;"));
        project.migrate("age");
        assertOptions(project);
        project.output("downgrade", "-1");
        assertOptions(project);
        project.output("upgrade", "head", "--upgrade-online=always");
        assertOptions(project);
    }
}
