package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shoplist.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample shop list, from an empty file to its model and back. */
class SampleJourneyTest {
    @TempDir
    Path folder;

    static Path classes() {
        return Path.of(
                User.class.getProtectionDomain().getCodeSource().getLocation().getPath());
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
