package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that {@code check} does not start Hibernate if nothing has changed since the last run, and does start it if any
 * input has changed, even if all files still have the same time. The naming strategy that the entities use writes a
 * line each time Hibernate starts.
 */
class KeptModelTest {
    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);
    private static final String PREFIX = "limbeck.test.prefix";

    @TempDir
    Path folder;

    private Path classes;
    private Path strategy;
    private Path starts;
    private final Map<String, String> properties = new HashMap<>();
    private String unit = "";

    @BeforeEach
    void setUp() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        strategy = Files.createDirectory(folder.resolve("strategy"));
        starts = folder.resolve("starts");
        properties.put("hibernate.physical_naming_strategy", "names.Strategies$Counting");
        compileStrategy("");
        compileEntities("20");
        autogenerateAndUpgrade();
        assertThat(check()).isEmpty();
    }

    private void compileEntities(String length) throws IOException {
        EntitySources.compile(
                classes,
                Map.of("pets", "@Entity class Pet { @Id Long id; @Column(length = " + length + ") String name; }"));
        setTimes();
    }

    private void compileStrategy(String suffix) throws IOException {
        EntitySources.compile(strategy, Map.of("names", strategySource(suffix)));
        setTimes();
    }

    private String strategySource(String suffix) {
        return """
                class Strategies {
                public static class Counting extends org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl {
                    public Counting() throws java.io.IOException {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "started\\n",
                            java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                    }
                    @Override
                    public org.hibernate.boot.model.naming.Identifier toPhysicalColumnName(
                            org.hibernate.boot.model.naming.Identifier name,
                            org.hibernate.engine.jdbc.env.spi.JdbcEnvironment context) {
                        String prefix = System.getProperty("%s", "");
                        return org.hibernate.boot.model.naming.Identifier.toIdentifier(
                            name.getText().equals("name") ? prefix + name.getText() + "%s" : name.getText());
                    }
                }
                }
                """
                .formatted(starts.toString().replace("\\", "\\\\"), PREFIX, suffix);
    }

    /** Gives all files the same time, as happens with a build that preserves times or a clock that was set back. */
    private void setTimes() throws IOException {
        for (Path place : List.of(folder.resolve("classes"), strategy)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.toList()) {
                    Files.setLastModifiedTime(file, TIME);
                }
            }
        }
    }

    private Journey journey() {
        return new Journey(folder, settings -> {
            settings.modelClasspath(List.of(classes)).modelLibraries(List.of(strategy));
            settings.modelProperties(properties);
            return unit.isEmpty() ? settings : settings.set(SettingKey.MODEL_PERSISTENCE_UNIT, unit);
        });
    }

    private void autogenerateAndUpgrade() {
        journey().autogenerate("all");
        journey().upgrade("head");
    }

    private List<String> check() {
        return journey().check().changes().stream()
                .map(change -> change.toString())
                .toList();
    }

    /**
     * Returns how often Hibernate starts during the next check; each change that this check finds must contain the
     * given text.
     */
    private int startsOfCheck(String... found) throws IOException {
        long before = lines();
        List<String> changes = check();
        assertThat(changes).hasSameSizeAs(found);
        for (int i = 0; i < found.length; i++) {
            assertThat(changes.get(i)).contains(found[i]);
        }
        return (int) (lines() - before);
    }

    private long lines() throws IOException {
        return Files.exists(starts) ? Files.readString(starts).lines().count() : 0;
    }

    @Test
    void hibernateDoesNotStartIfNothingHasChanged() throws IOException {
        assertThat(startsOfCheck()).isZero();
        assertThat(journey().check()).isEqualTo(journey().check());
    }

    @Test
    void theBytesOfAClassAreAnInput() throws IOException {
        long size = Files.size(classes.resolve("pets/Pet.class"));
        compileEntities("30");

        assertThat(classes.resolve("pets/Pet.class")).hasSize(size);
        assertThat(startsOfCheck("30")).isPositive();
        assertThat(startsOfCheck("30")).isZero();

        compileEntities("20");
        assertThat(startsOfCheck())
                .as("the model of the first run is still kept")
                .isZero();
    }

    @Test
    void theDefinitionsOfTheDatabaseAreReadEachTime() throws IOException, SQLException {
        execute("alter table Pet add column extra integer");
        assertThat(startsOfCheck("extra")).isZero();

        execute("alter table Pet drop column extra");
        assertThat(startsOfCheck()).isZero();
    }

    @Test
    void theClassesOfTheNamingStrategyAreAnInput() throws IOException {
        compileStrategy("_x");
        assertThat(check().toString()).contains("name_x");
    }

    @Test
    void aSystemPropertyIsAnInput() {
        System.setProperty(PREFIX, "my_");
        try {
            assertThat(check().toString()).contains("my_name");
        } finally {
            System.clearProperty(PREFIX);
        }
        assertThat(check()).isEmpty();
    }

    @Test
    void aSettingOfTheProjectIsAnInput() throws IOException {
        properties.put("hibernate.globally_quoted_identifiers", "true");
        assertThat(startsOfCheck()).isPositive();

        properties.remove("hibernate.physical_naming_strategy");
        properties.put("hibernate.implicit_naming_strategy", "legacy-jpa");
        assertThat(check()).isEmpty();
    }

    @Test
    void aMappingFileIsAnInput() throws IOException {
        Path file = Files.createDirectories(classes.resolve("META-INF")).resolve("orm.xml");
        Files.writeString(file, mapping("20"));
        setTimes();
        assertThat(startsOfCheck()).isPositive();

        Files.writeString(file, mapping("40"));
        setTimes();
        assertThat(startsOfCheck("40")).isPositive();
    }

    @Test
    void aMappingFileOutsideOfTheClassPathPreventsThatTheModelIsKept() throws IOException {
        Path file = folder.resolve("outside.xml");
        Files.writeString(file, mapping("20"));
        Path units = Files.createDirectories(classes.resolve("META-INF")).resolve("persistence.xml");
        Files.writeString(
                units, unitFile("").replace("<class>", "<mapping-file>" + file.toUri() + "</mapping-file><class>"));
        setTimes();
        unit = "one";
        assertThat(startsOfCheck()).isPositive();

        Files.writeString(file, mapping("40"));
        assertThat(startsOfCheck("40")).isPositive();
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path real = classes;
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), real);
        Path around = Files.createDirectory(folder.resolve("around"));
        Files.createSymbolicLink(around.resolve("pets"), real.resolve("pets"));
        for (Path place : List.of(linked, around)) {
            classes = real;
            compileEntities("20");
            classes = place;
            assertThat(startsOfCheck()).isPositive();
            assertThat(startsOfCheck()).isZero();
            classes = real;
            compileEntities("30");
            classes = place;
            assertThat(startsOfCheck("30")).isPositive();
        }
    }

    private static String mapping(String length) {
        return """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                  <entity class="pets.Pet"><attributes><basic name="name"><column length="%s"/></basic></attributes></entity>
                </entity-mappings>
                """
                .formatted(length);
    }

    @Test
    void thePersistenceUnitIsAnInput() throws IOException {
        Path file = Files.createDirectories(classes.resolve("META-INF")).resolve("persistence.xml");
        Files.writeString(file, unitFile(""));
        setTimes();
        unit = "one";
        assertThat(startsOfCheck()).isPositive();
        assertThat(startsOfCheck()).isZero();

        Files.writeString(file, unitFile("<property name=\"hibernate.globally_quoted_identifiers\" value=\"true\"/>"));
        setTimes();
        assertThat(startsOfCheck()).isPositive();

        Files.writeString(file, unitFile("").replace("<class>", "<jar-file>other.jar</jar-file><class>"));
        setTimes();
        writeJar(folder.resolve("other.jar"));
        assertThat(startsOfCheck()).isPositive();
        assertThat(startsOfCheck())
                .as("a jar outside of the class path is not compared")
                .isPositive();
    }

    private static String unitFile(String property) {
        return """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="one"><class>pets.Pet</class><properties>%s</properties></persistence-unit>
                </persistence>
                """
                .formatted(property);
    }

    @Test
    void aJarIsAnInput() throws IOException {
        Path jar = folder.resolve("entities.jar");
        writeJar(jar);
        classes = jar;
        assertThat(startsOfCheck()).isPositive();
        assertThat(startsOfCheck()).isZero();

        classes = folder.resolve("classes");
        compileEntities("30");
        writeJar(jar);
        classes = jar;
        assertThat(startsOfCheck("30")).isPositive();
    }

    @Test
    void aLibraryThatAManifestNamesIsAnInput() throws IOException {
        Path other = folder.resolve("other.jar");
        writeJar(other);
        Path names = folder.resolve("names.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(names))) {
            out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            out.write("Manifest-Version: 1.0\nClass-Path: other.jar missing.jar\n\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.copy(names, strategy.resolve("ignored.jar"));
        Journey journey = new Journey(folder, settings -> {
            settings.modelClasspath(List.of(classes)).modelLibraries(List.of(strategy, names));
            settings.modelProperties(properties);
            return settings;
        });
        journey.check();
        long before = lines();
        journey.check();
        assertThat(lines()).isEqualTo(before);

        compileEntities("30");
        writeJar(other);
        compileEntities("20");
        journey.check();
        assertThat(lines()).isGreaterThan(before);
    }

    private void writeJar(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            JarEntry entry = new JarEntry("pets/Pet.class");
            entry.setLastModifiedTime(TIME);
            out.putNextEntry(entry);
            out.write(Files.readAllBytes(folder.resolve("classes/pets/Pet.class")));
        }
        Files.setLastModifiedTime(jar, TIME);
    }

    @Test
    void aDamagedFileOfTheCacheIsNotUsed() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/schemas"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                Files.writeString(file, text.contains("20") ? text.replace("20", "21") : text + " ");
            }
        }
        assertThat(startsOfCheck()).isPositive();
        assertThat(startsOfCheck()).isZero();
    }

    @Test
    void revisionsAreWrittenFromTheEntities() throws IOException {
        long before = lines();
        journey().autogenerate("nothing");
        assertThat(lines()).isGreaterThan(before);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(journey().url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
