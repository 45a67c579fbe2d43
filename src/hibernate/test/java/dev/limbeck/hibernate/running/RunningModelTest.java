package dev.limbeck.hibernate.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.hibernate.scan.BeanValidationTest;
import dev.limbeck.hibernate.scan.CollectionsTest;
import dev.limbeck.hibernate.scan.ColumnsTest;
import dev.limbeck.hibernate.scan.ForeignKeysTest;
import dev.limbeck.hibernate.scan.InheritanceTest;
import dev.limbeck.hibernate.scan.KeysTest;
import dev.limbeck.hibernate.scan.Scan;
import dev.limbeck.hibernate.scan.TypesTest;
import dev.limbeck.hibernate.scan.UniquesAndIndexesTest;
import dev.limbeck.spi.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the entities of a running application produce the same model as the classes that the commands find. */
final class RunningModelTest {
    /** An integrator that reads the model when Hibernate builds the session factory. */
    private record Reader(AtomicReference<Model> read) implements Integrator {
        @Override
        public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
            RunningFactory running = new RunningFactory(metadata, factory);
            var sources = new MappedClasses(metadata, running.loader()).sources(new TreeMap<>(running.settings()));
            read.set(new RunningModel(metadata, sources).scan(Scan.request(List.of(), List.of(), Map.of())));
        }

        @Override
        public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {}
    }

    static List<Class<?>> tests() {
        return List.of(
                TypesTest.class,
                ColumnsTest.class,
                BeanValidationTest.class,
                KeysTest.class,
                UniquesAndIndexesTest.class,
                ForeignKeysTest.class,
                InheritanceTest.class,
                CollectionsTest.class);
    }

    private static Model running(List<Class<?>> classes) {
        AtomicReference<Model> read = new AtomicReference<>();
        var bootstrap = new BootstrapServiceRegistryBuilder()
                .applyIntegrator(new Reader(read))
                .build();
        var registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.connection.url", "jdbc:sqlite::memory:")
                .applySetting("hibernate.connection.pool_size", "1")
                .applySetting("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                .build();
        MetadataSources sources = new MetadataSources(registry);
        classes.forEach(sources::addAnnotatedClass);
        try (SessionFactory factory = sources.buildMetadata().buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
        }
        return Objects.requireNonNull(read.get());
    }

    private static void assertSame(Model running, Model scanned) {
        assertThat(running.entities()).isEqualTo(scanned.entities());
        assertThat(running.schema().tables())
                .containsExactlyElementsOf(scanned.schema().tables());
        assertThat(running).isEqualTo(scanned);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void eachFeature(Class<?> test) {
        List<Class<?>> classes = Scan.mappedClasses(test);
        assertSame(running(classes), Scan.scanClasses(classes, Map.of()));
    }

    @Test
    void theSampleProject() throws Exception {
        List<Class<?>> classes = SampleClasses.load();
        assertThat(classes).hasSizeGreaterThan(12);
        assertSame(running(classes), Scan.scanClasses(classes, Map.of()));
    }
}
