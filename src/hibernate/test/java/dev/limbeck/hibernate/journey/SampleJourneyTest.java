package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades an empty database file to the model of the sample shop list and downgrades it again. */
class SampleJourneyTest {
    @TempDir
    Path folder;

    /** Returns the folder of the compiled sample; the class path might contain its jar instead. */
    static Path classes() {
        Path classes = Path.of("..", "..", "sample-entities", "target", "classes")
                .toAbsolutePath()
                .normalize();
        assertThat(classes.resolve("com/example/shoplist/User.class")).exists();
        return classes;
    }

    private Journey sample() {
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes()))
                .modelPackages(List.of("com.example.shoplist")));
    }

    @Test
    void theSampleCanBeUpgradedAndDowngraded() {
        Journey sample = sample();

        sample.upgradeAndDowngrade();

        assertThat(sample.tables()).contains("user", "shop_list", "item");
    }

    @Test
    void aMissingDatabaseCountsAsEmptyAndIsNotCreated() {
        Journey sample = sample();

        assertThat(sample.autogenerate("first").file()).isNotNull();
        assertThat(sample.database()).doesNotExist();
        assertThat(sample.tables()).isEmpty();
        assertThat(sample.database()).doesNotExist();
        assertThat(sample.upgrade("head").created()).isEqualTo(sample.database());
        assertThat(sample.database()).exists();
    }
}
