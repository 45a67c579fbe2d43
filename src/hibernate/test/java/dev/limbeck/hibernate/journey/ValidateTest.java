package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * Tests that, with each version of Hibernate whose jars exist, {@code hbm2ddl.auto=validate} accepts the tables that
 * Limbeck creates wherever it accepts the tables that Hibernate itself creates.
 */
@Tag("process")
class ValidateTest {
    private static final Path JARS = Path.of("target", "hibernates").toAbsolutePath();

    /** Each attribute has its own entity, because Hibernate stops at the first column that it rejects. */
    private static final List<String> ATTRIBUTES = List.of(
            "boolean v;",
            "Boolean v;",
            "Byte v;",
            "Short v;",
            "Integer v;",
            "Long v;",
            "Float v;",
            "Double v;",
            "@Column(precision = 10) Double v;",
            "BigDecimal v;",
            "@Column(precision = 38, scale = 4) BigDecimal v;",
            "BigInteger v;",
            "Character v;",
            "String v;",
            "@Column(length = 10) String v;",
            "@Column(length = 100000) String v;",
            "@Lob String v;",
            "@Nationalized String v;",
            "@Nationalized @Lob String v;",
            "@JdbcTypeCode(SqlTypes.LONG32VARCHAR) String v;",
            "@JdbcTypeCode(SqlTypes.LONG32NVARCHAR) String v;",
            "char[] v;",
            "java.sql.Clob v;",
            "java.sql.NClob v;",
            "byte[] v;",
            "@Column(length = 50) byte[] v;",
            "@Column(length = 100000) byte[] v;",
            "@Column(length = 100000000) byte[] v;",
            "@Lob byte[] v;",
            "java.sql.Blob v;",
            "@JdbcTypeCode(SqlTypes.LONG32VARBINARY) byte[] v;",
            "@JdbcTypeCode(SqlTypes.BINARY) byte[] v;",
            "UUID v;",
            "@Column(nullable = false, unique = true) UUID v;",
            "@JdbcTypeCode(SqlTypes.VARCHAR) UUID v;",
            "@JdbcTypeCode(SqlTypes.CHAR) UUID v;",
            "@JdbcTypeCode(SqlTypes.BINARY) UUID v;",
            "Date v;",
            "@jakarta.persistence.Temporal(TemporalType.DATE) Date v;",
            "@jakarta.persistence.Temporal(TemporalType.TIME) Date v;",
            "java.sql.Date v;",
            "java.sql.Time v;",
            "java.sql.Timestamp v;",
            "Calendar v;",
            "LocalDate v;",
            "LocalTime v;",
            "@Column(precision = 3) LocalTime v;",
            "LocalDateTime v;",
            "@Column(precision = 3) LocalDateTime v;",
            "Instant v;",
            "@Column(precision = 3) Instant v;",
            "@JdbcTypeCode(SqlTypes.TIMESTAMP) Instant v;",
            "@JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE) Instant v;",
            "@JdbcTypeCode(SqlTypes.INSTANT) Instant v;",
            "OffsetDateTime v;",
            "ZonedDateTime v;",
            "@TimeZoneStorage(TimeZoneStorageType.NATIVE) OffsetDateTime v;",
            "@TimeZoneStorage(TimeZoneStorageType.NORMALIZE) OffsetDateTime v;",
            "@TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC) OffsetDateTime v;",
            "@TimeZoneStorage(TimeZoneStorageType.COLUMN) OffsetDateTime v;",
            "OffsetTime v;",
            "Duration v;",
            "Year v;",
            "ZoneOffset v;",
            "ZoneId v;",
            "TimeZone v;",
            "Currency v;",
            "Locale v;",
            "Class<?> v;",
            "java.net.URL v;",
            "java.net.InetAddress v;",
            "Colour v;",
            "@Enumerated(jakarta.persistence.EnumType.STRING) Colour v;",
            "@Convert(converter = YesNoConverter.class) Boolean v;",
            "@Convert(converter = TrueFalseConverter.class) Boolean v;",
            "@Convert(converter = NumericBooleanConverter.class) Boolean v;",
            "@JdbcTypeCode(SqlTypes.BIT) Boolean v;",
            "@JdbcTypeCode(SqlTypes.TINYINT) Integer v;",
            "@JdbcTypeCode(SqlTypes.REAL) Float v;",
            "@JdbcTypeCode(SqlTypes.NUMERIC) BigDecimal v;",
            "@JdbcTypeCode(SqlTypes.DECIMAL) BigDecimal v;",
            "String[] v;",
            "int[] v;",
            "UUID[] v;",
            "List<Integer> v;",
            "@JdbcTypeCode(SqlTypes.JSON) Map<String, String> v;",
            "@JdbcTypeCode(SqlTypes.SQLXML) String v;",
            "@ElementCollection Set<Instant> v;",
            "@ElementCollection Map<UUID, byte[]> v;",
            "@OrderColumn @ElementCollection List<OffsetTime> v;",
            "@Version Instant v;",
            "@Version Integer v;",
            "@Embedded Part v;",
            "@ManyToOne Text v;");

