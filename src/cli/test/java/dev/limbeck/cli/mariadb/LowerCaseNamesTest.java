package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.mariadb.MariadbInstance;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a server that stores table names in lower case, as servers on Windows do. */
@Tag("slow")
class LowerCaseNamesTest {
    private static MariadbInstance server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        String problem = MariadbInstance.findProblem();
        Assumptions.assumeTrue(problem == null, problem);
        server = MariadbInstance.install(
                "--lower-case-table-names=1", "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync");
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theHistoryIsComparedWithTheEntities() {
        ServerProject project = new ServerProject(folder, server.createDatabase("shop"));
        project.write(
                "src/Shop.java",
                "import jakarta.persistence.*;\n@Entity public class Shop { @Id @GeneratedValue Long id; String name; }\n");
        project.write(
                "src/Item.java",
                "import jakarta.persistence.*;\n@Entity public class Item { @Id @GeneratedValue Long id; @ManyToOne Shop"
                        + " shop; }\n");
        project.compile();
        project.migrate("first");
        assertThat(project.output("check", "--against", "history")).contains("No differences");
        assertThat(project.output("verify")).contains("matches the entities");
        assertThat(project.output("revision", "--autogenerate", "--against", "history", "-m", "nothing"))
                .contains("No differences");
        assertThat(project.output("drift")).contains("No drift");
        assertThat(project.output("upgrade", "base:head", "--sql")).contains("CREATE TABLE `Shop`");
    }
}
