package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a table that is in a different schema in the entities than in the database. */
class MovedTableTest {
    private static final String PET =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(schema = "%s")
            public class Pet {
                @Id Long id;
                String name;
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void theMoveIsDescribedAndMadeByARevision() {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql("create schema \"Old Place\"");
        project.sql("create schema shop");
        project.entities(PET.formatted("`Old Place`"));
        project.migrate("first");
        project.sql("insert into \"Old Place\".pet values (1, 'Rex')");
        project.entities(PET.formatted("shop"));

        Outcome asked = project.run("revision", "--autogenerate", "-m", "move");
        assertThat(asked.code()).as(asked.toString()).isEqualTo(1);
        assertThat(asked.err())
                .contains("op.execute(\"alter table \\\"Old Place\\\".pet set schema shop\")")
                .contains("--no-rename \"Old Place.pet\"")
                .doesNotContain("--rename-table");
        Outcome flagged =
                project.run("revision", "--autogenerate", "-m", "move", "--rename-table", "Old Place.pet=shop.pet");
        assertThat(flagged.code()).as(flagged.toString()).isEqualTo(1);
        assertThat(flagged.err()).contains("op.execute(\"alter table \\\"Old Place\\\".pet set schema shop\")");

        String first = project.ask("select version_num from alembic_version");
        project.write(
                "revisions/Rev_aaaa_step.java",
                RevisionText.of(
                        "aaaa",
                        first,
                        "op.execute(\"alter table \\\"Old Place\\\".pet set schema shop\");",
                        "op.execute(\"alter table shop.pet set schema \\\"Old Place\\\"\");"));
        project.output("upgrade", "head");
        project.output("check");
        assertThat(project.ask("select name from shop.pet")).isEqualTo("Rex");
    }
}
