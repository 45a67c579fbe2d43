package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests MariaDB clauses in the {@code columnDefinition} of entities. */
@Tag("slow")
class MariadbDefinitionsTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Note {
                @Id Long id;
                @Column(columnDefinition = "timestamp not null default current_timestamp on update current_timestamp")
                java.time.Instant changed;
                @Column(columnDefinition = "datetime(6) on update current_timestamp(6) comment 'it''s late'")
                java.time.Instant later;
                @Column(columnDefinition = "varchar(40) character set latin1 not null") String latin;
                @Column(columnDefinition = "varchar(40) charset utf8mb4 collate utf8mb4_czech_ci") String czech;
                @Column(columnDefinition = "int unsigned default 3 comment 'a number'") Integer number;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theClausesAreCreatedAndCompared() {
        ServerProject project = new ServerProject(folder, MariadbServer.createDatabase()).entities(ENTITY);
        Outcome written = project.run("revision", "--autogenerate", "-m", "notes");
        assertThat(written.code()).as(written.toString()).isZero();
        assertThat(written.err()).doesNotContain("left out");
        project.output("upgrade", "head");
        assertThat(project.ask("select group_concat(concat_ws(' ', column_name, extra, collation_name, column_comment)"
                        + " order by column_name separator '; ') from information_schema.columns"
                        + " where table_schema = database() and table_name = 'Note' and column_name <> 'id'"))
                .isEqualTo(
                        "changed on update current_timestamp() ; czech  utf8mb4_czech_ci ;"
                                + " later on update current_timestamp(6) it's late; latin  latin1_swedish_ci ; number  a number");
        assertThat(project.output("check")).contains("No differences");

        project.sql("alter table Note modify changed timestamp not null default current_timestamp");
        project.sql("alter table Note modify latin varchar(40) character set utf8mb4 not null");
        assertThat(project.run("check").out())
                .contains("Note.changed options none -> ON UPDATE = current_timestamp()")
                .contains("Note.latin collation")
                .doesNotContain("Note.later");
        project.migrate("repair");
        assertThat(project.ask("select extra from information_schema.columns where table_schema = database()"
                        + " and column_name = 'changed'"))
                .isEqualTo("on update current_timestamp()");
    }
}
