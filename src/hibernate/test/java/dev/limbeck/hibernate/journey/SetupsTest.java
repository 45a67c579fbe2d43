package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.Change;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.spi.ModelException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests common ways to set up a model, from the first revision to the downgrade. */
class SetupsTest {
    private static final String ORDERS =
            """
            @Entity class Order { @Id @GeneratedValue Long id; String group; @Column(columnDefinition = "varchar(20)") String key;
            @ElementCollection Set<String> values; @ManyToOne Order previous; @Column(columnDefinition = "integer default 7") int rank; }
            """;
    private static final String SCHEMAS =
            """
            @Entity @Table(name = "a", schema = "app") class A { @Id @GeneratedValue(generator = "ids")
            @SequenceGenerator(name = "ids", sequenceName = "ids", schema = "seq") Long id;
            @ElementCollection @CollectionTable(name = "a_tags", schema = "app") Set<String> tags;
            @ManyToMany @JoinTable(name = "a_b", catalog = "links") Set<B> bs; }
            @Entity @Table(name = "b", catalog = "store") class B { @Id Long id; }
            @Entity class C { @Id Long id; @ManyToOne A a; }
            """;

    @TempDir
    Path folder;

    private Journey model(String entities, Map<String, String> properties) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        EntitySources.compile(classes, Map.of("shop", entities));
        return new Journey(
                folder, settings -> settings.modelClasspath(List.of(classes)).modelProperties(properties));
    }

    @Test
    void aModelWithQuotedNamesCanBeUpgradedAndDowngraded() throws IOException {
        Journey shop = model(ORDERS, Map.of("hibernate.globally_quoted_identifiers", "true"));

        shop.upgradeAndDowngrade();

        assertThat(shop.tables()).contains("Order", "Order_values", "Order_SEQ");
        assertThat(String.join("\n", shop.schema())).contains("\"key\" varchar(20)", "DEFAULT 7");
        assertThat(shop.check().warnings()).isEmpty();
    }

    @Test
    void aReservedWordIsAWarningUnlessHibernateQuotesIt() throws IOException {
        String group = "@Entity class Group { @Id Long id; }";

        assertThat(model(group, Map.of()).check().warnings())
                .singleElement()
                .asString()
                .startsWith("shop.Group: the table name Group is a reserved word in SQLite");
        assertThat(model(group, Map.of("hibernate.auto_quote_keyword", "true"))
                        .check()
                        .warnings())
                .isEmpty();
    }

    @Test
    void schemasAndCatalogsAreLeftOutWithOneWarning() throws IOException {
        Journey shop = model(SCHEMAS, Map.of());

        shop.upgradeAndDowngrade();

        assertThat(shop.tables()).contains("a", "b", "a_tags", "a_b", "C", "ids");
        assertThat(shop.check().warnings())
                .containsExactly("SQLite has no schemas: the schema or catalog of the entities (app, links, seq, store)"
                        + " is left out of table names");
    }

    @Test
    void aDefaultSchemaIsLeftOutWithOneWarning() throws IOException {
        Journey shop = model(
                ORDERS, Map.of("hibernate.default_schema", "app", "hibernate.globally_quoted_identifiers", "true"));

        shop.upgradeAndDowngrade();

        assertThat(shop.check().warnings())
                .containsExactly("SQLite has no schemas: the schema or catalog of the entities (app) is left out of"
                        + " table names");
    }

    @Test
    void eachOfSeveralPersistenceUnitsHasItsOwnDatabaseAndHistory() throws IOException {
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("META-INF"));
        EntitySources.compile(
                classes,
                Map.of("stock", "@Entity class Bin { @Id Long id; }", "sales", "@Entity class Sale { @Id Long id; }"));
        Files.writeString(
                classes.resolve("META-INF/persistence.xml"),
                """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="stock"><class>stock.Bin</class><exclude-unlisted-classes/></persistence-unit>
                  <persistence-unit name="sales"><class>sales.Sale</class><exclude-unlisted-classes/>
                    <properties><property name="hibernate.physical_naming_strategy"
                        value="org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"/></properties>
                  </persistence-unit>
                </persistence>
                """);

        Journey stock = unit(classes, "stock");
        Journey sales = unit(classes, "sales");
        stock.upgradeAndDowngrade();
        sales.upgradeAndDowngrade();

        assertThat(stock.tables()).containsExactlyInAnyOrder("Bin", "alembic_version");
        assertThat(sales.tables()).containsExactlyInAnyOrder("sale", "alembic_version");
        Journey none = new Journey(folder, settings -> settings.modelClasspath(List.of(classes)));
        assertThatThrownBy(none::check)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("2 persistence units: stock, sales")
                .hasMessageContaining("model.persistence_unit");
    }

    private Journey unit(Path classes, String name) throws IOException {
        return new Journey(
                Files.createDirectories(folder.resolve(name)),
                settings -> settings.modelClasspath(List.of(classes)).set(SettingKey.MODEL_PERSISTENCE_UNIT, name));
    }

    @Test
    void anIdTableGetsItsMissingRowAndKeepsItsNumbers() throws Exception {
        Journey shop = model(
                "@Entity class Thing { @Id @GeneratedValue(generator = \"g\")"
                        + " @SequenceGenerator(name = \"g\", sequenceName = \"ids\", initialValue = 10) Long id; }",
                Map.of());
        shop.autogenerate("first");
        shop.upgrade("head");
        Rows rows = new Rows(shop.url());
        rows.run("update ids set next_val = 451");
        assertThat(shop.check().changes()).isEmpty();

        rows.run("delete from ids");
        assertThat(shop.autogenerate("its row").changes())
                .extracting(Change::description)
                .containsExactly("statement insert into ids ( next_val ) values ( 10 )");
        shop.upgrade("head");

        assertThat(rows.query("select next_val from ids")).containsExactly("10");
        assertThat(shop.check().changes()).isEmpty();
    }

    @Test
    void missingBeanValidationIsReportedUnlessSwitchedOff() throws IOException {
        Path jars = Path.of("target", "hibernates").toAbsolutePath();
        String rest;
        try (Stream<Path> own = Files.list(jars.resolve("6.6.49.Final"));
                Stream<Path> libraries = Files.list(jars.resolve("libraries"))) {
            rest = Stream.concat(own, libraries)
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Path file = Files.writeString(folder.resolve("classpath.txt"), rest);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        EntitySources.compile(
                classes,
                Map.of(
                        "shop",
                        "@Entity class Guest { @Id Long id; @jakarta.validation.constraints.NotNull String name; }"));
        Journey shop = new Journey(folder, settings -> settings.modelClasspath(List.of(classes))
                .set(SettingKey.MODEL_CLASSPATH_FILE, file.toString()));
        Journey libraries = shop.configure(settings -> settings.modelClasspath(List.of(classes))
                .modelLibraries(Stream.of(rest.split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList()));
        assertThat(libraries.check().warnings()).isEqualTo(shop.check().warnings());
        Journey none = shop.configure(settings -> settings.modelClasspath(List.of(classes))
                .set(SettingKey.MODEL_CLASSPATH_FILE, file.toString())
                .modelProperties(Map.of("jakarta.persistence.validation.mode", "none")));

        assertThat(shop.check().warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "shop.Guest is constrained with Bean Validation, but no provider for it is on the class path");
        assertThat(none.check().warnings()).isEmpty();
    }

    @Test
    void librariesAreLoadedButNotSearchedForEntities() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        EntitySources.compile(
                classes,
                Map.of(
                        "shop",
                        "@Entity class Guest extends Person {} @MappedSuperclass class Person { @Id Long id; }",
                        "other",
                        "@Entity class Pet { @Id Long id; }"));
        Path library = Files.createDirectories(folder.resolve("library"));
        Files.createDirectories(library.resolve("shop"));
        Files.move(classes.resolve("shop/Person.class"), library.resolve("shop/Person.class"));
        Files.move(classes.resolve("other"), library.resolve("other"));
        Journey shop = new Journey(
                folder, settings -> settings.modelClasspath(List.of(classes)).modelLibraries(List.of(library)));
        assertThat(shop.check().changes()).singleElement().asString().contains("Guest");
        Journey missing = shop.configure(settings ->
                settings.modelClasspath(List.of(classes)).modelLibraries(List.of(folder.resolve("none.jar"))));
        assertThatThrownBy(missing::check).hasMessageContaining("none.jar does not exist. Correct model.libraries.");
    }
}
