package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of {@code table-change} with every method of carrying out a change. */
class TableChangeCasesTest {
    private static final List<Route> ROUTES = List.of(
            new Route("auto", Recreate.AUTO, PlanOptions.DEFAULT),
            new Route("copy", Recreate.ALWAYS, PlanOptions.DEFAULT),
            new Route("old version", Recreate.AUTO, new PlanOptions("3.40.0", false, false)),
            new Route("in place, old version", Recreate.AUTO, new PlanOptions("3.40.0", true, false)),
            new Route("offline", Recreate.AUTO, new PlanOptions(null, true, true)));

    private static final Pattern TEST = Pattern.compile("(\\w+\\.\\w+)#(\\w+)");

    /** A set of options with which a case is planned. */
    private record Route(String name, Recreate recreate, PlanOptions options) {}

    @TestFactory
    Stream<DynamicTest> everyRouteReachesTheSameResult() {
        return TableChangeCase.all().stream().flatMap(one -> ROUTES.stream()
                .map(route -> DynamicTest.dynamicTest(one.name() + ", " + route.name, () -> check(one, route))));
    }

    private static void check(TableChangeCase one, Route route) {
        String result = run(one, route);
        boolean edits = route.options.inPlace() && !route.options.offline();
        if (Boolean.getBoolean("golden.update")) {
            update(one, route, result);
        }
        String expected = edits ? one.after() : one.afterWithoutEdits();
        if (route.equals(ROUTES.get(0))) {
            assertThat(result).isEqualTo(expected);
        } else {
            assertThat(withoutStrategy(result)).isEqualTo(withoutStrategy(expected));
        }
    }

    /**
     * Writes the golden files. If editing definitions is allowed, SQLite renames an object despite a broken view, and a
     * new name needs no quotes, so the results can differ.
     */
    private static void update(TableChangeCase one, Route route, String result) {
        if (route.equals(ROUTES.get(0))) {
            one.update(result);
        } else if (route.equals(ROUTES.get(2))
                && (result.startsWith("-- refused") || one.change().startsWith("rename table"))
                && !withoutStrategy(result).equals(withoutStrategy(one.after()))) {
            one.updateWithoutEdits(result);
        }
    }

    private static String withoutStrategy(String result) {
        return result.replaceFirst("-- (NATIVE|IN_PLACE|REBUILD)\n", "");
    }

    private static String run(TableChangeCase one, Route route) {
        try (Database database = filled(one)) {
            String before = Dump.describe(database);
            OperationPlan steps;
            try {
                SqliteCatalog catalog = database.reflect();
                Operation change = ChangeText.read(one.change(), catalog, route.recreate);
                steps = new SqliteDialect().planner().plan(change, catalog, route.options);
                if (route.recreate == Recreate.ALWAYS && !(change instanceof RenameTable)) {
                    assertThat(steps.strategy()).isEqualTo(Strategy.REBUILD);
                }
                new ChangeRun(database).run(steps);
            } catch (UnsupportedChange e) {
                assertThat(Dump.describe(database)).isEqualTo(before);
                return "-- refused: " + e.getMessage() + "\n";
            } catch (ChangeRun.Stopped e) {
                assertThat(Dump.describe(database)).isEqualTo(before);
                return "-- stopped: " + e.getMessage() + "\n";
            }
            assertThat(database.rows("PRAGMA integrity_check")).containsExactly(List.of("ok"));
            return "-- " + steps.strategy() + "\n" + Dump.describe(database) + answers(database, one.then());
        }
    }

    /**
     * Returns the results of the given statements: the rows of each query, SQLite's errors, and all rows afterwards.
     */
    private static String answers(Database database, List<String> statements) {
        if (statements.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String sql : statements) {
            text.append("-- then ").append(sql).append('\n');
            try {
                if (sql.startsWith("SELECT")) {
                    database.rows(sql).forEach(row -> text.append(row).append('\n'));
                } else {
                    database.run(sql);
                }
            } catch (IllegalStateException e) {
                text.append(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                        .append('\n');
            }
        }
        return text + "-- rows then\n" + Dump.describeRows(database);
    }

    private static Database filled(TableChangeCase one) {
        Database database = new Database();
        one.before().forEach(database::run);
        return database.run("PRAGMA foreign_keys = ON");
    }

    /**
     * The file {@code table-change-rows} lists the requirements for a table change, each with the cases that
     * demonstrate it.
     */
    @Test
    void everyRequirementHasCases() throws IOException {
        Set<String> names =
                TableChangeCase.all().stream().map(TableChangeCase::name).collect(Collectors.toSet());
        Path rows = TableChangeCase.root().resolveSibling("table-change-rows");
        List<String> lines = Files.readAllLines(rows).stream()
                .filter(line -> line.contains(" = "))
                .toList();
        assertThat(lines).hasSizeGreaterThan(50);
        for (String line : lines) {
            for (String shown : line.split(" = ", -1)[1].split(" ", -1)) {
                assertThat(names.contains(shown) || isTest(shown)).as(line).isTrue();
            }
        }
    }

    /** {@return whether the name, written as {@code package.SomeTest#method}, is the name of a test} */
    private static boolean isTest(String name) {
        Matcher test = TEST.matcher(name);
        if (!test.matches()) {
            return false;
        }
        try {
            return Stream.of(Class.forName("dev.limbeck." + test.group(1)).getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(test.group(2)));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * With {@code recreate = never}, a change either has the same result without a copy, or is rejected because it
     * would require a copy.
     */
    @TestFactory
    Stream<DynamicTest> neverCopiesIfThatIsForbidden() {
        Route never = new Route("never", Recreate.NEVER, PlanOptions.DEFAULT);
        return TableChangeCase.all().stream()
                .filter(one -> Files.exists(one.folder().resolve("after")))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    String result = run(one, never);
                    boolean forbidden = result.contains("requires copying the table, which recreate = never forbids");
                    if (!forbidden
                            || one.after().startsWith("-- NATIVE")
                            || one.after().startsWith("-- IN_PLACE")) {
                        assertThat(result).isEqualTo(one.after());
                    }
                    assertThat(result).doesNotStartWith("-- REBUILD");
                }));
    }

