package dev.limbeck.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs test cases from Alembic's own tests of autogenerate, and cases that Alembic does not handle correctly. The cases
 * are data: a database, a model, and the expected differences. Each case also checks that no differences remain after
 * the upgrade and that the downgrade restores the database.
 */
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> eachCase() throws IOException {
        return cases().map(each -> DynamicTest.dynamicTest(each.name, () -> check(each)));
    }

    private record Case(String name, List<String> live, List<String> model, List<String> found) {

        static Case of(String text) {
            String[] parts = text.split("(?m)^-- (?:live|model|found)\n", -1);
            return new Case(parts[0].strip(), statements(parts[1]), statements(parts[2]), lines(parts[3]));
        }

        private static List<String> statements(String sql) {
            return Stream.of(sql.split(";\n", -1)).filter(one -> !one.isBlank()).toList();
        }

        private static List<String> lines(String text) {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static Stream<Case> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConformanceTest.class.getResourceAsStream("/conformance/cases.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^## ", -1)).skip(1).map(Case::of);
        }
    }

    private static void check(Case each) throws SQLException {
        Schema model = Reflected.schema(each.model);
        try (Scratch scratch = new ScratchDatabases(Reflected.SQLITE).empty()) {
            try (Statement statement = scratch.connection().createStatement()) {
                for (String sql : each.live) {
                    statement.execute(sql);
                }
            }
            Schema live = scratch.reflect().schema();
            Comparison comparison = Reflected.compare(live, model);
            assertThat(comparison.differences()).extracting(Difference::text).containsExactlyElementsOf(each.found);

            List<Operation> operations = comparison.operations();
            scratch.run(operations);
            assertThat(Reflected.compare(scratch.reflect().schema(), model).differences())
                    .as("differences after the upgrade")
                    .isEmpty();
            scratch.run(reversed(operations));
            assertThat(Reflected.compare(scratch.reflect().schema(), live, EXACT)
                            .differences())
                    .as("differences after the downgrade")
                    .isEmpty();
        }
    }

    private static final CompareOptions EXACT =
            CompareOptions.DEFAULT.withCompareType(ColumnRule.STRICT_TYPE).withManagedViews(name -> true);

    private static List<Operation> reversed(List<Operation> operations) {
        List<Operation> reversed = new ArrayList<>();
        operations.forEach(operation -> reversed.add(0, operation.reverse()));
        return reversed;
    }
}
