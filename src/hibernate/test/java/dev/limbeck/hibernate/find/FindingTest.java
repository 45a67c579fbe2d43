package dev.limbeck.hibernate.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.shoplist.User;
import dev.limbeck.hibernate.scan.EntityScanner;
import dev.limbeck.hibernate.scan.Scan;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that entities are found in folders, in jars and through persistence units; the classes are compiled for each
 * test.
 */
class FindingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static final String CAT =
            """
            package zoo;
            @jakarta.persistence.Entity
            class Cat {
                @jakarta.persistence.Id Long id;
                Paw paw;
                @jakarta.persistence.Convert(converter = Trim.class) String name;
            }
            """;
    private static final String PAW = "package zoo; @jakarta.persistence.Embeddable class Paw { int claws; }";
    private static final String TRIM =
            """
            package zoo;
            @jakarta.persistence.Converter
            public class Trim implements jakarta.persistence.AttributeConverter<String, String> {
                public String convertToDatabaseColumn(String value) { return value; }
                public String convertToEntityAttribute(String value) { return value; }
            }
            """;
    private static final String DOG =
            """
            package zoo.dogs;
            @jakarta.persistence.Entity
            @org.hibernate.annotations.NaturalIdCache
            public class Dog {
                @jakarta.persistence.Id @jakarta.persistence.GeneratedValue(generator = "dogs") Long id;
            }
            """;
    private static final String DOGS =
            """
            @jakarta.persistence.SequenceGenerator(name = "dogs", sequenceName = "dog_numbers")
            package zoo.dogs;
            """;

    @Test
    void entitiesInAFolderAreFoundWithTheirPackageAnnotations() throws IOException {
        compile(Map.of("Cat", CAT, "Paw", PAW, "Trim", TRIM, "Dog", DOG, "package-info", DOGS));

        assertThat(tables(scan(List.of(), null))).containsExactly("Cat", "Dog", "dog_numbers");
    }

    @Test
    void packagesLimitTheSearchAndIncludeSubpackages() throws IOException {
        compile(Map.of("Cat", CAT, "Paw", PAW, "Trim", TRIM, "Dog", DOG, "package-info", DOGS));

        assertThat(tables(scan(List.of("zoo.dogs"), null))).containsExactly("Dog", "dog_numbers");
        assertThat(tables(scan(List.of("zoo"), null))).containsExactly("Cat", "Dog", "dog_numbers");
    }

    @Test
    void noEntityIsAnErrorThatNamesFoldersAndPackages() {
        assertThatThrownBy(() -> scan(List.of("zoo.birds"), null))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(folder.toString(), "zoo.birds", "mvn compile", "model.packages");
    }

    @Test
    void javaxEntitiesAreReported() throws IOException {
        compile(Map.of(
                "Entity", "package javax.persistence; public @interface Entity {}",
                "Old", "package zoo; @javax.persistence.Entity public class Old {}"));

        assertThatThrownBy(() -> scan(List.of(), null))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("No entity found: zoo.Old is mapped with javax.persistence");
    }

    @Test
    void aMissingClassOfAFieldIsNamed() throws IOException {
        compile(Map.of("Cat", CAT, "Paw", PAW, "Trim", TRIM));
        Files.delete(folder.resolve("zoo/Paw.class"));

        assertThatThrownBy(() -> scan(List.of(), null))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("zoo.Cat cannot be loaded: zoo.Paw is missing.")
                .hasMessageContaining("model.classpath_file");
    }

    @Test
    void aPersistenceUnitListsItsClasses() throws IOException {
        compile(Map.of("Cat", CAT, "Paw", PAW, "Trim", TRIM, "Dog", DOG, "package-info", DOGS));
        persistenceXml(
                """
                <persistence-unit name="cats">
                  <class>zoo.Cat</class>
                  <exclude-unlisted-classes/>
                  <properties>
                    <property name="jakarta.persistence.jdbc.url" value="jdbc:nonsense:"/>
                    <property name="hibernate.physical_naming_strategy"
                        value="org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl"/>
                  </properties>
                </persistence-unit>
                <persistence-unit name="zoo"/>
                """);

        assertThat(tables(scan(List.of(), "cats"))).containsExactly("Cat");
        assertThat(tables(scan(List.of(), "zoo"))).containsExactly("Cat", "Dog", "dog_numbers");
    }

    @Test
    void aPersistenceUnitsMappingFilesAreRead() throws IOException {
        compile(Map.of("Fish", "package zoo; public class Fish { public Long id; public String name; }"));
        persistenceXml(
                """
                <persistence-unit name="fish">
                  <mapping-file>META-INF/fish.xml</mapping-file>
                  <exclude-unlisted-classes>true</exclude-unlisted-classes>
                </persistence-unit>
                """);
        Files.writeString(
                folder.resolve("META-INF/fish.xml"),
                """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
                  <entity class="zoo.Fish" access="FIELD">
                    <table name="fishes"/>
                    <attributes>
                      <id name="id"/>
                      <basic name="name"><column name="called" length="33"/></basic>
                    </attributes>
                  </entity>
                </entity-mappings>
                """);

        Model model = scan(List.of(), "fish");
        assertThat(Scan.column(model, "fishes", "called").type()).hasToString("varchar(33)");
        assertThat(model.entities()).containsExactly("zoo.Fish");
    }

    /** Envers, for example, adds mappings through this interface of Hibernate. */
    @Test
    void aLibraryCanAddMappingsInXml() throws IOException {
        compile(
                Map.of(
                        "Cat",
                        CAT,
                        "Paw",
                        PAW,
                        "Trim",
                        TRIM,
                        "Fish",
                        "package zoo; public class Fish { public Long id; public String name; }",
                        "Fishes",
                        """
                        package zoo;
                        import org.hibernate.boot.ResourceStreamLocator;
                        import org.hibernate.boot.spi.*;
                        public class Fishes implements AdditionalMappingContributor {
                            public void contribute(AdditionalMappingContributions found,
                                    InFlightMetadataCollector metadata, ResourceStreamLocator locator,
                                    MetadataBuildingContext context) {
                                String xml = "<entity-mappings xmlns='https://jakarta.ee/xml/ns/persistence/orm'"
                                        + " version='3.1'><entity class='zoo.Fish' access='FIELD'><attributes>"
                                        + "<id name='id'/><basic name='name'/></attributes></entity></entity-mappings>";
                                found.contributeBinding(new java.io.ByteArrayInputStream(xml.getBytes()));
                            }
                        }
                        """));
        Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                folder.resolve("META-INF/services/org.hibernate.boot.spi.AdditionalMappingContributor"), "zoo.Fishes");

        assertThat(tables(scan(List.of(), null))).containsExactly("Cat", "Fish");
    }

    @Test
    void auxiliaryObjectsOfAMappingFileAreStatements() throws IOException {
        compile(Map.of("Cat", CAT, "Paw", PAW, "Trim", TRIM));
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/orm.xml"),
                """
                <entity-mappings xmlns="http://www.hibernate.org/xsd/orm/mapping" version="7.0">
                  <database-object>
                    <create>create view cats as select name from Cat</create>
                    <drop>drop view cats</drop>
                  </database-object>
                </entity-mappings>
                """);

        assertThat(scan(List.of(), null).auxiliary())
                .containsExactly(new ExecuteSql(
                        new SqlText("create view cats as select name from Cat"), new SqlText("drop view cats")));
    }

    @Test
    void anUnknownPersistenceUnitIsAnErrorThatListsTheKnownOnes() throws IOException {
        persistenceXml("<persistence-unit name=\"cats\"/><persistence-unit name=\"dogs\"/>");

        assertThatThrownBy(() -> scan(List.of(), "birds"))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("\"birds\"", "cats, dogs", "model.persistence_unit");
    }

    @Test
    void noPersistenceXmlIsAnError() {
        assertThatThrownBy(() -> scan(List.of(), "birds"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("There is no META-INF/persistence.xml on the class path");
    }

    @Test
    void anInvalidPersistenceXmlIsAnErrorThatNamesTheFile() throws IOException {
        persistenceXml("<persistence-unit");

        assertThatThrownBy(() -> scan(List.of(), "birds"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("META-INF/persistence.xml cannot be read");
    }

    @Test
    void entitiesInAJarAreFound() throws IOException {
        compile(Map.of("Cat", CAT, "Paw", PAW, "Trim", TRIM));
        Path jar = folder.resolve("zoo.jar");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("zoo/Cat.class", "zoo/Paw.class", "zoo/Trim.class")) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve(name)));
                zip.closeEntry();
                Files.delete(folder.resolve(name));
            }
        }

        assertThat(tables(scan(jar, List.of(), null))).containsExactly("Cat");
        assertThat(Scan.location(User.class)).exists();
    }

    private static List<String> tables(Model model) {
        return model.schema().tables().stream()
                .map(table -> table.name().name())
                .toList();
    }

    private Model scan(List<String> packages, @Nullable String unit) throws IOException {
        return scan(folder, packages, unit);
    }

    private static Model scan(Path place, List<String> packages, @Nullable String unit) throws IOException {
        URL[] urls = {place.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, FindingTest.class.getClassLoader())) {
            return new EntityScanner()
                    .scan(new ModelRequest(
                            List.of(place),
                            loader,
                            packages,
                            unit,
                            ModelRequest.Settings.PERSISTENCE_XML,
                            List.of(),
                            Map.of(),
                            "SQLite",
                            "3.54.1",
                            word -> false));
        }
    }

    private void persistenceXml(String units) throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/persistence.xml"),
                "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">" + units
                        + "</persistence>");
    }

    private void compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SimpleJavaFileObject> files =
                sources.entrySet().stream().map(FindingTest::source).toList();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        StringWriter errors = new StringWriter();
        boolean done =
                compiler.getTask(errors, null, null, options, null, files).call();
        assertThat(done).as(errors.toString()).isTrue();
    }

    private static SimpleJavaFileObject source(Map.Entry<String, String> source) {
        URI name = URI.create("string:///" + source.getKey() + ".java");
        return new SimpleJavaFileObject(name, javax.tools.JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        };
    }
}