    @TestFactory
    Stream<DynamicTest> reverseRestoresTheSchema() {
        return TableChangeCase.all().stream()
                .filter(one -> Files.exists(one.folder().resolve("after")))
                .filter(one -> !one.after().startsWith("-- refused"))
                .flatMap(one -> ROUTES.stream()
                        .limit(2)
                        .map(route -> DynamicTest.dynamicTest(
                                one.name() + ", " + route.name, () -> reverseRestoresTheSchema(one, route))));
    }

    private static void reverseRestoresTheSchema(TableChangeCase one, Route route) {
        try (Database database = new Database()) {
            one.before().stream()
                    .filter(sql -> !sql.matches("(?is)(insert|update|analyze|delete).*"))
                    .forEach(database::run);
            SqliteCatalog before = database.reflect();
            Operation change = ChangeText.read(one.change(), before, route.recreate);
            new ChangeRun(database).run(new SqliteDialect().planner().plan(change, before, route.options));
            new ChangeRun(database)
                    .run(new SqliteDialect().planner().plan(change.reverse(), database.reflect(), route.options));
            assertThat(SchemaPicture.describe(database.reflect().schema()))
                    .isEqualTo(SchemaPicture.describe(before.schema()));
            if (!one.change().contains("drop column")) {
                assertThat(SchemaPicture.describeColumns(database.reflect().schema()))
                        .isEqualTo(SchemaPicture.describeColumns(before.schema()));
            }
        }
    }

    /**
     * A program that runs all cases on the version of SQLite on its class path, and prints the differences from the
     * current version.
     */
    static final class OnOldVersion {
        private static final Pattern REAL = Pattern.compile("\\d+\\.\\d+(e[+-]\\d+)?");

        private OnOldVersion() {}

        public static void main(String[] arguments) throws SQLException {
            String version;
            try (Database database = new Database()) {
                version = new SqliteDialect().reflector().version(database.connection());
            }
            System.out.println(version);
            List<Route> routes = List.of(
                    new Route("auto", Recreate.AUTO, new PlanOptions(version, true, false)),
                    new Route("copy", Recreate.ALWAYS, new PlanOptions(version, true, false)),
                    new Route("without edits", Recreate.AUTO, new PlanOptions(version, false, false)));
            int changes = 0;
            for (TableChangeCase one : TableChangeCase.all()) {
                for (Route route : routes) {
                    difference(one, route)
                            .ifPresent(found -> System.out.println(one.name() + ", " + route.name + ": " + found));
                    changes++;
                }
            }
            System.out.println(changes + " changes");
        }

        private static Optional<String> difference(TableChangeCase one, Route route) {
            boolean edits = route.options.inPlace();
            List<String> expected = settled(withoutStrategy(one.afterOnOldVersion(edits)));
            List<String> actual;
            try {
                actual = settled(withoutStrategy(run(one, route)));
            } catch (AssertionError | RuntimeException e) {
                return Optional.of(
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
            return actual.equals(expected) ? Optional.empty() : Optional.of(firstDifference(expected, actual));
        }

        private static String firstDifference(List<String> expected, List<String> actual) {
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                if (!expected.get(i).equals(actual.get(i))) {
                    return "line " + i + " is " + actual.get(i) + ", not " + expected.get(i);
                }
            }
            return actual.size() + " lines, not " + expected.size();
        }

        /**
         * {@return the lines without the known differences between versions, which are the format of reals and the
         * order of tables in ANALYZE}
         */
        private static List<String> settled(String result) {
            List<String> lines = new ArrayList<>();
            List<String> statistics = new ArrayList<>();
            boolean inStatistics = false;
            for (String line : result.lines().toList()) {
                if (line.startsWith("--") && !statistics.isEmpty()) {
                    statistics.stream().sorted().forEach(lines::add);
                    statistics.clear();
                }
                inStatistics = line.startsWith("--") ? line.startsWith("-- sqlite_stat") : inStatistics;
                if (inStatistics && !line.startsWith("--")) {
                    statistics.add(line.replaceFirst("^\\d+: ", ""));
                } else {
                    lines.add(REAL.matcher(line.replaceAll("\\bInf\\b", "9.0e+999"))
                            .replaceAll(real -> Double.toString(Double.parseDouble(real.group()))));
                }
            }
            statistics.stream().sorted().forEach(lines::add);
            return lines;
        }
    }
}
