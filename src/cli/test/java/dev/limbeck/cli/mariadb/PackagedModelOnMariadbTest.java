package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.PackagedModelTests;
import dev.limbeck.cli.server.RunningApplication;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code limbeck model} and the startup of applications on MariaDB. */
class PackagedModelOnMariadbTest extends PackagedModelTests {
    PackagedModelOnMariadbTest(@TempDir Path temporary) {
        super(temporary, MariadbServer.createDatabase());
    }

    @Override
    protected String series(ServerProject server) {
        return "mariadb-" + server.ask("select substring_index(version(), '.', 2)");
    }

    @Override
    protected String databases() {
        return project.ask(
                "select concat(count(*), ' ', (select variable_value from information_schema.global_status where"
                        + " variable_name = 'com_create_db')) from information_schema.schemata");
    }

    @Override
    protected String person() {
        return "Person";
    }

    @Override
    protected String ofPerson() {
        return " on Person";
    }

    /** The server omits a column's collation if it is the same as the database's collation. */
    @Test
    void aDatabaseWithAnotherCollationIsNotCompared() {
        String url = MariadbServer.createDatabase();
        String name = project.ask(url, "select database()");
        project.sql(url, "alter database " + name + " collate utf8mb4_czech_ci");
        project.output("upgrade", "head", "--database-url", url);
        assertThat(new RunningApplication(folder.resolve("classes"), url)
                        .start("fail", Map.of())
                        .problem())
                .contains("the collation of the database is ")
                .contains("in this database it is utf8mb4_czech_ci");

        project.write("limbeck.toml", settings(url, "scratch = \"live\""));
        writeModel();
        assertThat(new RunningApplication(folder.resolve("classes"), url).start("fail", Map.of()))
                .satisfies(result -> assertThat(result.problem()).isNull())
                .satisfies(result -> assertThat(result.differences()).isEmpty());
    }
}