    private static final String OTHERS =
            """
            enum Colour { RED, GREEN }
            @Embeddable class Part { UUID a; byte[] b; Instant c; }
            @Entity class Text { @Id UUID id; }
            @Entity class IdOfSequence { @Id @GeneratedValue Long id; }
            @Entity class IdOfTable { @Id @GeneratedValue(strategy = jakarta.persistence.GenerationType.TABLE) Long id; }
            @Entity class IdOfIdentity { @Id @GeneratedValue(strategy = jakarta.persistence.GenerationType.IDENTITY) Integer id; }
            @Entity class LongIdOfIdentity { @Id @GeneratedValue(strategy = jakarta.persistence.GenerationType.IDENTITY) Long id; }
            @Entity class LongIdDeclaredInteger { @Id @GeneratedValue(strategy = jakarta.persistence.GenerationType.IDENTITY)
              @Column(columnDefinition = "integer") Long id; }
            @Entity class LongId { @Id Long id; }
            @Entity class UuidId { @Id @GeneratedValue UUID id; Instant at; }
            @Entity class InstantId { @Id Instant id; }
            @Entity @Inheritance class Parent { @Id Integer id; }
            @Entity class Child extends Parent { Instant at; UUID key; }
            @Entity @Inheritance(strategy = InheritanceType.JOINED) class Joined { @Id UUID id; }
            @Entity class JoinedChild extends Joined { byte[] data; }
            """;

