package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code limbeck alembic import} for PostgreSQL: each revision does what the real Alembic does with its script. */
class ImportedHistoryTest {
    @TempDir
    private Path folder;

    private AlembicHistory history;

    @BeforeEach
    void createHistory() throws IOException, InterruptedException {
        AlembicHistory.require();
        history = new AlembicHistory(folder);
    }

    /** Runs the revisions up and down with both tools, and compares the databases after each revision. */
    private void agree(String... ids) throws Exception {
        for (String id : ids) {
            step("upgrade", id);
        }
        for (int i = ids.length - 2; i >= 0; i--) {
            step("downgrade", ids[i]);
        }
        step("downgrade", "base");
    }

    private void step(String command, String target) throws Exception {
        history.alembic(command, target);
        history.project().output(command, target);
        assertThat(history.ours()).as(command + " " + target).isEqualTo(history.theirs());
    }

    private List<String> imported() {
        Outcome outcome = history.importScripts();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("Not translated");
        return outcome.err()
                .lines()
                .filter(line -> line.startsWith("warning: "))
                .toList();
    }

    @Test
    void typesKeysIndexesEnumerationsAndRows() throws Exception {
        history.resource("objects/a1_objects.py").resource("objects/a2_changes.py");
        assertThat(imported())
                .containsExactly("warning: a2: only its part for PostgreSQL is translated, since it asks which database"
                        + " is used");
        agree("a1", "a2");
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void schemasSequencesDomainsAndAnswersOfTheInspector() throws Exception {
        history.resource("schemas/b1_schemas.py").resource("schemas/b2_changes.py");
        assertThat(imported())
                .anyMatch(line -> line.contains("postgresql_concurrently of the index ix_cc is left out"));
        agree("b1", "b2");
    }

    /** PostgreSQL drops indexes and constraints together with a column that they use. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void columnsAreDroppedWithWhatUsesThem() throws Exception {
        history.resource("dropped/c1_tables.py").resource("dropped/c2_columns.py");
        assertThat(imported()).contains("warning: c2: COMMIT is left out: Limbeck itself begins and ends transactions");
        agree("c1", "c2");
    }

    /** A column can have the name of a type, function or index method that the constraints and indexes of others use. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void whatOtherColumnsUseRemainsWhenAColumnWithTheNameOfATypeIsDropped() throws Exception {
        history.resource("words/f1_tables.py").resource("words/f2_columns.py");
        imported();
        agree("f1", "f2");
    }

    /** The schema of a table can be that of its MetaData. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void rowsAreWrittenInTheSchemaOfTheMetadata() throws Exception {
        history.resource("metadata/g1_tables.py").resource("metadata/g2_rows.py");
        imported();
        agree("g1", "g2");
    }

    @Test
    void whatIsNotTranslatedHasOneLineAndKeepsTheTranslatedPart() throws Exception {
        history.script(
                "d1.py",
                """
                \"""partitions

                Create Date: 2021-01-01 00:00:00
                \"""
                import sqlalchemy as sa
                from alembic import op

                revision = "d1"
                down_revision = None


                def upgrade():
                    op.create_table("plain", sa.Column("id", sa.Integer(), primary_key=True))
                    op.create_table("log", sa.Column("at", sa.Date()), postgresql_partition_by="RANGE (at)")


                def downgrade():
                    op.execute("DROP TABLE plain")
                """);
        Outcome outcome = history.importScripts();
        assertThat(outcome.out())
                .contains(
                        "Not translated: 1 of 1.",
                        "upgrade: the table log has the option postgresql_partition_by (line 14)");
        assertThat(Files.readString(folder.resolve("limbeck/revisions/Rev_d1_partitions.java")))
                .contains("op.createTable(\"plain\"", "postgresql_partition_by=");
        Outcome run = history.project().run("upgrade", "head");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("The upgrade is not translated yet", "the database is as it was before");
    }

    /** The answers are those that the database gives to Alembic. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void queriesOfTheCatalogAreAnsweredFromTheHistory() throws Exception {
        history.resource("catalog/e1_tables.py").resource("catalog/e2_questions.py");
        assertThat(imported()).anyMatch(line -> line.contains("a query of the catalog is answered from the history"));
        agree("e1", "e2");
    }

    @Test
    void theVersionTableOfEnvPyIsReported() throws Exception {
        history.resource("objects/a1_objects.py");
        Path env = folder.resolve("alembic/env.py");
        Files.writeString(
                env,
                Files.readString(env)
                        .replace("connection=connection,", "connection=connection, version_table_schema=\"meta\","));
        assertThat(imported())
                .contains(
                        "warning: env.py configures the version table: set revisions.version_table_schema = \"meta\" in"
                                + " limbeck.toml");
    }
}
