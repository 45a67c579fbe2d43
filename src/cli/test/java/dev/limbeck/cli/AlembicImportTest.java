package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command {@code limbeck alembic import}; the tests of alembic-compat cover the translation itself. */
class AlembicImportTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void createAlembicProject() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "python3"))),
                "SKIPPED: there is no python3 on the path");
        cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        Files.createDirectories(folder.resolve("shop/versions"));
        script("1a00", "None", "op.create_table('user', sa.Column('id', sa.Integer(), primary_key=True))");
        script("2b00", "'1a00'", "op.get_bind().commit()");
    }

    private void script(String id, String before, String body) {
        cli.write(
                "shop/versions/" + id + ".py",
                """
                \"""step %1$s

                Create Date: 2021-01-01 00:00:00
                \"""
                import sqlalchemy as sa
                from alembic import op
                revision = '%1$s'
                down_revision = %2$s
                def upgrade():
                    %3$s
                def downgrade():
                    pass
                """
                        .formatted(id, before, body));
    }

    @Test
    void writesTheRevisionsAndListsUntranslatedOnesThatRefuseToRun() {
        Cli.Outcome outcome = cli.run("alembic", "import", "shop");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .isEqualTo(
                        """
                        Created src/main/java/db/revisions/Rev_1a00_step_1a00.java
                        Created src/main/java/db/revisions/Rev_2b00_step_2b00.java

                        Not translated: 1 of 2. These refuse to run until you have translated them:
                          2b00 step 2b00
                            upgrade: op.get_bind().commit is used (line 10)
                        """);
        assertThat(outcome.err()).contains("in the same table, alembic_version", "limbeck verify");
        assertThat(cli.read("src/main/java/db/revisions/Rev_1a00_step_1a00.java"))
                .startsWith("package db.revisions;");

        assertThat(cli.output("history")).contains("1a00 -> 2b00 (head), step 2b00");
        Cli.Outcome run = cli.run("--url", "jdbc:sqlite:app.db", "upgrade", "head");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("2b00", "The upgrade is not translated yet");
        assertThat(cli.output("--url", "jdbc:sqlite:app.db", "current")).contains("1a00");
    }

    @Test
    void aFailingPostWriteCommandDoesNotHideTheResult() {
        cli.append("limbeck.toml", "post_write = [\"sh -c 'exit 7'\"]\n");
        Cli.Outcome outcome = cli.run("alembic", "import", "shop");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("Created src/main/java/db/revisions/Rev_2b00", "Not translated: 1 of 2");
        assertThat(outcome.err()).contains("exit code 7");
        assertThat(cli.files()).contains("src/main/java/db/revisions/Rev_1a00_step_1a00.java");
    }

    @Test
    void printsJsonAndWritesToTheGivenFolder() {
        String json = cli.output("alembic", "import", "shop", "--output", "elsewhere", "--format", "json");
        assertThat(json)
                .startsWith("{\"format\":1,\"revisions\":[{\"id\":\"1a00\",\"message\":\"step 1a00\",\"source\":\"")
                .contains("Rev_1a00_step_1a00.java\",\"untranslated\":null}")
                .contains("\"untranslated\":\"upgrade: op.get_bind().commit is used (line 10)\"}")
                .endsWith("],\"versionTable\":\"alembic_version\",\"warnings\":[]}\n");
        assertThat(cli.files()).contains("elsewhere/Rev_2b00_step_2b00.java");
    }

    @Test
    void eachRevisionIsProvedAndThoseThatAreNotAreNamed() {
        script("3c00", "'2b00'", "op.execute('CREATE VIEW v AS SELECT 1')");
        script("aa00", "None", "op.execute('DELETE FROM nowhere')");
        script("bb00", "None", "op.execute('SELECT 1')");
        Cli.Outcome outcome = cli.run("alembic", "import", "shop");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .contains(
                        "warning: Not proved: 4 of 5:\n",
                        "  1a00: its downgrade does not restore the schema that existed before its upgrade:"
                                + " expected: no table user found: table user\n",
                        "  2b00: it is not translated\n",
                        "  3c00: revision 2b00, which comes before it, was not applied\n",
                        "  aa00: its upgrade fails: ")
                .doesNotContain("bb00: ");
    }

    @Test
    void theResultInJsonNamesWhatIsNotProved() {
        assertThat(cli.output("alembic", "import", "shop", "--output", "elsewhere", "--format", "json"))
                .contains("\"proof\":{\"done\":false,\"why\":\"2 of 2 revisions were not proved\",\"databases\":[]},"
                        + "\"notProved\":[{\"id\":\"1a00\",\"why\":\"its downgrade ")
                .contains("{\"id\":\"2b00\",\"why\":\"it is not translated\"}]");
    }

    @Test
    @Tag("slow")
    void keepsExistingFilesAndReportsAnEmptyFolder() throws IOException {
        cli.output("alembic", "import", "shop");
        Cli.Outcome again = cli.run("alembic", "import", "shop");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("Revision 1a00 already exists", "--output");

        Files.createDirectories(folder.resolve("empty"));
        Cli.Outcome empty = cli.run("alembic", "import", "empty");
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err()).contains("Found no alembic migrations in", "alembic.ini");
        assertThat(cli.run("alembic", "import", "missing").err()).contains("does not exist");
        assertThat(cli.run("alembic", "import", "limbeck.toml").err())
                .contains("limbeck.toml is a file. Specify the folder that contains alembic.ini")
                .doesNotContain("Traceback");
        assertThat(cli.run("alembic", "import").code()).isEqualTo(2);
        assertThat(cli.run("alembic").code()).isEqualTo(2);
    }
}
