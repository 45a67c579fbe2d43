package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.Change;
import dev.limbeck.spi.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests models that are mapped in {@code META-INF/orm.xml}, either alone or together with annotations, which the file
 * overrides.
 */
class MappingFilesTest {
    private static final String PLAIN =
            """
            class Fish { Long id; String name; Tank tank; List<String> tricks; }
            class Tank { Long id; int litres; }
            """;
    private static final String FISH =
            """
            <entity class="sea.Fish" access="FIELD">
              <table name="fishes"/>
              <attributes>
                <id name="id"><generated-value strategy="IDENTITY"/></id>
                <basic name="name" optional="false"><column name="called" length="%d"/></basic>
                <many-to-one name="tank"><join-column name="tank_id"/></many-to-one>
                <element-collection name="tricks"><collection-table name="fish_tricks"/></element-collection>
              </attributes>
            </entity>
            <entity class="sea.Tank" access="FIELD">
              <attributes><id name="id"/><basic name="litres"/></attributes>
            </entity>
            """;

    @TempDir
    Path folder;

    private Path classes() throws IOException {
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("META-INF"));
        return classes;
    }

    private void orm(String mappings) throws IOException {
        Files.writeString(
                classes().resolve("META-INF/orm.xml"),
                "<entity-mappings xmlns=\"https://jakarta.ee/xml/ns/persistence/orm\" version=\"3.1\">" + mappings
                        + "</entity-mappings>");
    }

    private Journey sea(String entities) throws IOException {
        EntitySources.compile(classes(), Map.of("sea", entities));
        Path classes = classes();
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes)));
    }

    private static List<String> found(Journey journey) {
        return journey.check().changes().stream().map(Change::description).toList();
    }

    @Test
    void classesWithoutAnnotationsCanBeUpgradedAndDowngraded() throws IOException {
        Journey sea = sea(PLAIN);
        orm(FISH.formatted(33));

        sea.upgradeAndDowngrade();

        assertThat(sea.tables()).containsExactlyInAnyOrder("Tank", "alembic_version", "fish_tricks", "fishes");
        orm(FISH.formatted(44));
        assertThat(found(sea)).containsExactly("changed column fishes.called type varchar(33) -> varchar(44)");
    }

    @Test
    void aMappingFileOverridesAnnotations() throws IOException {
        Journey sea = sea("@Entity class Fish { @Id Long id; @Column(name = \"a\") String one; String two; }");
        orm(
                """
                <entity class="sea.Fish" access="FIELD" metadata-complete="false">
                  <table name="fishes"/>
                  <attributes><basic name="two"><column name="b" length="7"/></basic></attributes>
                </entity>
                """);

        sea.upgradeAndDowngrade();

        assertThat(sea.schema())
                .anySatisfy(sql -> assertThat(sql).contains("fishes", "a varchar(255)", "b varchar(7)"));
    }

    @Test
    void metadataCompleteIgnoresAnnotations() throws IOException {
        Journey sea =
                sea("@Entity @Table(name = \"ignored\") class Fish { @Id Long id; @Column(name = \"a\") String one; }");
        orm(
                """
                <entity class="sea.Fish" access="FIELD" metadata-complete="true">
                  <attributes><id name="id"/><basic name="one"/></attributes>
                </entity>
                """);

        sea.upgradeAndDowngrade();

        assertThat(sea.schema()).anySatisfy(sql -> assertThat(sql).contains("Fish", "one varchar(255)"));
    }

    @Test
    void metadataCompleteAppliesToAWholeUnit() throws IOException {
        Journey sea =
                sea("@Entity @Table(name = \"ignored\") class Fish { @Id Long id; @Column(length = 9) String one; }");
        orm(
                """
                <persistence-unit-metadata><xml-mapping-metadata-complete/></persistence-unit-metadata>
                <entity class="sea.Fish" access="FIELD">
                  <attributes><id name="id"/><basic name="one"/></attributes>
                </entity>
                """);

        sea.upgradeAndDowngrade();

        assertThat(sea.schema()).anySatisfy(sql -> assertThat(sql).contains("Fish", "one varchar(255)"));
    }

    @Test
    void aMissingClassOfTheFileIsNamed() throws IOException {
        Journey sea = sea("class Shell { }");
        orm("<entity class=\"sea.Gone\"><attributes><id name=\"id\"/></attributes></entity>");

        assertThatThrownBy(sea::check).isInstanceOf(ModelException.class).hasMessageContaining("sea.Gone");
    }

    @Test
    void anInvalidMappingFileIsNamed() throws IOException {
        Journey sea = sea(PLAIN);
        orm("<entity class=\"sea.Fish\"><atributes/></entity>");

        assertThatThrownBy(sea::check)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("META-INF/orm.xml")
                .hasMessageContaining("atributes");
    }
}
