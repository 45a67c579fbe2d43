package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The URL of the database, and the masking of passwords. */
class DatabaseSettingsTest {
    private Path project = Path.of("");
    private Path elsewhere = Path.of("");

    @BeforeEach
    void makeFolders(@TempDir Path folder) throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    }

    private SettingsBuilder with(String toml) throws IOException {
        Path file = Files.writeString(project.resolve("limbeck.toml"), toml);
        return Settings.builder().config(file).variables(Map.of()).workingDirectory(elsewhere);
    }

    @Test
    void anUnsetVariableInTheUrlIsAnErrorOnlyWhenTheUrlIsNeeded() throws IOException {
        Settings settings =
                with("[database]\nurl = \"${NOWHERE}\"\nlock_timeout = 7\n").load();
        assertThat(settings.database().url()).isNull();
        assertThat(settings.database().lockTimeout()).hasSeconds(7);
        assertThatThrownBy(settings.database()::requireUrl)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("NOWHERE, which is not set");
    }

    @Test
    void neverShowsAPassword() throws IOException {
        Settings settings =
                with("""
                        [database]
                        url = "jdbc:postgresql://me:tr0ub4dor@host/db?user=me&password=tr0ub4dor&ssl=true"
                        password = "tr0ub4dor"
                        [model.properties]
                        "jakarta.persistence.jdbc.password" = "tr0ub4dor"
                        """)
                        .load();
        assertThat(settings.toString())
                .doesNotContain("tr0ub4dor")
                .contains("password=***&ssl=true")
                .contains("//me:***@host");
        assertThat(new SettingsException("cannot open jdbc:x:y;PASSWORD=tr0ub4dor;a=b"))
                .hasMessage("cannot open jdbc:x:y;PASSWORD=***;a=b");
        assertThatThrownBy(() -> with("[database]\npassword = 8273645190").load())
                .message()
                .doesNotContain("8273645190");
    }
}