    /**
     * A program that runs in its own process with one version of Hibernate: for each line in the file, it prints
     * Hibernate's result for both databases.
     */
    private static final String RUNNER =
            """
            package zoo;
            import java.nio.file.*;
            public class Runner {
              public static void main(String[] arguments) throws Exception {
                java.util.logging.LogManager.getLogManager().reset();
                var cases = Files.readAllLines(Path.of(arguments[2]));
                System.out.println(run(arguments[0], "update", String.join(",", cases)));
                for (String entities : cases) {
                  String limbecks = run(arguments[1], "validate", entities);
                  System.out.println(entities + "\t" + limbecks + "\t"
                    + (limbecks.equals("accepted") ? limbecks : run(arguments[0], "validate", entities)));
                }
              }
              static String run(String url, String auto, String entities) {
                var configuration = new org.hibernate.cfg.Configuration()
                  .setProperty("hibernate.connection.url", url)
                  .setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                  .setProperty("hibernate.connection.pool_size", "1")
                  .setProperty("hibernate.hbm2ddl.auto", auto);
                try {
                  for (String name : entities.split(",")) { configuration.addAnnotatedClass(Class.forName("zoo." + name)); }
                  configuration.buildSessionFactory().close();
                  return "accepted";
                } catch (Exception refused) {
                  return String.valueOf(refused.getMessage()).replaceAll("\\s+", " ");
                }
              }
            }
            """;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        StringBuilder entities = new StringBuilder(OTHERS);
        for (int i = 0; i < ATTRIBUTES.size(); i++) {
            entities.append("@Entity class V%d { @Id Integer id; %s }%n".formatted(i, ATTRIBUTES.get(i)));
        }
        EntitySources.compile(classes, Map.of("zoo", entities.toString()));
        new LibraryJar(Map.of("zoo.Runner", RUNNER), Map.of())
                .write(folder.resolve("runner.jar"), EntitySources.annotations());
    }

    /** The entities for which a session factory is built, and a description of them for messages. */
    private static final Map<String, String> CASES = cases();

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        for (int i = 0; i < ATTRIBUTES.size(); i++) {
            String also = ATTRIBUTES.get(i).contains(" Text ") ? ",Text" : "";
            cases.put("V" + i + also, ATTRIBUTES.get(i));
        }
        for (String name : List.of(
                "IdOfSequence",
                "IdOfTable",
                "IdOfIdentity",
                "LongIdOfIdentity",
                "LongIdDeclaredInteger",
                "LongId",
                "UuidId",
                "InstantId",
                "Parent,Child",
                "Joined,JoinedChild")) {
            cases.put(name, name);
        }
        return cases;
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> whateverHibernateAcceptsOfItsOwnTablesItAcceptsOfLimbecks() throws IOException {
        return versions().stream().map(version -> DynamicTest.dynamicTest(version, () -> validate(version)));
    }

    private static List<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(JARS)) {
            return folders.map(one -> one.getFileName().toString())
                    .filter(name -> !name.equals("libraries"))
                    .sorted()
                    .toList();
        }
    }

    private void validate(String version) throws Exception {
        List<Path> jars = jars(version);
        Journey journey = journey(version, jars);
        journey.autogenerate("everything");
        journey.upgrade("head");
        assertThat(journey.check().changes()).isEmpty();

        Map<String, String> refused = new TreeMap<>();
        for (String line : run(jars, journey)) {
            String[] answers = line.split("\t", -1);
            if (answers[2].equals("accepted") && !answers[1].equals("accepted")) {
                refused.put(CASES.get(answers[0]), answers[1]);
            }
        }
        assertThat(refused).isEmpty();
        respell(journey.database());
        assertThat(journey.check().changes())
                .as("in the spelling of earlier versions")
                .isEmpty();
        assertThat(journey.configure(settings ->
                                configured(settings, jars).set(SettingKey.AUTOGENERATE_COMPARE_TYPE, "strict"))
                        .check()
                        .changes())
                .isEmpty();
        journey.downgrade("base");
        assertThat(journey.tables()).filteredOn(name -> !name.startsWith("HT")).containsExactly("alembic_version");
    }

    /** Changes the declared types to those that earlier versions of Limbeck wrote. */
    private static void respell(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma writable_schema = on");
            for (String change : List.of(
                    "timestamp(6, +0)=timestamp with time zone(6)",
                    "timestamp(3, +0)=timestamp with time zone(3)",
                    "time(6, +0)=time with time zone(6)",
                    "time(0, +0)=time with time zone(0)",
                    "blob(16, +0)=uuid",
                    "blob(2147483647)=varbinary",
                    "blob(255, 255)=binary(255)",
                    "clob(+1)=json text",
                    "clob(+2)=xml text",
                    "blob(=varbinary(")) {
                String[] parts = change.split("=", 2);
                statement.executeUpdate("update sqlite_schema set sql = replace(sql, '" + parts[0] + "', '" + parts[1]
                        + "') where type = 'table' and name not like 'sqlite_%'");
            }
            try (ResultSet left = statement.executeQuery("select count(*) from sqlite_schema where sql like '%+0%'")) {
                assertThat(left.getInt(1)).isZero();
            }
        }
    }

    private List<String> run(List<Path> jars, Journey journey) throws Exception {
        List<Path> all = new ArrayList<>(jars);
        all.addAll(List.of(classes, folder.resolve("runner.jar"), place(org.sqlite.JDBC.class), place(Logger.class)));
        Path cases = Files.write(journey.revisions().resolveSibling("cases.txt"), CASES.keySet());
        Path out = cases.resolveSibling("out.txt");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        "zoo.Runner",
                        "jdbc:sqlite:" + cases.resolveSibling("own.db"),
                        journey.url(),
                        cases.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(out);
        assertThat(code).isZero();
        assertThat(lines).hasSize(CASES.size() + 1).startsWith("accepted");
        return lines.subList(1, lines.size());
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private List<Path> jars(String version) throws IOException {
        try (Stream<Path> own = Files.list(JARS.resolve(version));
                Stream<Path> libraries = Files.list(JARS.resolve("libraries"))) {
            return Stream.concat(own, libraries).sorted().toList();
        }
    }

    private Journey journey(String version, List<Path> jars) throws IOException {
        Path project = Files.createDirectories(folder.resolve(version));
        return new Journey(project, settings -> configured(settings, jars));
    }

    private SettingsBuilder configured(SettingsBuilder settings, List<Path> jars) {
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        try {
            Path rest = Files.writeString(folder.resolve("classpath.txt"), path);
            return settings.modelClasspath(List.of(classes)).set(SettingKey.MODEL_CLASSPATH_FILE, rest.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
