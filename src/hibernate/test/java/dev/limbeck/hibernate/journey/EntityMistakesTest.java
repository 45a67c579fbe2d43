package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a mistake in an entity is not reported as a bug in Limbeck, and that the message says what to check. */
class EntityMistakesTest {
    private static final String THING = "@Entity class Thing { @Id long id; %s String name; }";

    @TempDir
    Path folder;

    private Path classes = Path.of(".");

    @BeforeEach
    void createFolder() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    private Journey shop(String entities, String table) throws IOException, SQLException {
        EntitySources.compile(classes, Map.of("shop", entities));
        Journey shop = new Journey(folder, settings -> settings.modelClasspath(List.of(classes)));
        try (Connection connection = DriverManager.getConnection(shop.url());
                Statement statement = connection.createStatement()) {
            statement.execute(table);
        }
        return shop;
    }

    @Test
    void theQueryOfAViewNamesAnUnknownColumn() throws Exception {
        Journey shop = shop(
                THING.formatted("")
                        + " @Entity @org.hibernate.annotations.View(query = \"select nosuch from thing\")"
                        + " class Overview { @Id long id; }",
                "create table thing (id bigint not null primary key, name varchar(255))");

        assertThatThrownBy(() -> shop.autogenerate("view"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no such column: nosuch")
                .hasMessageEndingWith("Check the definitions of the entities, for instance @Column(columnDefinition).");
        assertThat(shop.revisions()).isEmptyDirectory();
    }

    @Test
    void aStrictTableHasNoSuchType() throws Exception {
        String table = "create table thing (id integer not null primary key, name text) strict";
        Journey shop = shop(THING.formatted("").replace("long", "int"), table);

        assertThatThrownBy(() -> shop.autogenerate("strict"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("unknown datatype for thing.name: \"varchar(255)\". The table is STRICT, so the"
                        + " type of a column must be INT, INTEGER, REAL, TEXT, BLOB or ANY.")
                .hasMessageEndingWith("Check the definitions of the entities, for instance @Column(columnDefinition).");
        EntitySources.compile(
                classes,
                Map.of(
                        "shop",
                        THING.formatted("@Column(columnDefinition = \"text\")").replace("long", "int")));
        assertThat(shop.check().changes()).isEmpty();
    }

    @Test
    void anUnknownFunctionEndsWithOnePeriod() throws Exception {
        Journey shop = shop(
                THING.formatted("@org.hibernate.annotations.Check(constraints = \"nosuch(name) > 0\")"),
                "create table thing (id bigint not null primary key, name varchar(255))");

        assertThatThrownBy(() -> shop.autogenerate("check"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("on connections that define it. Check the entity's column definitions");
    }
}
