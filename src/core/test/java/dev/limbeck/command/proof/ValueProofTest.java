package dev.limbeck.command.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a batch sets the values that its expressions had before the batch. */
final class ValueProofTest {
    private static final SqliteDialect SQLITE = new SqliteDialect();
    private static final String TOTAL = "(select sum(n) from item)";

    private static Operation sql(String text) {
        return new ExecuteSql(new SqlText(text), null);
    }

    private static Operation add(String expression) {
        Column total = new Column("total", SqlType.raw("varchar(20)"), true);
        return new AlterTable(TableName.of("item"), List.of(new AddColumn(total, new SqlText(expression), null)));
    }

    private static Scratch items() {
        Scratch scratch = new ScratchDatabases(SQLITE).empty();
        scratch.run(List.of(sql("create table item (n integer)"), sql("insert into item values (1), (2), (3)")));
        return scratch;
    }

    @Test
    void unchangedValuesAreProved() {
        try (Scratch scratch = items()) {
            ValueProof proof = new ValueProof(SQLITE, scratch.connection(), RunListener.SILENT);
            scratch.run(List.of(add(TOTAL + " * 1.0")), proof);
            assertThatCode(proof::requireExpected).doesNotThrowAnyException();
        }
    }

    @Test
    void differentValuesAreNotProved() {
        try (Scratch scratch = items()) {
            ValueProof proof = new ValueProof(SQLITE, scratch.connection(), RunListener.SILENT);
            proof.operationPlanned(
                    add(TOTAL), SQLITE.planner().plan(add(TOTAL), scratch.reflect(), PlanOptions.DEFAULT));
            scratch.run(List.of(sql("alter table item add column total"), sql("update item set total = n")));
            assertThatThrownBy(proof::requireExpected)
                    .hasMessageContaining("was [6, 6, 6] before the operation, and is [1, 2, 3] after it");
        }
    }

    @Test
    void nondeterministicExpressionsAreNotCompared() {
        try (Scratch scratch = items()) {
            ValueProof proof = new ValueProof(SQLITE, scratch.connection(), RunListener.SILENT);
            scratch.run(List.of(add("(select n from item order by random())")), proof);
            assertThatCode(proof::requireExpected).doesNotThrowAnyException();
        }
    }
}
