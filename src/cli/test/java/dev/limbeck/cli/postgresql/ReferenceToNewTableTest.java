package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a foreign key from a table with rows to a table in another schema that the same revision creates. */
@Tag("slow")
class ReferenceToNewTableTest {
    private static final String ITEM =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(name = "item")
            public class Item {
                @Id Long id;
                %s
            }
            """;

    private static final String SHELF =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(name = "shelf", schema = "store")
            public class Shelf {
                @Id Long id;
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void aTableWithARow() {
        project = new PostgresqlProject(folder);
        project.entities(ITEM.formatted("Long place;")).migrate("item");
        project.sql("insert into item (id, place) values (1, 2)");
        project.entities(SHELF);
    }

    private String autogenerate(String attributes) {
        project.entities(ITEM.formatted(attributes));
        Outcome outcome = project.run("revision", "--autogenerate", "-m", "shelf");
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        return outcome.out() + outcome.err();
    }

    @Test
    void aNewColumnWithoutValuesNeedsNoCheck() {
        assertThat(autogenerate("Long place; @ManyToOne Shelf shelf;"))
                .contains("added foreign key item.")
                .doesNotContain("warning");
        project.output("upgrade", "head");
        project.output("check");
    }

    @Test
    void anExistingColumnIsNotChecked() {
        assertThat(autogenerate("@ManyToOne @JoinColumn(name = \"place\") Shelf shelf;"))
                .contains(
                        "warning: Limbeck did not check whether rows of item refer to rows of store.shelf, because the"
                                + " revision creates this table.")
                .doesNotContain("ERROR");
        Outcome upgrade = project.run("upgrade", "head");
        assertThat(upgrade.code()).isEqualTo(1);
        assertThat(upgrade.err()).contains("rows of item refer to rows of store.shelf that do not exist");
    }

    @Test
    void itsDefinitionIsFoundByItsQualifiedName() {
        autogenerate("Long place; @ManyToOne Shelf shelf;");
        project.output("upgrade", "head");
        assertThat(project.output("tables")).contains("store.shelf");
        assertThat(project.output("schema", "store.shelf")).contains("CREATE TABLE \"store\".\"shelf\"");
        project.sql("create table \"store.shelf\" (odd integer)");
        assertThat(project.output("schema", "store.shelf")).contains("odd", "CREATE TABLE \"store\".\"shelf\"");
    }
}
