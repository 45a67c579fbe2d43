package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the values of the two settings for comparisons. */
class ComparisonSettingTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "true, MEANING,",
        "false, NONE,",
        "\"true\", MEANING,",
        "\"strict\", STRICT,",
        "\"affinity\", AFFINITY,",
        "\"com.example.Types\", CLASS, com.example.Types"
    })
    void theFileHasABooleanAKindOrAClass(String toml, ComparisonSetting.Way way, String className) throws IOException {
        assertThat(fromFile("compare_type = " + toml).compareType()).isEqualTo(new ComparisonSetting(way, className));
    }

    @Test
    void aVariableAndTheBuilderAcceptTheSameValues() {
        Settings settings = Settings.builder()
                .withoutFile()
                .variables(Map.of("LIMBECK_AUTOGENERATE_COMPARE_TYPE", "strict"))
                .set(SettingKey.AUTOGENERATE_COMPARE_SERVER_DEFAULT, "false")
                .load();

        assertThat(settings.autogenerate().compareType())
                .isEqualTo(new ComparisonSetting(ComparisonSetting.Way.STRICT, null));
        assertThat(settings.autogenerate().compareServerDefault()).isEqualTo(ComparisonSetting.of(false));
    }

    @Test
    void aMisspelledKindIsRefusedWithTheValidKinds() {
        assertThatThrownBy(() -> fromFile("compare_type = \"strickt\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("limbeck.toml:2")
                .hasMessageContaining("\"strickt\" is not true, false, strict, affinity or the full name of a class");
    }

    @Test
    void affinityIsNotForDefaults() {
        assertThatThrownBy(() -> fromFile("compare_server_default = \"affinity\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("use true, strict, false or a class for defaults");
    }

    @Test
    void aNumberIsNoKindOfComparison() {
        assertThatThrownBy(() -> fromFile("compare_type = 1"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "must be true or false, or, in quotes, a kind of comparison or the name of a class");
    }

    private AutogenerateSettings fromFile(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("limbeck.toml"), "[autogenerate]\n" + line + "\n");
        return Settings.builder()
                .config(file)
                .variables(Map.of())
                .workingDirectory(folder)
                .load()
                .autogenerate();
    }
}
