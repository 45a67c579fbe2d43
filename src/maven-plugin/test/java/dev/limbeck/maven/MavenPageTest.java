package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the names mentioned in docs/guide/maven.md exist. {@link PluginIT} runs the commands of that page. */
final class MavenPageTest {
    private static final Path PAGE = Path.of("../../docs/guide/maven.md");
    private static final Pattern PROPERTY = Pattern.compile("limbeck\\.([a-zA-Z_.]+)");

    @Test
    void eachPropertyOfThePageIsAParameterOrASetting() throws IOException {
        Set<String> known = parameters();
        SettingKey.all().forEach(key -> known.add(key.key()));
        assertThat(PROPERTY.matcher(read(PAGE))
                        .results()
                        .map(found -> found.group(1).replaceFirst("^(rename|renameTable|backfill)\\..*", "message"))
                        .filter(name -> !name.equals("toml") && !name.equals("toml.") && !name.equals("autogenerte"))
                        .map(name -> name.replaceFirst("\\.$", "")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    /** scripts/consumer-test builds the consumer project with the version of Maven on the machine, such as 3.8. */
    @Test
    void theVersionsForMaven38AreThoseOfTheConsumerProject() throws IOException {
        String page = read(PAGE);
        int start = page.indexOf("## With Maven 3.8");
        String lines = page.substring(start, page.indexOf("## The first revisions", start));
        String consumer = read(Path.of("../../sample-consumer/pom.xml")).replaceAll("\\s+", "");
        assertThat(Pattern.compile("(?s)<plugin>.*?</plugin>|(?<=<properties>).*?(?=</properties>)")
                        .matcher(lines)
                        .results()
                        .flatMap(found -> found.group().startsWith("<plugin>")
                                ? Stream.of(found.group())
                                : found.group().lines())
                        .map(each -> each.replaceAll("\\s+", ""))
                        .filter(each -> !each.isEmpty()))
                .hasSize(4)
                .allSatisfy(each -> assertThat(consumer).contains(each));
    }

    @Test
    void thePageListsAllGoals() throws IOException {
        List<String> goals;
        try (Stream<Path> files = Files.list(Path.of("main/java/dev/limbeck/maven"))) {
            goals = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Mojo.java")
                            && !List.of("LimbeckMojo.java", "FleetMojo.java").contains(name))
                    .map(name -> "`"
                            + name.substring(0, name.length() - "Mojo.java".length())
                                    .toLowerCase(Locale.ROOT) + "`")
                    .toList();
        }
        String page = read(PAGE);
        int start = page.indexOf("The goals are");
        assertThat(page.substring(start, page.indexOf("\n\n", start))).contains(goals);
    }

    private static Set<String> parameters() throws IOException {
        Pattern parameter = Pattern.compile("property = \"limbeck\\.([a-zA-Z]+)\"");
        try (Stream<Path> files = Files.list(Path.of("main/java/dev/limbeck/maven"))) {
            return files.flatMap(file ->
                            parameter.matcher(read(file)).results().map(found -> found.group(1)).toList().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
