package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests extensions, which are created either by a revision or, if the user who runs the revisions is not allowed to
 * create them, by an administrator.
 */
class ExtensionsTest {
    private static final String TABLE = "op.createTable(\"person\", column(\"id\", bigint()).nullable(false),"
            + " column(\"mail\", type(\"citext\")), primaryKey(\"id\"));";

    @TempDir
    private Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder);
        project.entities(
                """
                import jakarta.persistence.*;

                @Entity
                public class Person {
                    @Id Long id;
                    @Column(columnDefinition = "citext") String mail;
                }
                """);
    }

    @Test
    @Tag("slow")
    void theHistoryIsReplayedWithAnExtensionOfTheDatabase() {
        project.sql("create extension citext");
        project.write("revisions/Rev_aa11_step.java", RevisionText.of("aa11", "", TABLE, "op.dropTable(\"person\");"));
        project.output("upgrade", "head");
        for (String command : new String[] {"verify", "drift", "check"}) {
            Outcome outcome = project.run(command);
            assertThat(outcome.code()).as(outcome.toString()).isZero();
            assertThat(outcome.err()
                            .contains("The database has these objects, which no revision creates and which were "
                                    + "therefore added"
                                    + " to the scratch database: extension citext"))
                    .as(outcome.toString())
                    .isEqualTo(!command.equals("check"));
        }
    }

    @Test
    void anExtensionThatARevisionCreatesIsNotAdded() {
        project.write(
                "revisions/Rev_aa11_step.java",
                RevisionText.of(
                        "aa11",
                        "",
                        "op.execute(\"create extension citext\"); " + TABLE,
                        "op.dropTable(\"person\"); op.execute(\"drop extension citext\");"));
        project.output("upgrade", "head");
        assertThat(project.output("verify")).contains("passed");
        assertThat(project.run("drift").err()).doesNotContain("which no revision creates");
    }

    @Test
    void anExtensionThatIsCreatedTooLateIsAnError() {
        project.sql("create extension citext");
        project.write("revisions/Rev_aa11_step.java", RevisionText.of("aa11", "", TABLE, "op.dropTable(\"person\");"));
        project.write(
                "revisions/Rev_bb22_step.java",
                RevisionText.of("bb22", "aa11", "op.execute(\"create extension if not exists citext\");", ""));
        Outcome verify = project.run("verify");
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out()).contains("type \"citext\" does not exist");
    }

    /** The statements that precede the one that needs the extension cannot be rolled back. */
    @Test
    @Tag("slow")
    void aRevisionWithoutATransactionIsProvedWithTheExtension() {
        project.sql("create extension citext; create extension hstore");
        project.write(
                "revisions/Rev_aa11_step.java",
                RevisionText.of(
                        "aa11",
                        "",
                        "op.execute(\"create table note (id int)\");"
                                + " op.execute(\"create index concurrently note_id on note (id)\"); " + TABLE
                                + " op.execute(\"drop table note\");",
                        "op.dropTable(\"person\");"));
        project.output("upgrade", "head");
        Outcome verify = project.run("verify");
        assertThat(verify.code()).as(verify.toString()).isZero();
        assertThat(verify.err())
                .contains("were therefore added to the scratch database: extension citext")
                .doesNotContain("hstore");
        assertThat(project.run("drift").code()).isZero();
    }

    /** The proof also runs the revision step by step. */
    @Test
    @Tag("slow")
    void theOtherFormOfARevisionIsProvedWithTheExtension() {
        project.sql("create extension citext");
        project.write(
                "revisions/Rev_aa11_step.java",
                RevisionText.of(
                        "aa11",
                        "",
                        "op.createTable(\"note\", column(\"id\", integer())); op.createIndex(\"note_id\", \"note\","
                                + " \"id\"); " + TABLE + " op.dropTable(\"note\");",
                        "op.createTable(\"note\", column(\"id\", integer())); op.createIndex(\"note_id\", \"note\","
                                + " \"id\"); op.dropTable(\"person\"); op.dropTable(\"note\");"));
        for (String online : new String[] {"always", "auto", "never"}) {
            Outcome verify = project.run("verify", "--upgrade-online", online);
            assertThat(verify.code()).as(verify.toString()).isEqualTo(0);
        }
    }
}
