package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.ServerProxy;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.MariadbServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests URLs that begin with jdbc:mysql: when the MySQL driver, which is not part of the command, is not present. */
class MysqlUrlTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                enum Mood { SAD, OK }
                @Id @GeneratedValue Long id;
                @Column(nullable = false, length = 40) String name;
                @Enumerated(EnumType.STRING) Mood mood;
                java.util.UUID code;
            }
            """;

    @TempDir
    Path folder;

    private final String url = MariadbServer.createDatabase().replace("jdbc:mariadb:", "jdbc:mysql:");

    @Test
    void theUrlOfAMariadbServerIsAccepted() {
        ServerProject project = new ServerProject(folder, url);
        project.entities(ENTITY);
        project.migrate("people");
        assertThat(project.run("check").err())
                .contains("mistakes the MariaDB server for MySQL", "with a URL that begins with jdbc:mariadb:");
        assertThat(project.output("check")).contains("No differences");
        assertThat(project.output("verify")).contains("matches the entities");
        assertThat(project.output("doctor")).contains("MariaDB 10.11 answers.");
        assertThat(project.output("upgrade", "base:head", "--sql")).contains("CREATE SEQUENCE `Person_SEQ`");
        project.output("downgrade", "base");
        assertThat(project.run("current").err()).contains("no revision is applied");
    }

    @Test
    void aServerThatIsNotMariadbIsRefused() throws IOException {
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        try (ServerProxy server = DisguisedServer.notMariadb(port)) {
            ServerProject project = new ServerProject(folder, url.replace(":" + port, ":" + server.port()));
            for (String command : new String[] {"current", "doctor", "tables"}) {
                Outcome outcome = project.run(command);
                assertThat(outcome.code()).isEqualTo(1);
                assertThat(outcome.err())
                        .contains(
                                "The server is MySQL 10.11, but Limbeck supports only MariaDB: it has not been tested"
                                        + " with MySQL",
                                "Use MariaDB 10.11 or newer")
                        .hasLineCount(1);
            }
        }
    }
}
