package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.StartupComparison;
import dev.limbeck.cli.server.RunningApplication;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that an application does not report a view on an excluded object as different only because the build cannot
 * know how the server stores it.
 */
@Tag("slow")
class PackagedViewsTest {
    @TempDir
    Path folder = Path.of(".");

    private PostgresqlProject project;

    @BeforeEach
    void aViewOnAnExcludedView() {
        project = new PostgresqlProject(folder);
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url())
                                .replace("locations =", "package = \"shop.revisions\"\nlocations =")
                                .replace("[\"revisions\"]", "[\"src/shop/revisions\"]")
                        + "\n[autogenerate]\nexclude = [\"base\"]\n");
        project.entities(
                """
                package shop;

                import jakarta.persistence.*;

                @Entity
                @Table(name = "pet")
                public class Pet {
                    @Id Integer id;
                    Integer age;
                }
                """);
        project.output("revision", "--autogenerate", "-m", "pets");
        project.output("upgrade", "head");
        project.sql("create view base as select id, age from pet");
        project.write(
                "src/shop/Top.java",
                """
                package shop;

                import jakarta.persistence.*;
                import org.hibernate.annotations.*;

                @Entity
                @Immutable
                @jakarta.persistence.Table(name = "top")
                @View(query = "select id, age * 2 as twice from base")
                public class Top {
                    @Id Integer id;
                    Integer twice;
                }
                """);
        project.sql("create view top as select id, age * 2 as twice from base");
        project.compile();
    }

    private StartupComparison start() {
        return new RunningApplication(folder.resolve("classes"), project.url()).start("warn", Map.of());
    }

    @Test
    void theTextOfSuchAViewIsNotComparedAtStartup() {
        project.output("check");
        project.output("model");
        StartupComparison found = start();
        assertThat(found.problem()).isNull();
        assertThat(found.differences()).isEmpty();
        project.sql("drop view top");
        assertThat(start().differences()).hasSize(1);
    }
}
