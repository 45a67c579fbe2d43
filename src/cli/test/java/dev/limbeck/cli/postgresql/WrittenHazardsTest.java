package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that autogenerate reports hazards that only a plan reveals, and writes them into the revision. */
class WrittenHazardsTest {
    private static final String REWRITE =
            "hazard rewrite: writes all rows and builds all indexes while no one can use the table";

    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(indexes = @Index(name = "ix", columnList = "lower(name), color", options = "where id > 0"))
            public class Pet {
                @Id Long id;
                String name;
                %s age;
                @Enumerated(EnumType.STRING) Color color;
                enum Color { %s }
            }
            """;

    @TempDir
    Path folder;

    /** The revision and the comparison write the dropped index in different ways. */
    @Test
    @Tag("slow")
    void ofAnOperationThatTheRevisionSpellsDifferently() {
        PostgresqlProject project = new PostgresqlProject(folder).entities(ENTITY.formatted("int", "BLUE, RED"));
        project.migrate("pets");
        project.sql("insert into pet (id, age) values (1, 2), (2, 3)");
        project.entities(ENTITY.formatted("long", "BLUE, GREEN, RED").replace("id > 0", "id > 1"));
        Outcome refused = project.run("revision", "--autogenerate", "-m", "older", "--fail-on-hazard", "rewrite");
        assertThat(refused.code()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err()).contains("No revision was written", "rewrite");
        Outcome written = project.run("revision", "--autogenerate", "-m", "older");
        assertThat(written.out()).contains(REWRITE + " (2 rows here)");
        String upgrade = project.newestRevision().split("public void downgrade", 2)[0];
        assertThat(upgrade).contains("// " + REWRITE);
    }
}
