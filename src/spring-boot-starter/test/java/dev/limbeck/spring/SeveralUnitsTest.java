package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.ModelDiffersException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.sqlite.SQLiteDataSource;

/** Tests {@code limbeck.check} in applications with two persistence units. */
final class SeveralUnitsTest {
    @TempDir
    Path folder;

    private final SQLiteDataSource source = new SQLiteDataSource();
    private final SQLiteDataSource other = new SQLiteDataSource();

    @Entity
    @Table(name = "person")
    static class Person {
        @Id
        Integer id = 0;
    }

    @Entity
    @Table(name = "item")
    static class Item {
        @Id
        Integer id = 0;
    }

    @BeforeEach
    void name() {
        source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        other.setUrl("jdbc:sqlite:" + folder.resolve("other.db"));
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LimbeckAutoConfiguration.class))
                .withBean("shop", DataSource.class, () -> source, definition -> definition.setPrimary(true))
                .withBean("other", DataSource.class, () -> other)
                .withPropertyValues("limbeck.revisions.package=dev.limbeck.spring.units", "limbeck.check=fail");
    }

    private static LocalContainerEntityManagerFactoryBean unit(
            String name, DataSource source, Class<?> entity, Map<String, String> settings) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName(name);
        factory.setDataSource(source);
        factory.setManagedTypes(PersistenceManagedTypes.of(entity.getName()));
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(settings);
        return factory;
    }

    private ApplicationContextRunner application(
            DataSource ofItems, Map<String, String> persons, Map<String, String> items) {
        return application()
                .withBean(
                        "persons",
                        LocalContainerEntityManagerFactoryBean.class,
                        () -> unit("persons", source, Person.class, persons))
                .withBean(
                        "items",
                        LocalContainerEntityManagerFactoryBean.class,
                        () -> unit("items", ofItems, Item.class, items));
    }

    private static final Map<String, String> PERSONS = Map.of("limbeck.autogenerate.include", "person");
    private static final Map<String, String> ITEMS = Map.of("limbeck.autogenerate.include", "item");

    @Test
    void aUnitWithAnotherDataSourceIsNamedAsNotCompared() {
        application(other, PERSONS, Map.of()).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(StartupComparisons.class).results())
                    .extracting(each -> each.persistenceUnit() + " " + each.differences() + " " + each.problem())
                    .containsExactlyInAnyOrder(
                            "persons [] null", "items [] its data source is not the one that Limbeck upgrades");
        });
    }

    @Test
    void unitsThatShareADatabaseAreComparedWithTheirOwnTables() {
        application(source, PERSONS, ITEMS).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(StartupComparisons.class).results())
                    .extracting(each -> each.persistenceUnit() + " " + each.differences() + " " + each.problem())
                    .containsExactlyInAnyOrder("persons [] null", "items [] null");
        });
    }

    @Test
    void theMessageNamesTheSettingIfTheTablesOfAnotherUnitAreDifferences() {
        application(source, PERSONS, Map.of()).run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(ModelDiffersException.class)
                .hasMessageContaining(
                        "Persistence unit items: the database differs from the entities (dropped" + " table person)")
                .hasMessageContaining("set the JPA property limbeck.autogenerate.include of this one"));
    }

    @Test
    void withoutEntitiesTheDatabaseIsNotUpgraded() {
        application().run(context -> {
            assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(StarterException.class)
                    .hasMessageContaining("the application has no EntityManagerFactory");
            assertThat(folder.resolve("shop.db")).doesNotExist();
        });
    }

    @Test
    void withoutTheLibraryThatComparesTheDatabaseIsNotUpgraded() {
        application(source, PERSONS, ITEMS)
                .withClassLoader(new FilteredClassLoader("dev.limbeck.hibernate"))
                .run(context -> {
                    assertThat(context.getStartupFailure())
                            .rootCause()
                            .isInstanceOf(StarterException.class)
                            .hasMessageContaining("limbeck-hibernate is not on the class path");
                    assertThat(folder.resolve("shop.db")).doesNotExist();
                });
    }
}
