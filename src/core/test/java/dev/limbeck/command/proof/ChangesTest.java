package dev.limbeck.command.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Change;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that each hazard in a plan is listed with the change that causes it. */
final class ChangesTest {
    private static final Dialect SQLITE = new SqliteDialect();

    private static List<String> changes(String before, String after) {
        Catalog from = catalog(before);
        List<Operation> operations = new Comparer(SQLITE, CompareOptions.DEFAULT)
                .compare(from.schema(), catalog(after).schema())
                .operations();
        PlanHazards hazards = new PlanHazards();
        try (Scratch scratch = new ScratchDatabases(SQLITE).of(from)) {
            scratch.run(operations, hazards);
        }
        return Changes.list(operations, hazards).stream()
                .map(ChangesTest::describe)
                .toList();
    }

    private static String describe(Change change) {
        List<String> kinds = change.hazards().stream()
                .map(hazard -> hazard.kind().code())
                .distinct()
                .toList();
        return change.description() + " " + kinds;
    }

    private static Catalog catalog(String table) {
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            scratch.run(List.of(new ExecuteSql(new SqlText(table), null)));
            return scratch.reflect();
        }
    }

    @Test
    void theDroppedColumnAndNotTheChangedOneMakesTheDatabaseRewriteTheRows() {
        assertThat(changes(
                        "CREATE TABLE item (id INTEGER PRIMARY KEY, quantity INTEGER, note TEXT)",
                        "CREATE TABLE item (id INTEGER PRIMARY KEY, quantity NUMERIC(9, 3))"))
                .containsExactly(
                        "changed column item.quantity type integer -> numeric(9, 3) [may-fail]",
                        "dropped column item.note [data-loss, rewrite, blocks-writes]");
    }

    @Test
    void aNewRuleAndNotADroppedOneMakesTheDatabaseCopyTheRows() {
        assertThat(changes(
                        "CREATE TABLE item (id INTEGER PRIMARY KEY, code TEXT, CONSTRAINT ck CHECK (id > 0))",
                        "CREATE TABLE item (id INTEGER PRIMARY KEY, code TEXT, CONSTRAINT uk UNIQUE (code))"))
                .containsExactly(
                        "dropped check item.ck (id > 0) []",
                        "added unique constraint item.uk (code) [may-fail, rewrite, blocks-writes]");
    }
}
