package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Models that no one here wrote, from an empty file there and back. */
class RealModelsTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> goThereAndBackAndAreWhatHibernateAsksFor() {
        return Stream.concat(RealModel.all().stream(), LONG ? RealModel.withEveryHibernate().stream() : Stream.of())
                .filter(model -> model.toString().contains(ONLY))
                .map(model -> DynamicTest.dynamicTest(model.toString(), () -> thereAndBack(model)));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private void thereAndBack(RealModel model) {
        Path entities = model.entities();
        Journey journey = model.journey(folder.resolve(model.toString().replaceAll("\\W", "")), entities);
        Set<String> asked = model.asked(entities);
        if (asked.isEmpty()) {
            assertThatThrownBy(() -> journey.autogenerate("everything"))
                    .as("Hibernate refuses the model, and that is said")
                    .hasMessageContaining("Hibernate ORM " + model.hibernate());
            return;
        }

        journey.thereAndBack(() -> {
            Set<String> standing = StandingSchema.of(journey.url());
            assertThat(without(asked, standing)).as("asked for and not there").isEmpty();
            assertThat(without(standing, asked)).as("there and not asked for").isEmpty();
        });

        assertThat(journey.tables()).hasSizeGreaterThan(model.tables());
    }
}
