package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.KeptFormTests;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests on MariaDB that the normal forms of tables are kept and reused. {@code StorageKeyTest} tests each server
 * setting.
 */
class MariadbKeptFormsTest extends KeptFormTests {
    private static final String ADA =
            """
            import jakarta.persistence.*;

            @Entity
            @org.hibernate.annotations.View(query = "select id, name from Person where name = 'Ada'")
            public class Ada {
                @Id Long id;
                %s
            }
            """;

    @Override
    protected ServerProject createProject(Path place) {
        return new ServerProject(place, MariadbServer.createDatabase());
    }

    @Override
    protected String alterNumber() {
        return "alter table Person alter column number set default 8";
    }

    @Test
    void theModeOfTheServerInvalidatesThem() {
        String mode = project.ask("select @@global.sql_mode");
        project.sql("set global sql_mode = concat(@@global.sql_mode, ',NO_ZERO_DATE')");
        try {
            assertNotUsed();
        } finally {
            project.sql("set global sql_mode = '" + mode + "'");
        }
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theCollationOfTheDatabaseInvalidatesThem() {
        String database = project.ask("select database()");
        project.sql("alter database " + database + " collate utf8mb4_bin");
        assertNotUsed();
    }

    /** The URL can set session variables. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theUrlInvalidatesThem() {
        project.write("limbeck.toml", ServerProject.settings(project.url() + "&sessionVariables=old_mode=''"));
        assertNotUsed();
    }

    @Test
    void aTableInvalidatesTheViewsThatReadIt() throws Exception {
        project.write("src/Ada.java", ADA.formatted("String name;")).compile();
        project.migrate("view");
        forge();
        String changed = "Eve";
        assertThat(check()).contains("view").contains("Ada");
        project.write("src/Person.java", PERSON.formatted("String nick;")).compile();
        assertThat(check()).contains("nick").doesNotContain(changed).doesNotContain("view");
    }

    /** Two foreign keys with the same name are rejected, although each of them has been accepted on its own. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aForeignKeyNameThatIsUsedTwiceIsRejected() {
        String key = "@ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = \"%s\")) Place second;";
        project.write("src/Person.java", PERSON.formatted(key.formatted("fk_second")))
                .compile();
        check();
        project.write(
                        "src/Place.java",
                        PLACE.formatted("Long", key.formatted("FK_second").replace("second;", "other;")))
                .compile();
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isEqualTo(1);
        assertThat(check.err()).contains("could not create the table").contains("Duplicate key");
    }

    /** Two tables can each have an index with the same name. */
    @Test
    void anIndexNameThatIsUsedTwiceIsAccepted() {
        String index = "@Entity @Table(indexes = @Index(name = \"ix\", columnList = \"%s\"))";
        project.write("src/Person.java", PERSON.formatted("").replace("@Entity", index.formatted("number")))
                .write("src/Place.java", PLACE.formatted("Long", "").replace("@Entity", index.formatted("street")))
                .compile();
        check();
        project.write("src/Person.java", PERSON.formatted("String nick;").replace("@Entity", index.formatted("number")))
                .compile();
        assertThat(check()).contains("nick").contains("ix");
    }
}
