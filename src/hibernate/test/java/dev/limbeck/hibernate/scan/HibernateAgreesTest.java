package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shoplist.User;
import dev.limbeck.hibernate.find.EntityFinder;
import dev.limbeck.hibernate.find.EntityLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the model has the same columns, types, nullability and primary keys that the running application would
 * create.
 */
class HibernateAgreesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                TypesTest.class,
                BeanValidationTest.class,
                KeysTest.class,
                UniquesAndIndexesTest.class,
                ForeignKeysTest.class,
                InheritanceTest.class,
                CollectionsTest.class
            })
    void agreesOnTheEntitiesOfEachFeature(Class<?> test, @TempDir Path folder) throws SQLException {
        List<Class<?>> classes = Scan.mappedClasses(test);

        assertThat(HibernateSchema.describe(Scan.scanClasses(classes, Map.of())))
                .containsExactlyInAnyOrderEntriesOf(
                        HibernateSchema.create(folder, classes, getClass().getClassLoader()));
    }

    @Test
    void agreesOnTheSample(@TempDir Path folder) throws SQLException {
        Path place = Scan.location(User.class);
        var found = EntityFinder.of(Scan.request(List.of(place), List.of("com.example.shoplist"), Map.of()))
                .find();
        List<Class<?>> classes = new EntityLoader(User.class.getClassLoader()).load(found.classes());

        assertThat(HibernateSchema.describe(Scan.scanPackage(User.class)))
                .containsExactlyInAnyOrderEntriesOf(
                        HibernateSchema.create(folder, classes, getClass().getClassLoader()));
    }
}
