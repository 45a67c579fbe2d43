package dev.limbeck.command.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that operations on many tables have the same hazards whether the operations are planned in groups or on a copy
 * of the whole schema.
 */
final class PlanGroupsTest {
    private static final Dialect SQLITE = new SqliteDialect();
    private static final int TABLES = 150;

    private static Catalog catalog(Stream<String> statements) {
        List<Operation> all = new ArrayList<>();
        statements.forEach(sql -> all.add(new ExecuteSql(new SqlText(sql), null)));
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            scratch.run(all);
            return scratch.reflect();
        }
    }

    private static Catalog tables(IntFunction<String> table, String... more) {
        return catalog(Stream.concat(
                IntStream.range(0, TABLES).mapToObj(table).filter(sql -> !sql.isEmpty()), Stream.of(more)));
    }

    private static String chained(int i, String id, String more) {
        return "CREATE TABLE t" + i + " (id " + id + ", a VARCHAR(20), t_id BIGINT" + more + ", CONSTRAINT fk" + i
                + " FOREIGN KEY (t_id) REFERENCES t" + Math.max(0, i - 1) + " (id))";
    }

    private static List<Operation> changes(Catalog from, Catalog to) {
        return new Comparer(SQLITE, CompareOptions.DEFAULT)
                .compare(from.schema(), to.schema())
                .operations();
    }

    /** Checks that the hazards are equal, and that the groups are small; {@return the groups} */
    private static List<PlanGroups.Group> requireSame(Catalog from, List<Operation> operations) {
        PlanHazards whole = new PlanHazards();
        try (Scratch scratch = new ScratchDatabases(SQLITE).of(from)) {
            scratch.run(operations, whole);
        }
        PlanHazards apart = new PlanHazards();
        List<PlanGroups.Group> groups = PlanGroups.of(operations, from, SQLITE);
        for (PlanGroups.Group group : groups) {
            try (Scratch scratch = new ScratchDatabases(SQLITE).of(group.live())) {
                scratch.run(group.operations(), apart);
            }
        }
        assertThat(apart.byOperation()).isNotEmpty().isEqualTo(whole.byOperation());
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            Database database = scratch.database();
            Map<Operation, List<Hazard>> reported = new ChangeReport(
                            new ScratchDatabases(SQLITE), database, from, false)
                    .findPlanHazards(operations)
                    .byOperation();
            assertThat(reported).isEqualTo(whole.byOperation());
        }
        return groups;
    }

    private static void requireSmall(List<PlanGroups.Group> groups) {
        assertThat(groups).hasSizeGreaterThan(2).allSatisfy(group -> {
            assertThat(group.operations()).hasSizeLessThan(100);
            assertThat(group.live().tableNames()).hasSizeLessThan(130);
        });
    }

    @Test
    void tablesThatReferToEachOtherAndAllChange() {
        Catalog from = tables(i -> chained(i, "INTEGER NOT NULL PRIMARY KEY", ""));
        Catalog to = tables(i -> chained(i, "BIGINT NOT NULL PRIMARY KEY", ""));
        requireSmall(requireSame(from, changes(from, to)));
    }

    @Test
    void columnsAndIndexesThatAreAddedAndDropped() {
        Catalog from = tables(i -> chained(i, "INTEGER PRIMARY KEY", i % 2 == 0 ? ", gone TEXT" : ""));
        Catalog to = tables(i -> chained(i, "INTEGER PRIMARY KEY", i % 2 == 1 ? ", b TEXT UNIQUE" : ", c TEXT"));
        requireSmall(requireSame(from, changes(from, to)));
    }

    @Test
    void newTablesBesideChangedTables() {
        Catalog from = tables(
                i -> i % 3 == 0 ? "" : chained(i, "INTEGER PRIMARY KEY", "").replace("(20)", "(30)"));
        Catalog to = tables(i -> chained(i, "INTEGER PRIMARY KEY", i % 2 == 0 ? "" : ", b TEXT UNIQUE"));
        requireSame(from, changes(from, to));
    }

    @Test
    void allTablesReferToANewTable() {
        IntFunction<String> table = i -> "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, a TEXT";
        Catalog from = tables(i -> table.apply(i) + ")", "CREATE TABLE land (id INTEGER PRIMARY KEY)");
        Catalog to = tables(
                i -> table.apply(i) + ", tenant_id BIGINT REFERENCES tenant (id))",
                "CREATE TABLE land (id INTEGER PRIMARY KEY)",
                "CREATE TABLE tenant (id INTEGER PRIMARY KEY, land_id BIGINT REFERENCES land (id))");
        requireSmall(requireSame(from, changes(from, to)));
    }

    @Test
    void droppedTablesAndTheirForeignKeys() {
        Catalog from = tables(i -> chained(i, "INTEGER PRIMARY KEY", ""));
        Catalog to = tables(i -> i % 5 == 4
                ? ""
                : i % 5 == 0 && i > 0
                        ? "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, a VARCHAR(30), t_id BIGINT)"
                        : chained(i, "INTEGER PRIMARY KEY", "").replace("(20)", "(30)"));
        assertThat(requireSame(from, changes(from, to))).hasSizeGreaterThan(1);
    }

    @Test
    void viewsAndTriggersOfTheDatabase() {
        String[] code = {
            "CREATE VIEW v AS SELECT a FROM t3", "CREATE TRIGGER tr AFTER DELETE ON t7 BEGIN DELETE FROM t9; END"
        };
        Catalog from = tables(i -> chained(i, "INTEGER PRIMARY KEY", ""), code);
        Catalog to = tables(i -> chained(i, "INTEGER PRIMARY KEY", "").replace("(20)", "(30)"), code);
        requireSmall(requireSame(from, changes(from, to)));
    }

    @Test
    void aRenamedTable() {
        Catalog from = tables(i -> chained(i, "INTEGER PRIMARY KEY", ""));
        Catalog to = tables(i -> chained(i, "INTEGER PRIMARY KEY", "").replace("(20)", "(30)"));
        List<Operation> operations = new ArrayList<>(changes(from, to));
        operations.add(new RenameTable(TableName.of("t5"), TableName.of("s5")));
        requireSmall(requireSame(from, operations));
    }

    @Test
    void aStatementIsPlannedWithAllOperations() {
        Catalog from = tables(i -> chained(i, "INTEGER PRIMARY KEY", ""));
        Catalog to = tables(i -> chained(i, "INTEGER PRIMARY KEY", "").replace("(20)", "(30)"));
        List<Operation> operations = new ArrayList<>(changes(from, to));
        operations.add(0, new ExecuteSql(new SqlText("DELETE FROM t4"), null));
        assertThat(requireSame(from, operations)).hasSize(1);
    }
}
