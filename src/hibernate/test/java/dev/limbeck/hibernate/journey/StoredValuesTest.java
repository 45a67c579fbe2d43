package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.hibernate.journey.stored.StoredApplication;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the application reads the values that a revision stores, to the precision of the column, unless the
 * revision refuses them; that a script for the shell stores the same values; and that values that Hibernate has stored
 * are unchanged after a revision has read and stored them. The test is run with each version of Hibernate whose jars
 * exist. Each run uses a separate JVM, because the driver stores dates and times in the JVM's time zone.
 */
@Tag("process")
class StoredValuesTest {
    private static final Path HIBERNATES = Path.of("target", "hibernates");
    private static final String OF_A_HIBERNATE =
            "hibernate-(core|community-dialects|models|commons-annotations|validator|envers)-.*|jakarta.persistence-api-.*"
                    + "|jandex-.*";
    private static final List<String> ZONES = List.of("Europe/Paris", "America/Sao_Paulo", "Pacific/Apia", "UTC");

    @TempDir
    Path folder;

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> inTablesOfLimbeckAndOfEachHibernate() throws IOException {
        List<String> versions;
        try (Stream<Path> folders = Files.list(HIBERNATES)) {
            versions = folders.map(one -> one.getFileName().toString())
                    .filter(name -> name.matches("[67]\\..*"))
                    .sorted()
                    .toList();
        }
        assertThat(versions).contains("6.6.49.Final");
        List<DynamicTest> tests = new ArrayList<>();
        for (String version : versions) {
            for (String creator : List.of("limbeck", "hibernate")) {
                String zone = ZONES.get(tests.size() % ZONES.size());
                tests.add(DynamicTest.dynamicTest(
                        version + " " + creator + " " + zone,
                        () -> run(classpath(version), zone, "", creator, List.of())));
            }
        }
        return tests.stream();
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> asTheDriverAndHibernateAreSet() {
        return Stream.of(
                        List.of("America/New_York", "?date_class=TEXT"),
                        List.of("America/Sao_Paulo", "?date_precision=SECONDS"),
                        List.of("Europe/Paris", "", "hibernate.timezone.default_storage=NORMALIZE"),
                        List.of("Asia/Kathmandu", "?date_class=TEXT&date_string_format=yyyy-MM-dd"),
                        List.of("Europe/Paris", "?date_class=REAL"),
                        List.of("Pacific/Apia", "", "hibernate.jdbc.time_zone=UTC"),
                        List.of("Europe/Paris", "", "hibernate.type.preferred_instant_jdbc_type=TIMESTAMP"))
                .limit(Boolean.getBoolean("limbeck.long") ? Long.MAX_VALUE : 1)
                .map(way -> DynamicTest.dynamicTest(
                        String.join(" ", way),
                        () -> run(ourClasspath(), way.get(0), way.get(1), "limbeck", way.subList(2, way.size()))));
    }

    private void run(List<String> classpath, String zone, String parameters, String creator, List<String> settings)
            throws IOException {
        Path work = Files.createTempDirectory(folder, "application");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=" + zone,
                "-cp",
                String.join(File.pathSeparator, classpath),
                StoredApplication.class.getName(),
                work.toString(),
                parameters,
                creator));
        command.addAll(settings);
        Path errors = work.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("TZ", zone);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as(() -> read(errors)).startsWith("all right: 546 values, ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> ourClasspath() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(tests.split(File.pathSeparator, -1));
    }

    private static List<String> classpath(String version) throws IOException {
        List<String> classpath = new ArrayList<>();
        try (Stream<Path> own = Files.list(HIBERNATES.resolve(version))) {
            own.map(jar -> jar.toAbsolutePath().toString()).forEach(classpath::add);
        }
        ourClasspath().stream()
                .filter(entry -> !Path.of(entry).getFileName().toString().matches(OF_A_HIBERNATE))
                .forEach(classpath::add);
        return classpath;
    }
}
