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

/** Tests how the database URL is read, and how passwords are masked. */
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

    /**
     * A password ends where the driver considers it to end: a character that separates parameters in other URLs is part
     * of the password.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "jdbc:postgresql://h/db?user=me&password=p;w,1&ssl=true | jdbc:postgresql://h/db?user=me&password=***&ssl=true",
                "open jdbc:postgresql://h/db?password=p,w1;x, then | open jdbc:postgresql://h/db?password=***, then",
                "jdbc:mariadb://h/db?password=p;w1&a=b;c | jdbc:mariadb://h/db?password=***&a=b;c",
                "jdbc:sqlite:t.db?cipher=x&key=p,w1 | jdbc:sqlite:t.db?cipher=x&key=***",
                "jdbc:sqlserver://h;password=p&w,1;encrypt=true | jdbc:sqlserver://h;password=***;encrypt=true",
                "jdbc:sqlserver://h;password={p;w}};1};user=me | jdbc:sqlserver://h;password=***;user=me",
                "jdbc:mysql://(host=h,password=p;w1,user=me)/db | jdbc:mysql://(host=h,password=***,user=me)/db",
                "jdbc:mysql://address=(host=h)(password=p,w1)/db?a=b | jdbc:mysql://address=(host=h)(password=***)/db?a=b",
                "jdbc:db2://h:1/db:password=p,w1;user=me; | jdbc:db2://h:1/db:password=***;user=me;",
                "jdbc:mariadb://me:p/w1@h:3306/db?a=b@c | jdbc:mariadb://me:***@h:3306/db?a=b@c",
                "jdbc:postgresql://h:5432/db?user=a@b&c=d | jdbc:postgresql://h:5432/db?user=a@b&c=d",
                "jdbc:postgresql://h1:1,h2:2/db@x?a=b | jdbc:postgresql://h1:1,h2:2/db@x?a=b",
                "The URL 'jdbc:postgresql://h/db?password=p'w1' fails | The URL 'jdbc:postgresql://h/db?password=***' fails",
                "[\"jdbc:x://h?password=p;w1\",\"b\"] | [\"jdbc:x://h?password=***\",\"b\"]",
                "run `limbeck current --url jdbc:x://h?password=p;w1` | run `limbeck current --url jdbc:x://h?password=***`"
            })
    void nothingButThePasswordIsHidden(String text, String masked) {
        assertThat(Passwords.mask(text)).isEqualTo(masked);
    }

    /** A password in front of the host can contain every character that separates parts of a URL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,34", "1234", "1234/5", "12,34/5", "pa?ss", "?pass", "/pass", "12?34", "a/b?c=d", "p@ss/w", "@pass",
                "p:1/x", "a;b=c", "(a)", "a'!b", "a`!b", "1/@"
            })
    void everyPasswordInFrontOfTheHostIsHidden(String password) {
        for (String rest : new String[] {"host/db", "host:5432/db?ssl=true", "host", "host?user=a@b", "h1:1,h2:2/db"}) {
            String url = "jdbc:postgresql://user:" + password + "@" + rest;
            assertThat(Passwords.mask(url)).isEqualTo("jdbc:postgresql://user:***@" + rest);
            assertThat(Passwords.find(url)).containsExactly(password);
            assertThat(Passwords.remove(url)).isEqualTo("jdbc:postgresql://user@" + rest);
        }
    }

    /** Even if an at sign follows, the host and the port are not mistaken for a user name and a password. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h:5432?user=a@b",
                "jdbc:postgresql://[::1]:5432/db?user=a@b",
                "jdbc:postgresql://[::1]:5432/db@x",
                "jdbc:postgresql://127.0.0.1:5432/db?user=a@b/c",
                "jdbc:postgresql://${HOST:localhost}:${PORT}/db?user=a@b",
                "jdbc:postgresql://h1:1,[::1]:2,h3/db@x?user=a@b",
                "jdbc:sqlserver://h:1433;user=a@b;encrypt=true",
                "jdbc:db2://h:50000/SAMPLE:user=a@b;",
                "jdbc:sqlite:file:///C:/Users/a@b/t.db",
                "jdbc:sqlite://C:/Users/a@b/t.db",
                "jdbc:postgresql://user:@host/db?user=a@b"
            })
    void hostsAndPortsAreNotHidden(String url) {
        assertThat(Passwords.mask(url)).isEqualTo(url);
    }

    /** In a text, a quote or a parenthesis ends a URL only if what follows cannot be part of a password. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "open jdbc:x://h/db?password=a`!b now | open jdbc:x://h/db?password=*** now",
                "open jdbc:x://h/db?password=a'#b\"$c'.d | open jdbc:x://h/db?password=***",
                "{\"a\":\"jdbc:x://h?password=a\"} | {\"a\":\"jdbc:x://h?password=***\"}",
                "[\"jdbc:x://h?password=a\"] | [\"jdbc:x://h?password=***\"]",
                "<a b=\"jdbc:x://h?password=a\"/> | <a b=\"jdbc:x://h?password=***\"/>",
                "('jdbc:x://h?password=a'). | ('jdbc:x://h?password=***').",
                "'jdbc:x://h?password=a': no | 'jdbc:x://h?password=***': no",
                "jdbc:mysql://address=(host=h)(password=a)b)(user=c)/db | jdbc:mysql://address=(host=h)(password=***)(user=c)/db",
                "jdbc:mysql://(host=h,password=a))b)/db | jdbc:mysql://(host=h,password=***)/db",
                "jdbc:mysql://(password=a(b)c),(host=h)/db | jdbc:mysql://(password=***),(host=h)/db",
                "jdbc:x:(password=a)b). | jdbc:x:(password=***)."
            })
    void aPasswordInATextIsHiddenToItsEnd(String text, String masked) {
        assertThat(Passwords.mask(text)).isEqualTo(masked);
    }

    @Test
    void aLongTextWithoutSpacesIsMasked() {
        String text = "jdbc:x://me:" + "a'b,".repeat(50_000) + "@" + "h".repeat(50_000) + "?password="
                + "a),b".repeat(50_000);
        assertThat(Passwords.mask(text)).isEqualTo("jdbc:x://me:***@" + "h".repeat(50_000) + "?password=***");
    }

    /** A string that is known to be a URL can contain spaces and quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "jdbc:postgresql://h/db?password=p \"w'1 ;x&a=b | jdbc:postgresql://h/db?password=***&a=b | p \"w'1 ;x",
                "jdbc:sqlserver://h;password={p ;}}1};a=b | jdbc:sqlserver://h;password=***;a=b | {p ;}}1}",
                "jdbc:mysql://me:p \"w ,1@h/db | jdbc:mysql://me:***@h/db | p \"w ,1"
            })
    void aUrlWithSpacesIsMasked(String url, String masked, String password) {
        assertThat(Passwords.maskUrl(url)).isEqualTo(masked);
        assertThat(Passwords.find(url)).containsExactly(password);
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
