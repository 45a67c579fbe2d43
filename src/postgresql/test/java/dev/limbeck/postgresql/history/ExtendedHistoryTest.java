package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.KindClasses;
import dev.limbeck.testing.OneProject;
import dev.limbeck.testing.models.Everything;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a history that was written on one database can be applied to another and extended there, and that both
 * databases then match the entities.
 */
class ExtendedHistoryTest {
    private static final String BEFORE =
            """
            enum Level { LOW, HIGH }
            enum Kind { PRIVATE, COMPANY }
            @Entity class Customer {
                @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
                @SequenceGenerator(name = "numbers", sequenceName = "numbers", initialValue = 100, allocationSize = 20) Long id;
                @Column(length = 100, nullable = false) String name;
                @Enumerated(EnumType.STRING) Kind kind;
                @Enumerated(EnumType.ORDINAL) Level level;
                @Column(name = "`Mixed Name`") int visits;
                LocalDateTime seen;
                byte[] photo;
                Boolean dropped;
                @org.hibernate.annotations.Check(constraints = "points > 0") int points;
                @org.hibernate.annotations.Check(constraints = "age > 0") int age;
            }
            """;

    private static final String AFTER =
            """
            enum Level { LOW, HIGH }
            enum Kind { PRIVATE, COMPANY, AGENCY }
            @Entity class Customer {
                @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
                @SequenceGenerator(name = "numbers", sequenceName = "numbers", initialValue = 100, allocationSize = 50) Long id;
                @Column(length = 120, nullable = false) String name;
                @Enumerated(EnumType.STRING) Kind kind;
                @Enumerated(EnumType.ORDINAL) Level level;
                @Column(name = "`Mixed Name`") long visits;
                Instant seen;
                byte[] photo;
                @Column(unique = true) String email;
                @ElementCollection List<String> tags;
                int points;
                @org.hibernate.annotations.Check(constraints = "age > 1") int age;
            }
            @Entity @Table(name = "`Big Order`", indexes = @Index(columnList = "made")) class Purchase {
                @Id @GeneratedValue UUID id;
                @ManyToOne(optional = false) Customer customer;
                @Column(precision = 10, scale = 2) BigDecimal price;
                @Enumerated(EnumType.STRING) DayOfWeek made;
                List<Integer> numbers;
            }
            @Entity class Counter { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id; boolean on; }
            """;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void compile() throws IOException {
        Files.createDirectories(folder.resolve("classes"));
        KindClasses.compile(folder.resolve("classes"), Map.of("before", BEFORE, "after", AFTER));
    }

    /** {@return the project, with the feature models and the entities in the given package} */
    private OneProject project(String part) throws URISyntaxException {
        Path features = Path.of(Everything.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path own = folder.resolve("classes").resolve(part);
        return new OneProject(folder, settings -> settings.modelClasspath(List.of(features, own))
                .modelPackages(List.of(Everything.class.getPackageName(), part)));
    }

    private void validate(String url) throws IOException, ReflectiveOperationException {
        Path place = folder.resolve("classes/after");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {place.toUri().toURL()}, getClass().getClassLoader());
                Stream<Path> files = Files.walk(place)) {
            Thread.currentThread().setContextClassLoader(loader);
            Configuration configuration = new Configuration();
            configuration.addAnnotatedClass(Everything.class);
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = place.relativize(file).toString();
                configuration.addAnnotatedClass(Class.forName(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'), true, loader));
            }
            configuration.setProperty("hibernate.connection.url", url);
            configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
            try (SessionFactory factory = configuration.buildSessionFactory()) {
                assertThat(factory.isOpen()).isTrue();
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void extend(String made, String extended) throws URISyntaxException {
        OneProject before = project("before");
        OneProject after = project("after");
        before.autogenerate(made);
        before.upgrade(made, "head");
        before.upgrade(extended, "head");
        assertThat(before.check(extended).changes()).isEmpty();
        assertThat(after.autogenerate(extended).changes()).isNotEmpty();
        after.upgrade(extended, "head");
        assertThat(after.check(extended).changes()).isEmpty();
        after.upgrade(made, "head");
        assertThat(after.check(made).changes()).isEmpty();
    }

    private void revert(String url) throws URISyntaxException {
        OneProject after = project("after");
        after.downgrade(url, "-1");
        after.upgrade(url, "head");
        assertThat(after.check(url).changes()).isEmpty();
        after.downgrade(url, "base");
        assertThat(after.tables(url)).containsOnly("alembic_version");
    }

    @Test
    @Tag("slow")
    void aHistoryOfSqliteIsExtendedOnPostgresql() throws Exception {
        String sqlite = "jdbc:sqlite:" + folder.resolve("app.db");
        String postgresql = PostgresqlServer.createDatabase();
        extend(sqlite, postgresql);
        validate(postgresql);
        revert(postgresql);
        revert(sqlite);
    }

    @Test
    @Tag("slow")
    void aHistoryOfPostgresqlIsExtendedOnSqlite() throws Exception {
        String sqlite = "jdbc:sqlite:" + folder.resolve("app.db");
        String postgresql = PostgresqlServer.createDatabase();
        extend(postgresql, sqlite);
        validate(postgresql);
        revert(postgresql);
        revert(sqlite);
    }
}
