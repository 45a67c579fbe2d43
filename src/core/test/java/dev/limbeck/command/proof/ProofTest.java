package dev.limbeck.command.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the errors for an incorrect revision, such as one that a user-defined processor has changed. */
final class ProofTest {
    private static final Dialect SQLITE = new SqliteDialect();
    private static final String NOW = "CREATE TABLE account (id INTEGER PRIMARY KEY, email VARCHAR(50))";
    private static final String WANTED =
            "CREATE TABLE account (id INTEGER PRIMARY KEY, email VARCHAR(80), phone VARCHAR(20))";

    private static Catalog catalog(String... statements) {
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            for (String sql : statements) {
                scratch.run(List.of(new ExecuteSql(new SqlText(sql), null)));
            }
            return scratch.reflect();
        }
    }

    private static List<Operation> operations() {
        return new Comparer(SQLITE, CompareOptions.DEFAULT)
                .compare(catalog(NOW).schema(), catalog(WANTED).schema())
                .operations();
    }

    private static List<Operation> back() {
        return operations().stream().map(Operation::reverse).toList();
    }

    private static Column column(int length) {
        return new Column("phone", SqlType.raw("VARCHAR(" + length + ")"), true, null, null, null, null, null);
    }

    private static Operation phone(int length) {
        return new AlterTable(TableName.of("account"), List.of(new AddColumn(column(length))));
    }

    private static Operation add(String table) {
        return new AlterTable(TableName.of(table), List.of(new AddColumn(column(20))));
    }

    private static List<String> prove(List<Operation> upgrade, List<Operation> downgrade) {
        Schema model = catalog(WANTED).schema();
        return new Proof(new ScratchDatabases(SQLITE), new Comparer(SQLITE, CompareOptions.DEFAULT))
                .prove(upgrade, downgrade, catalog(NOW), model)
                .notes();
    }

    @Test
    void aCorrectRevisionIsProved() {
        assertThat(prove(operations(), back())).isEmpty();
    }

    @Test
    void anIncompleteUpgradeReportsTheExpectedAndTheActualSchema() {
        assertThatThrownBy(() -> prove(List.of(phone(20)), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(
                        """
                        No revision was written, because its upgrade does not produce the schema of\
                         the entities. The first difference:
                          expected: column account.email varchar(80)
                          found:    column account.email varchar(50)
                        """)
                .hasMessageContaining("This is a bug in Limbeck");
    }

    @Test
    void anIncompleteDowngradeReportsTheDifference() {
        assertThatThrownBy(() -> prove(operations(), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(
                        "No revision was written, because its downgrade does not restore the schema that existed"
                                + " before its"
                                + " upgrade.")
                .hasMessageContaining("\n  expected: ")
                .hasMessageContaining("\n  found:    ");
    }

    @Test
    void aFailedUpgradeReportsTheErrorOfTheDatabase() {
        assertThatThrownBy(() -> prove(List.of(phone(20), phone(20)), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("its upgrade fails on a scratch copy of the schema. ")
                .hasMessageContaining("phone");
    }

    /**
     * Only the affected tables are copied, but it must still be detected if a name is already taken by another table.
     */
    @Test
    void anIndexNameTakenByAnUnrelatedTableIsRefused() {
        Catalog live = catalog(
                "CREATE TABLE a (id INTEGER PRIMARY KEY, x INT)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, y INT)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY)",
                "CREATE INDEX IX on b (y)");
        Schema model = catalog(
                        "CREATE TABLE a (id INTEGER PRIMARY KEY, x INT)",
                        "CREATE TABLE c (id INTEGER PRIMARY KEY)",
                        "CREATE INDEX ix on a (x)")
                .schema();
        Comparer comparer = new Comparer(SQLITE, CompareOptions.DEFAULT.withManagedTables(name -> false));
        List<Operation> upgrade = comparer.compare(live.schema(), model).operations();

        assertThat(upgrade).hasSize(1);
        assertThatThrownBy(() -> new Proof(new ScratchDatabases(SQLITE), comparer)
                        .prove(upgrade, Operation.reversed(upgrade), live, model))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("There is already an index ix on b");
    }

    private static Optional<AffectedParts> reach(List<Operation> operations, Catalog live) {
        return AffectedParts.of(
                new AffectedParts.Part(operations, Operation.reversed(operations), live), live.schema(), SQLITE);
    }

    private static List<String> tables(AffectedParts.Part course) {
        return course.live().schema().tables().stream()
                .map(table -> table.name().name())
                .toList();
    }

    @Test
    void onlyAffectedTablesAreCopied() {
        Catalog live = catalog(
                "CREATE TABLE country (id INTEGER PRIMARY KEY)",
                "CREATE TABLE customer (id INTEGER PRIMARY KEY, country INT REFERENCES country)",
                "CREATE TABLE invoice (id INTEGER PRIMARY KEY, customer INT REFERENCES customer)",
                "CREATE TABLE line (id INTEGER PRIMARY KEY, invoice INT REFERENCES invoice)",
                "CREATE TABLE log (id INTEGER PRIMARY KEY, text TEXT)",
                "CREATE TABLE audit (id INTEGER PRIMARY KEY)",
                "CREATE TABLE lonely (id INTEGER PRIMARY KEY)",
                "CREATE TRIGGER logged AFTER INSERT ON log BEGIN INSERT INTO audit VALUES (NULL); END");

        AffectedParts reach = reach(List.of(add("Invoice")), live).orElseThrow();

        assertThat(reach.parts()).hasSize(1);
        assertThat(tables(reach.parts().get(0))).containsExactly("audit", "customer", "invoice", "line", "log");
        assertThat(reach.combine(List.of(reach.parts().get(0).live().schema()))).contains(live.schema());
    }

    @Test
    void independentChangesAreProvedSeparately() {
        Catalog live = catalog(
                "CREATE TABLE user (id INTEGER PRIMARY KEY)",
                "CREATE TABLE a (id INTEGER PRIMARY KEY, user INT REFERENCES user)",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, user INT REFERENCES user)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY)",
                "CREATE TABLE d (id INTEGER PRIMARY KEY, c INT REFERENCES c)",
                "CREATE TABLE e (id INTEGER PRIMARY KEY)",
                "CREATE TABLE f (id INTEGER PRIMARY KEY)",
                "CREATE TABLE ef (e INT REFERENCES E, f INT REFERENCES F)");
        List<Operation> operations = List.of(add("d"), add("a"), add("f"), add("c"), add("b"), add("e"));

        AffectedParts reach = reach(operations, live).orElseThrow();

        assertThat(reach.parts().stream().map(ProofTest::tables))
                .containsExactlyInAnyOrder(
                        List.of("c", "d"), List.of("a", "user"), List.of("b", "user"), List.of("e", "ef", "f"));
        assertThat(reach.parts().stream().flatMap(course -> course.upgrade().stream()))
                .containsExactlyInAnyOrderElementsOf(operations);
        assertThat(reach.combine(reach.parts().stream()
                        .map(course -> course.live().schema())
                        .toList()))
                .contains(live.schema());
    }

    @Test
    void anIndexNameThatMovesBetweenTablesGroupsThem() {
        Catalog live = catalog(
                "CREATE TABLE a (x INT)",
                "CREATE TABLE b (x INT)",
                "CREATE TABLE c (x INT)",
                "CREATE INDEX ix ON a (x)");
        Schema model = catalog("CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)", "CREATE INDEX IX ON b (x)")
                .schema();
        List<Operation> upgrade = new Comparer(SQLITE, CompareOptions.DEFAULT)
                .compare(live.schema(), model).operations().stream()
                        .filter(operation -> operation instanceof AlterTable)
                        .toList();

        assertThat(upgrade).hasSize(2);
        assertThat(AffectedParts.of(new AffectedParts.Part(upgrade, Operation.reversed(upgrade), live), model, SQLITE)
                        .orElseThrow()
                        .parts())
                .singleElement()
                .satisfies(course -> assertThat(tables(course)).containsExactly("a", "b"));
    }

    @Test
    void partsThatDifferInASharedTableAreNotCombined() {
        Catalog live = catalog("CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)");
        Schema changed = catalog("CREATE TABLE a (x INT, y INT)").schema();

        assertThat(reach(List.of(add("a")), live).orElseThrow().combine(List.of(live.schema(), changed)))
                .isEmpty();
    }

    @Test
    void theEffectsOfArbitrarySqlAreUnknown() {
        Catalog live = catalog("CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)");

        assertThat(reach(List.of(new ExecuteSql(new SqlText("UPDATE a SET x = 1"), null)), live))
                .isEmpty();
    }
}
