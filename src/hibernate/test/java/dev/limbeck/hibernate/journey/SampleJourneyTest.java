package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample shop list, from an empty file to its model and back. */
class SampleJourneyTest {
    @TempDir
    Path folder;

    /** The folder of the compiled sample; on the class path stands its jar when the whole house is built. */
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
    void theSampleGoesThereAndBack() {
        Journey sample = sample();

        sample.thereAndBack();

        assertThat(sample.tables()).contains("user", "shop_list", "item");
    }

    @Test
    void aMissingDatabaseIsEmptyAndStaysMissing() {
        Journey sample = sample();

        assertThat(sample.autogenerate("first").file()).isNotNull();
        assertThat(sample.database()).doesNotExist();
        assertThat(sample.tables()).isEmpty();
        assertThat(sample.database()).doesNotExist();
        assertThat(sample.upgrade("head").created()).isEqualTo(sample.database());
        assertThat(sample.database()).exists();
    }
}
