package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades an empty database file to each real model and downgrades it again. */
class RealModelsTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");

    @TempDir
    Path folder;

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> canBeUpgradedAndDowngradedAndMatchHibernatesMetadata() {
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
        Set<String> asked = model.metadataSchema(entities);
        if (asked.isEmpty()) {
            assertThatThrownBy(() -> journey.autogenerate("everything"))
                    .as("Hibernate rejects the model, which is reported")
                    .hasMessageContaining("Hibernate ORM " + model.hibernate());
            return;
        }

        journey.upgradeAndDowngrade(() -> {
            Set<String> standing = DatabaseSchema.read(journey.url());
            assertThat(without(asked, standing))
                    .as("in the metadata but not in the database")
                    .isEmpty();
            assertThat(without(standing, asked))
                    .as("in the database but not in the metadata")
                    .isEmpty();
        });

        assertThat(journey.tables()).hasSizeGreaterThan(model.tables());
    }
}
