package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the errors for mistyped database names, and for URLs of databases that Limbeck does not support. */
final class MissingDatabaseTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    @ParameterizedTest
    @CsvSource({
        "current, typo.db",
        "current -v, typo.db",
        "current, no/such/folder/x.db",
        "current --check-heads, typo.db",
        "tables, typo.db",
        "schema, typo.db",
        "schema pet, typo.db",
        "downgrade base, typo.db",
        "downgrade -1, typo.db",
        "downgrade base --plan, typo.db",
        "history -i, typo.db",
        "check, typo.db",
        "drift, typo.db",
        "revision --autogenerate -m x, typo.db"
    })
    void commandsThatReadNameTheFileThatDoesNotExist(String command, String name) {
        Cli.Outcome outcome = cli.run((command + " --url jdbc:sqlite:" + name).split(" ", -1));
        assertThat(outcome.err())
                .contains("There is no database " + cli.folder().resolve(name))
                .contains("database.url");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"current", "tables", "schema", "history -i", "downgrade base", "downgrade base --plan"})
    void jsonContainsTheWarning(String command) {
        String words = command + " --format json --url jdbc:sqlite:typo.db";
        Cli.Outcome missing = cli.run(words.split(" ", -1));
        assertThat(missing.code()).as(missing.toString()).isZero();
        assertThat(missing.out())
                .contains("\"warnings\":[\"There is no database " + cli.folder().resolve("typo.db") + ". Check");
        assertThat(missing.err()).isEmpty();
        cli.output("upgrade", "head");
        assertThat(cli.output((command + " --format json").split(" ", -1))).contains("\"warnings\":[]");
    }

    @Test
    void nothingIsReportedIfTheFileExists() {
        cli.output("upgrade", "head");
        for (String command : new String[] {"current", "tables", "schema", "history -i"}) {
            assertThat(cli.run(command.split(" ", -1)).err()).doesNotContain("There is no database");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlserver://localhost/petclinic",
                "jdbc:h2:mem:x",
                "oracle://localhost/petclinic",
                "mysql+pymysql://localhost/petclinic"
            })
    void anotherDatabaseIsNotSupported(String url) {
        Cli.Outcome outcome = cli.run("current", "--url", url);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("limbeck: Limbeck supports only SQLite, PostgreSQL and MariaDB; the URL ")
                .contains("… is for another database.", "jdbc:sqlite:shoplist.db");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://bob:hunter2@h/db, 'The URL postgresql:… is not a JDBC URL of PostgreSQL, such as "
                + "jdbc:postgresql://localhost:5432/shoplist. The user name and the password belong in "
                + "database.username and database.password.'",
        "postgresql+psycopg2://h/db, is not a JDBC URL of PostgreSQL",
        "postgres://h/db, is not a JDBC URL of PostgreSQL",
        "jdbc:postgres://h/db, The URL jdbc:postgres:… is not a JDBC URL of PostgreSQL",
        "mariadb+pymysql://bob:hunter2@h/db, jdbc:mariadb://localhost:3306/shoplist",
        "jdbc:sqllite:x.db, 'is not a JDBC URL of SQLite, such as jdbc:sqlite:shoplist.db'",
        "sqlite3:x.db, is not a JDBC URL of SQLite",
        "jdbc:postgresql://bob:hun@ter2@h/db, 'The JDBC driver org.postgresql:postgresql does not accept the URL"
                + " jdbc:postgresql:…. Correct the host, the port and the parameters in database.url;'",
        "jdbc:postgresql:?service=shop, 'does not accept the URL jdbc:postgresql:…. Check that the service shop is"
                + " defined in .pg_service.conf in the home directory, or in the file that the environment variable"
                + " PGSERVICEFILE specifies.'",
        "jdbc:postgresql://host.invalid/db, 'The host host.invalid is unknown. Start the server, or correct the host'",
        "pets/pet clinic.db, so the URL of the file pets/pet clinic.db is jdbc:sqlite:pets/pet clinic.db."
    })
    void theMessageNamesTheJdbcUrlOfAnotherSpelling(String url, String message) {
        assertThat(cli.run("current", "--url", url).err())
                .startsWith("limbeck: ")
                .contains(message)
                .doesNotContain("hunter2", "ter2@")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "date_string_format=qqq, Illegal pattern component: qqq",
        "date_class=day, No enum constant org.sqlite.SQLiteConfig.DateClass.DAY"
    })
    void aWrongValueInTheUrlIsReportedOnConnecting(String parameter, String reason) {
        cli.output("upgrade", "head", "--url", "jdbc:sqlite:old.db");
        for (String file : new String[] {"old.db", "new.db"}) {
            Cli.Outcome outcome = cli.run("current", "--url", "jdbc:sqlite:" + file + "?" + parameter);
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualToIgnoringNewLines(
                            "limbeck: The database could not be opened: The JDBC driver does not accept"
                                    + " a parameter of the URL (" + reason + "). Correct database.url.");
        }
    }

    @Test
    void theUrlOfAnAlembicProjectIsAcceptedByAllCommands() {
        cli.output("upgrade", "head", "--url", "sqlite:///pet.db");
        assertThat(cli.files()).contains("pet.db");
        assertThat(cli.output("current", "--url", "sqlite+pysqlite:///pet.db")).startsWith("22bb");
        assertThat(cli.output(
                        "history", "-i", "--url", "sqlite:///" + cli.folder().resolve("pet.db")))
                .contains("(current)");
    }

    @Test
    void aSecondInitReportsTheFolderAsKept(@TempDir Path folder) {
        Cli other = Cli.of(folder);
        other.output("init", "src/main/java/db/revisions");
        assertThat(other.output("init", "src/main/java/db/revisions"))
                .contains("Kept src/main/java/db/revisions, which already exists", "Kept limbeck.toml")
                .doesNotContain("Created");
    }

    @Test
    void baseCannotBeStampedTogetherWithARevision() {
        cli.output("upgrade", "head");
        for (String line : new String[] {"stamp heads base", "stamp base 11aa", "stamp --purge head base"}) {
            Cli.Outcome outcome = cli.run(line.split(" ", -1));
            assertThat(outcome.code()).as(line).isEqualTo(1);
            assertThat(outcome.err()).contains("You specified base, which removes all revisions");
        }
        assertThat(cli.output("current")).startsWith("22bb");
    }
}
