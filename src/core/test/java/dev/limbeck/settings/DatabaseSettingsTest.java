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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the URL of the database, and the masking of passwords. */
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rename user.hashed_password=user.password_hash",
                "--backfill user.token=lower(email)",
                "update user set password=trim(password) where secret=1",
                "https://example.org/a:b/c@d"
            })
    void textThatOnlyLooksLikeAPasswordIsNotHidden(String text) {
        assertThat(Passwords.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open jdbc:postgresql://me:pw1@host/db failed",
                "open jdbc:postgresql://me:p@pw1@host/db failed",
                "jdbc:sqlserver://host;user=me;password=pw1;encrypt=true",
                "jdbc:mysql://h/db?user=me&PASSWORD=pw1&trustCertificateKeyStorePassword=pw1",
                "jdbc:oracle:thin:scott/pw1@//host:1521/x",
                "jdbc:sqlite:t.db?cipher=x&key=pw1",
                "Cannot open \"jdbc:x:y;sslpassword=pw1\"."
            })
    void passwordsInUrlsAreHidden(String text) {
        assertThat(Passwords.mask(text)).doesNotContain("pw1").contains("***");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/db?user=me&password=p;w1&ssl=true, jdbc:postgresql://host/db?user=me&ssl=true",
        "jdbc:postgresql://host/db?password=pw1&user=me, jdbc:postgresql://host/db?user=me",
        "jdbc:postgresql://host/db?sslpassword=pw1&password=pw1, jdbc:postgresql://host/db",
        "jdbc:mariadb://me:p@pw1@host/db?a=b, jdbc:mariadb://me@host/db?a=b",
        "jdbc:sqlserver://host;user=me;password=pw1;encrypt=true, jdbc:sqlserver://host;user=me;encrypt=true",
        "jdbc:oracle:thin:scott/pw1@//host:1521/x, jdbc:oracle:thin:scott@//host:1521/x",
        "jdbc:sqlite:t.db?cipher=x&key=pw1, jdbc:sqlite:t.db?cipher=x",
        "jdbc:sqlite:file:t.db?monkey=1&, jdbc:sqlite:file:t.db?monkey=1&"
    })
    void aUrlIsWrittenWithoutItsPasswords(String url, String without) {
        assertThat(Passwords.remove(url)).isEqualTo(without);
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
