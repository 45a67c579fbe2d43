package dev.limbeck.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests views of the entities that select from views that the settings exclude. */
@Tag("slow")
public abstract class ExcludedViewTests {
    private static final String TOP =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.*;

            @Entity
            @Immutable
            @jakarta.persistence.Table(name = "top")
            @View(query = "select id, %s as twice from base")
            public class Top {
                @Id Integer id;
                Integer twice;
            }
            """;

    private static final String PET =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(name = "pet")
            public class Pet {
                @Id Integer id;
                Integer age;
                %s
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    private ServerProject project;

    /** {@return the URL of a new, empty database} */
    protected abstract String createDatabase(Path place);

    @BeforeEach
    void aViewOnAView() {
        project = new ServerProject(folder, createDatabase(folder));
        project.sql("create table pet (id integer not null primary key, age integer)");
        project.sql("create view base as select id, age from pet");
    }

    private void exclude() {
        project.write(
                "limbeck.toml", ServerProject.settings(project.url()) + "\n[autogenerate]\nexclude = [\"base\"]\n");
    }

    private void requireClean() {
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isZero();
    }

    @Test
    void generatedEntitiesOfViewsOnAnExcludedViewAreNoDifference() throws IOException {
        project.sql("create view top as select id, age * 2 as twice from base where age > 1");
        project.sql("create view highest as select id, twice from top");
        project.output("entities", project.url(), "--package", "shop", "--output", "src", "--exclude", "base");
        assertThat(folder.resolve("src/shop/Highest.java")).exists();
        exclude();
        Files.createDirectories(folder.resolve("revisions"));
        project.compile();
        requireClean();
        assertThat(project.output("revision", "--autogenerate", "-m", "nothing"))
                .contains("no revision was written");
    }

    @Test
    void aViewOnAnExcludedViewIsCreatedChangedAndReverted() throws IOException {
        exclude();
        Files.createDirectories(folder.resolve("revisions"));
        project.entities(PET.formatted(""));
        project.entities(TOP.formatted("age * 2")).migrate("first");
        project.sql("insert into pet (id, age) values (1, 4)");
        project.entities(PET.formatted("Integer weight;"));
        project.entities(TOP.formatted("age * 3")).migrate("second");
        assertThat(project.ask("select twice from top")).isEqualTo("12");
        project.output("downgrade", "-1");
        assertThat(project.ask("select twice from top")).isEqualTo("8");
        project.output("upgrade", "head");
        requireClean();
    }
}
