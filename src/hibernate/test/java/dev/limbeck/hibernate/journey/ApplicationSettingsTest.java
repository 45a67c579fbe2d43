package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.CheckResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import dev.limbeck.spi.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests Hibernate settings from {@code persistence.xml} and from Spring Boot's files. */
class ApplicationSettingsTest {
    private static final String ENTITIES =
            """
            @Entity class CustomerOrder { @Id Long id; String firstName; @ManyToMany Set<OrderLine> lineItems; }
            @Entity class OrderLine { @Id Long id; }
            """;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void classes() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        EntitySources.compile(classes, Map.of("shop", ENTITIES));
    }

    private void file(String name, String text) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static SettingsBuilder spring(SettingsBuilder settings) {
        return settings.set(SettingKey.MODEL_SETTINGS, "spring");
    }

    private CheckResult check(UnaryOperator<SettingsBuilder> more) {
        return new Journey(folder, settings -> more.apply(settings.modelClasspath(List.of(classes)))).check();
    }

    /** {@return the tables of the entities} */
    private List<String> tables(UnaryOperator<SettingsBuilder> more) {
        return check(more).changes().stream()
                .map(change -> change.table())
                .sorted()
                .toList();
    }

    @Test
    void withoutSettingsNamesAreThoseOfJpa() {
        assertThat(tables(settings -> settings))
                .containsExactly("CustomerOrder", "CustomerOrder_OrderLine", "OrderLine");
    }

    @Test
    void aSpringApplicationHasSpringBootsNamesByDefault() throws IOException {
        file("application.properties", "spring.jpa.hibernate.ddl-auto=validate");

        assertThat(tables(ApplicationSettingsTest::spring))
                .containsExactly("customer_order", "customer_order_line_items", "order_line");
        assertThat(check(ApplicationSettingsTest::spring).warnings()).isEmpty();
    }

    @Test
    void aSpringApplicationWithoutAFileIsReported() {
        assertThat(tables(ApplicationSettingsTest::spring)).contains("customer_order");
        assertThat(check(ApplicationSettingsTest::spring).warnings())
                .singleElement()
                .asString()
                .contains("application.yml");
    }

    @Test
    void namingStrategiesAreReadFromProperties() throws IOException {
        file(
                "application.properties",
                """
                spring.jpa.hibernate.naming.physicalStrategy=${strategy:none}
                strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl
                spring.jpa.hibernate.naming.implicit_strategy=\
                org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl
                """);

        assertThat(tables(ApplicationSettingsTest::spring))
                .containsExactly("CustomerOrder", "CustomerOrder_OrderLine", "OrderLine");
    }

    @Test
    void hibernateSettingsAreReadFromYaml() throws IOException {
        file(
                "application.yml",
                """
                spring:
                  jpa:
                    database-platform: org.hibernate.dialect.PostgreSQLDialect
                    properties:
                      hibernate:
                        physical_naming_strategy: >-
                          org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl
                """);

        assertThat(tables(ApplicationSettingsTest::spring))
                .containsExactly("CustomerOrder", "CustomerOrder_lineItems", "OrderLine");
    }

    @Test
    void filesAndDocumentsOfAProfileOverrideOthers() throws IOException {
        String standard = "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl";
        String jpa = "org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl";
        file("config/application-legacy.properties", "spring.jpa.hibernate.naming.physical-strategy=" + standard);
        file(
                "application.yaml",
                """
                spring.profiles.active: legacy
                ---
                spring.config.activate.on-profile: "legacy & !modern"
                spring.jpa.hibernate.naming.implicit-strategy: %s
                """
                        .formatted(jpa));

        assertThat(tables(ApplicationSettingsTest::spring))
                .containsExactly("CustomerOrder", "CustomerOrder_OrderLine", "OrderLine");
        assertThat(tables(settings -> spring(settings).set(SettingKey.MODEL_PROFILES, List.of("legacy", "modern"))))
                .containsExactly("CustomerOrder", "CustomerOrder_lineItems", "OrderLine");
        assertThat(tables(settings -> spring(settings).set(SettingKey.MODEL_PROFILES, List.of("prod"))))
                .containsExactly("customer_order", "customer_order_line_items", "order_line");
    }

    @Test
    void limbeckTomlTakesPrecedence() throws IOException {
        file("application.properties", "spring.jpa.properties.hibernate.physical_naming_strategy=no.such.Strategy");

        assertThat(tables(settings -> spring(settings)
                        .modelProperties(Map.of(
                                "hibernate.physical_naming_strategy",
                                "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl"))))
                .contains("CustomerOrder");
        assertThatThrownBy(() -> check(ApplicationSettingsTest::spring))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no.such.Strategy");
    }

    @Test
    void aSettingWithAnUnsetPlaceholderIsIgnoredAndReported() throws IOException {
        file("application.properties", "spring.jpa.properties.hibernate.default_schema=${NO_SUCH_VARIABLE}");

        assertThat(check(ApplicationSettingsTest::spring).warnings())
                .singleElement()
                .asString()
                .contains("spring.jpa.properties.hibernate.default_schema", "${NO_SUCH_VARIABLE}");
    }

    @Test
    void anInvalidFileIsNamed() throws IOException {
        file("application.yml", "spring: [jpa");

        assertThatThrownBy(() -> check(ApplicationSettingsTest::spring))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("application.yml cannot be read");
    }

    @Test
    void anUnknownSourceOfSettingsIsRejected() {
        assertThatThrownBy(() -> check(settings -> settings.set(SettingKey.MODEL_SETTINGS, "quarkus")))
                .hasMessageContaining("model.settings is \"quarkus\", but must be \"persistence.xml\" or \"spring\"");
    }

    private void units(String... names) throws IOException {
        StringBuilder units = new StringBuilder();
        for (String name : names) {
            units.append(
                    """
                    <persistence-unit name="%s"><properties><property name="hibernate.physical_naming_strategy"
                     value="org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"/>
                     <property name="hibernate.dialect" value="org.hibernate.dialect.PostgreSQLDialect"/>
                    </properties></persistence-unit>
                    """
                            .formatted(name));
        }
        file(
                "META-INF/persistence.xml",
                "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">" + units
                        + "</persistence>");
    }

    @Test
    void theOnlyUnitIsReadByDefault() throws IOException {
        units("shop");

        assertThat(tables(settings -> settings)).contains("customer_order", "order_line");
        assertThat(tables(settings -> settings.modelPackages(List.of("shop")))).contains("CustomerOrder");
    }

    @Test
    void severalUnitsAreNamed() throws IOException {
        units("shop", "stock");

        assertThatThrownBy(() -> check(settings -> settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("shop, stock", "model.persistence_unit");
        assertThat(tables(settings -> settings.set(SettingKey.MODEL_PERSISTENCE_UNIT, "stock")))
                .contains("customer_order");
    }

    @Test
    void schemasAndCatalogsAreLeftOutWithOneWarning() throws IOException {
        EntitySources.compile(
                classes,
                Map.of(
                        "attic",
                        """
                        @Entity @Table(schema = "app") class A { @Id Long id; @ManyToOne B b; }
                        @Entity @Table(catalog = "store") class B { @Id @GeneratedValue Long id; }
                        """));
        CheckResult found = check(settings -> settings.modelPackages(List.of("attic"))
                .modelProperties(Map.of("hibernate.default_schema", "main_schema")));

        assertThat(found.changes()).extracting(change -> change.table()).containsExactlyInAnyOrder("A", "B", "B_SEQ");
        assertThat(found.warnings()).singleElement().asString().contains("SQLite has no schemas", "app", "store");
    }
}
