package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that on PostgreSQL, the report about a change also contains the SQL for another kind of database that the
 * project supports.
 */
class ReportOnServerTest {
    @TempDir
    Path folder;

    private static String entity(String more) {
        return """
                package shop;
                import jakarta.persistence.*;
                @Entity public class Customer {
                    public enum Kind { PRIVATE, COMPANY }
                    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                    @Column(nullable = false, length = 100) @org.hibernate.annotations.ColumnDefault("'nobody'") String name;
                    @Enumerated(EnumType.STRING) Kind kind;
                    %s
                }
                """
                .formatted(more);
    }

    @Test
    @Tag("slow")
    void theOtherDatabaseHasTheSchemaOfTheHistory() throws IOException {
        String url = PostgresqlServer.createDatabase();
        ServerProject project = new ServerProject(folder, url);
        project.write(
                "limbeck.toml",
                "[project]\ndatabases = [\"postgresql\", \"sqlite\"]\n\n" + ServerProject.settings(url));
        project.entities(entity("")).migrate("customers");
        project.entities(entity("@Column(length = 300) String note;"));
        project.output("revision", "--autogenerate", "-m", "note", "--report", "note.md");
        String report = Files.readString(folder.resolve("note.md"));
        assertThat(report).doesNotContain("could not be planned").contains("on sqlite");
        assertThat(report.substring(report.indexOf("SQL of the upgrade on sqlite")))
                .contains("ADD COLUMN note varchar(300)");
    }

    /**
     * PostgreSQL stores both kinds of large objects with the same type; only the revisions show which kind was meant.
     */
    @Test
    @Tag("slow")
    void aDroppedLargeObjectKeepsItsKind() throws IOException {
        String url = PostgresqlServer.createDatabase();
        ServerProject project = new ServerProject(folder, url);
        project.write(
                "limbeck.toml",
                "[project]\ndatabases = [\"postgresql\", \"mariadb\"]\n\n" + ServerProject.settings(url));
        project.entities(entity("@Lob String note; @Lob byte[] photo; @Lob String old;"))
                .migrate("customers");
        project.entities(entity("@Column(length = 300) String old;"));
        project.output("revision", "--autogenerate", "-m", "no note", "--report", "note.md");
        String report = Files.readString(folder.resolve("note.md"));
        assertThat(report.substring(report.indexOf("SQL of the downgrade on mariadb")))
                .contains("ADD COLUMN `note` longtext", "ADD COLUMN `photo` longblob", "COLUMN `old` longtext");
        assertThat(report).contains("(proved)", "ADD COLUMN \"note\" oid", "ADD COLUMN \"photo\" oid");
        assertThat(project.newestRevision())
                .contains("column(\"note\", clob())", "column(\"photo\", blob())", "existingType(clob())")
                .doesNotContain("type(\"oid\")");
    }
}
