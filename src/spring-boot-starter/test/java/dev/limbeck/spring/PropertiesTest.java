package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Checks that the properties have the same names as the settings, and that the guide lists all of them. */
final class PropertiesTest {
    private static final Path PAGE = Path.of("../../docs/guide/spring-boot.md");

    /** The properties that are not keys of limbeck.toml. */
    private static final Set<String> OTHERS = Set.of("limbeck.enabled", "limbeck.target", "limbeck.check");

    private static Set<String> metadata() throws IOException {
        try (InputStream in =
                LimbeckProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String properties = text.substring(text.indexOf("\"properties\""), text.indexOf("\"hints\""));
            assertThat(properties.split("\"name\"", -1)).hasSameSizeAs(properties.split("\"description\"", -1));
            return names(properties, "\"name\": \"(limbeck\\.[a-z.-]+)\"");
        }
    }

    private static Set<String> names(String text, String pattern) {
        Set<String> names = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    @Test
    void eachPropertyIsAKeyOfTheSettingsFile() throws IOException {
        Set<String> known = new TreeSet<>(OTHERS);
        SettingKey.all().forEach(key -> known.add("limbeck." + key.key().replace('_', '-')));
        assertThat(metadata()).hasSizeGreaterThan(15).isSubsetOf(known);
    }

    @Test
    void keysInMessagesAreTranslatedToEachProperty() throws IOException {
        Set<String> expected = new TreeSet<>(metadata());
        expected.removeAll(OTHERS);
        Set<String> translated = new TreeSet<>();
        PropertyWording.KEYS.forEach(key -> translated.add(new PropertyWording(true).translate(key)));
        assertThat(translated).isEqualTo(expected);
    }

    @Test
    void aMessageNamesThePropertiesOfTheDataSource() {
        String message = "There is no database a.db. Check database.url. Raise database.lock_timeout; see"
                + " my.database.url and database.urls, or model.classpath.";
        assertThat(new PropertyWording(false).translate(message))
                .isEqualTo("There is no database a.db. Check spring.datasource.url. Raise"
                        + " limbeck.database.lock-timeout; see my.database.url and database.urls, or model.classpath.");
        assertThat(new PropertyWording(true).translate(message)).contains("Check limbeck.database.url. Raise");
    }

    @Test
    void theGuideListsAllProperties() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("| property |");
        String table = page.substring(start, page.indexOf("\n\n", start));
        assertThat(names(table, "`(limbeck\\.[a-z.-]+)`")).isEqualTo(metadata());
    }

    @Test
    void theReferenceListsTheCode() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/reference.md")))
                .contains("| `" + StarterException.CODE + "` |");
    }

    @Test
    void oldVersionsOfSpringBootAreRecognized() {
        assertThat(SpringBootVersionCheck.isOld("2.7.18")).isTrue();
        assertThat(SpringBootVersionCheck.isOld("3.4.11")).isTrue();
        assertThat(SpringBootVersionCheck.isOld("3.5.0")).isFalse();
        assertThat(SpringBootVersionCheck.isOld("4.1.2")).isFalse();
        assertThat(SpringBootVersionCheck.isOld("10.0.0-M1")).isFalse();
    }

    /** The second jar has a different artifact id, like Hibernate 5, so that Maven does not remove it. */
    @Test
    void twoVersionsOfHibernateEndTheStart(@TempDir Path folder) throws IOException {
        Path second = folder.resolve("hibernate-core-5.6.15.Final.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "5.6.15.Final");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(second), manifest)) {
            jar.putNextEntry(new ZipEntry("org/hibernate/Version.class"));
        }
        ClassLoader one = PropertiesTest.class.getClassLoader();
        assertThatCode(() -> SpringBootVersionCheck.requireOneHibernate(one)).doesNotThrowAnyException();
        try (URLClassLoader both = new URLClassLoader(new URL[] {second.toUri().toURL()}, one)) {
            new ApplicationContextRunner()
                    .withClassLoader(both)
                    .withInitializer(new SpringBootVersionCheck())
                    .run(context -> assertThat(context.getStartupFailure())
                            .isInstanceOf(StarterException.class)
                            .hasMessageContaining(
                                    "two versions of Hibernate: hibernate-core-5.6.15.Final.jar and hibernate-core-")
                            .hasMessageContaining("mvn dependency:tree"));
        }
    }
}
