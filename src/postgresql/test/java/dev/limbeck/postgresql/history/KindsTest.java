package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of change is found, applied and reverted, and the same entities written differently cause no change. Without
 * {@code -Dlimbeck.long=true}, the test runs a part of the kinds.
 */
class KindsTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final int PART = 20;
    private static final Map<String, List<String>> FOUND = new LinkedHashMap<>();

    @TempDir
    private Path folder = Path.of(".");

    @AfterAll
    static void update() {
        if (UPDATE) {
            Kind.writeExpected(FOUND);
        }
    }

    @Test
    void thereAreAtLeastSixtyKinds() {
        assertThat(Kind.all()).hasSizeGreaterThanOrEqualTo(60);
    }

    @TestFactory
    Stream<DynamicTest> changesAreFoundAppliedAndReverted() throws IOException {
        int version = majorVersion();
        List<Kind> kinds = Kind.all().stream()
                .filter(kind -> Pattern.compile(ONLY).matcher(kind.name()).find() && kind.since() <= version)
                .toList();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Map<String, String> packages = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            packages.put("k" + i + ".before", kinds.get(i).before());
            packages.put("k" + i + ".after", kinds.get(i).after());
            if (kinds.get(i).hasTwin()) {
                packages.put("k" + i + ".twin", kinds.get(i).twin());
            }
        }
        KindClasses.compile(classes, packages);
        return IntStream.range(0, kinds.size())
                .filter(i -> LONG || !ONLY.isEmpty() || i % PART == 0)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        kinds.get(i).name(), () -> new Course(kinds.get(i), "k" + i, classes).run()));
    }

    private static int majorVersion() {
        try (Connection connection = DriverManager.getConnection(PostgresqlServer.url("postgres"))) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The course of one kind. */
    private final class Course {
        private final Kind kind;
        private final String name;
        private final Path classes;
        private final Path project;
        private final String url = PostgresqlServer.createDatabase();

        Course(Kind kind, String name, Path classes) throws IOException {
            this.kind = kind;
            this.name = name;
            this.classes = classes;
            this.project = Files.createDirectory(folder.resolve(name));
        }

        private OneProject model(String part) {
            return new OneProject(
                    project, settings -> settings.modelClasspath(List.of(classes.resolve(name + "." + part)))
                            .modelPackages(List.of(name + "." + part))
                            .modelProperties(kind.settings()));
        }

        void run() throws IOException, SQLException {
            OneProject before = model("before");
            execute(kind.preparation());
            before.autogenerate(url);
            before.upgrade(url, "head");
            assertNoChange(before, "the first entities");
            if (kind.hasTwin()) {
                assertNoChange(model("twin"), "the first entities, written differently");
            }
            execute(kind.undescribed());
            List<String> undescribed = undescribed();
            if (!kind.undescribed().isEmpty()) {
                assertNoChange(before, "the first entities beside what they do not describe");
            }
            if (kind.changesEntities()) {
                changeEntities(before);
            }
            if (!kind.changesByHand().isEmpty()) {
                changeByHand(before);
            }
            if (!kind.undescribed().isEmpty()) {
                assertThat(undescribed()).isEqualTo(undescribed);
            }
        }

        private void changeEntities(OneProject before) throws IOException {
            OneProject after = model("after");
            RevisionResult found = after.autogenerate(url, kind.decisions());
            assertExpected(descriptions(found.changes()), "changes of the entities");
            Path file = found.file();
            if (file != null) {
                after.upgrade(url, "head");
                assertNoChange(after, "the second entities");
                after.downgrade(url, "-1");
                Files.delete(file);
            }
            assertNoChange(before, "the first entities after the downgrade");
        }

        private void changeByHand(OneProject model) throws IOException, SQLException {
            execute(kind.changesByHand());
            List<String> found = descriptions(model.check(url).changes());
            assertExpected(found, "changed by hand");
            if (!found.isEmpty()) {
                Path file = model.autogenerate(url, kind.decisions()).file();
                assertThat(file).isNotNull();
                model.upgrade(url, "head");
                assertNoChange(model, "the entities after the revision");
                model.downgrade(url, "-1");
                Files.delete(file);
                assertExpected(descriptions(model.check(url).changes()), "changed by hand, after the downgrade");
            }
        }

        private void assertExpected(List<String> found, String what) {
            List<String> expected = UPDATE ? FOUND.computeIfAbsent(kind.name(), name -> found) : kind.expected();
            assertThat(found).as(what).isEqualTo(expected);
        }

        private void assertNoChange(OneProject model, String what) {
            assertThat(descriptions(model.check(url).changes())).as(what).isEmpty();
        }

        private static List<String> descriptions(List<Change> changes) {
            return changes.stream().map(Change::description).toList();
        }

        private void execute(List<String> statements) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            }
        }

        /** {@return what the entities do not describe, as the server prints it} */
        private List<String> undescribed() throws SQLException {
            List<String> lines = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(UNDESCRIBED)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }

    private static final String UNDESCRIBED =
            """
            SELECT 'column ' || c.relname || '.' || a.attname || ' ' || a.attstorage::text || ' ' || a.attcompression::text
                || ' ' || coalesce(a.attstattarget, -1) || coalesce(' ' || a.attoptions::text, '') || coalesce(' ' || a.attacl::text, '')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL SELECT 'relation ' || relname || ' ' || relkind::text || relrowsecurity || relforcerowsecurity || relreplident::text
                || coalesce(' ' || pg_get_expr(relpartbound, oid), '') || coalesce(' ' || relacl::text, '')
            FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'policy ' || polname || ' ' || polrelid::regclass || polcmd::text || coalesce(pg_get_expr(polqual, polrelid), '')
            FROM pg_policy
            UNION ALL SELECT 'rule ' || pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename <> '_RETURN' AND ev_class >= 16384
            UNION ALL SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
            UNION ALL SELECT 'exclusion ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'x'
            UNION ALL SELECT 'published ' || pubname || ' ' || schemaname || ' ' || tablename FROM pg_publication_tables
            UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
            UNION ALL SELECT 'inherits ' || inhrelid::regclass || ' ' || inhparent::regclass FROM pg_inherits
            ORDER BY 1
            """;
}
