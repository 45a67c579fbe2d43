package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that entities can be compared with the replayed history, without a database. */
final class AgainstHistoryTest {
    private static final String READS_ROWS =
            """
            package db.revisions;
            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;
            /** reads rows. */
            @Revision(id = "77aa", downRevision = "e0f4c2b1d9aa", created = "2026-11-24T00:00:00Z")
            public final class Rev_77aa_reads extends Migration {
                @Override
                public void upgrade(Operations op) throws Exception {
                    try (java.sql.Statement statement = op.connection().createStatement();
                            java.sql.ResultSet rows = statement.executeQuery("select id from product")) {
                        %s
                    }
                }
                @Override
                public void downgrade(Operations op) {}
            }
            """;

    private Path project = Path.of(".");
    private Cli cli = Cli.of(project);

    @BeforeEach
    void copySample(@TempDir Path folder) throws IOException {
        project = folder;
        cli = Sample.createIn(folder);
    }

    @Test
    void aFreshCloneIsCheckedWithoutAnyDatabase() throws IOException {
        cli.output("revision", "--autogenerate", "--against", "history", "-m", "first", "--rev-id", "66ff");
        replace("limbeck.toml", "${DB_URL:-jdbc:sqlite:shoplist.db}", "${NOT_SET_HERE}");
        Cli.Outcome clean = cli.run("check", "--against", "history");
        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).isEqualTo("No differences between the model and the history.\n");
        assertThat(cli.run("check").err()).contains("NOT_SET_HERE, which is not set");

        entityChange();
        Cli.Outcome differs = cli.run("check", "--against=history");
        assertThat(differs.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(differs.out())
                .isEqualTo(
                        """
                        The model and the history differ in 1 place:
                          added column tag.colour varchar(20)
                        """);

        Files.writeString(
                project.resolve("limbeck.toml"),
                Files.readString(project.resolve("limbeck.toml")) + "\n[autogenerate]\nagainst = \"history\"\n");
        assertThat(cli.output("revision", "--autogenerate", "-m", "colour", "--rev-id", "77aa"))
                .contains("Rev_77aa_colour.java", "added column tag.colour");
        assertThat(cli.output("check")).isEqualTo("No differences between the model and the history.\n");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    @Tag("slow")
    void aRevisionThatReadsRowsRunsWithoutRowsAndGetsAWarning() throws IOException {
        write(READS_ROWS.formatted("while (rows.next()) { rows.getLong(1); }"));
        Cli.Outcome outcome = cli.run("check", "--against", "history", "--url", "jdbc:sqlite:/no/such/folder/x.db");
        assertThat(outcome.out()).startsWith("The model and the history differ in ");
        assertThat(outcome.err())
                .contains("warning: Revision 77aa uses op.connection(); in the scratch database it ran without your"
                        + " rows");
    }

    @Test
    void aRevisionThatNeedsRowsIsNamedWithAdvice() throws IOException {
        write(READS_ROWS.formatted(
                "rows.next(); if (rows.getLong(1) == 0) throw new IllegalStateException(\"no row\");"));
        Cli.Outcome outcome = cli.run("check", "--against", "history");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains(
                        "The history cannot be replayed in a scratch database: revision 77aa fails there.",
                        "no row",
                        "do nothing if there are none")
                .doesNotContain("the database is as it was");
    }

    @Test
    void anUnknownValueIsRejectedWithTheTwoValidOnes() {
        assertThat(cli.run("check", "--against", "git").err()).contains("\"database\"", "\"history\"");
    }

    private void entityChange() throws IOException {
        replace(
                "src/main/java/com/example/shoplist/Tag.java",
                "    @NaturalId\n",
                "    @Column(length = 20)\n    private String colour;\n\n    @NaturalId\n");
        Sample.compile(project);
    }

    private void write(String revision) throws IOException {
        Files.writeString(project.resolve("src/main/java/db/revisions/Rev_77aa_reads.java"), revision);
    }

    private void replace(String file, String text, String by) throws IOException {
        Path path = project.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, by));
    }
}
