package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests commands on a history with SQL files. */
final class SqlRevisionCommandTest {
    private static final String FILE = "src/main/java/db/revisions/Rev_33cc_fill_in_countries.sql";

    @TempDir
    Path folder;

    @Test
    void sqlRevisionsAreWrittenShownAppliedAndReverted() {
        Cli cli = Cli.of(folder).createProject();
        assertThat(cli.output("revision", "-m", "fill in countries", "--rev-id", "33cc", "--language", "sql"))
                .isEqualTo("Created " + FILE + "\n");
        assertThat(cli.read(FILE))
                .startsWith("-- id: 33cc\n-- down revision: 22bb\n-- created: ")
                .endsWith("\n-- message: fill in countries\n\n-- upgrade\n\n-- downgrade\n");
        cli.write(
                FILE,
                cli.read(FILE)
                        .replace(
                                "-- upgrade\n",
                                "-- upgrade\ncreate table country (name text);\ninsert into country values ('X');\n")
                        .replace("-- downgrade\n", "-- downgrade\ndrop table country;\n"));
        assertThat(cli.output("history")).startsWith("22bb -> 33cc (head), fill in countries\n");
        assertThat(cli.output("show", "head")).contains(FILE + "\n\n    fill in countries");
        assertThat(cli.output("upgrade", "base:head", "--sql"))
                .contains("\ninsert into country values ('X');\nUPDATE \"alembic_version\" SET version_num = '33cc'");
        cli.output("upgrade", "head", "--url", "jdbc:sqlite:app.db");
        assertThat(SqlQuery.firstColumn(folder, "select name from country")).isEqualTo("X");
        cli.output("downgrade", "-1", "--url", "jdbc:sqlite:app.db");
        assertThat(cli.output("tables", "--url", "jdbc:sqlite:app.db")).isEqualTo("alembic_version\n");
        assertThat(cli.output("revision", "-m", "and on in Java", "--rev-id", "44dd"))
                .contains("Rev_44dd_and_on_in_java.java");
        assertThat(cli.output("verify", "--no-model")).doesNotContain("failed");
    }

    @Test
    void anotherLanguageIsWrongUsage() {
        assertThat(Cli.of(folder)
                        .createProject()
                        .run("revision", "-m", "m", "--language", "yaml")
                        .err())
                .contains("a revision is written in java or sql, not yaml");
    }
}
