package dev.limbeck.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.SampleOperations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests revisions that change many tables, because javac limits the size of a method to 64 KB. */
class LargeRevisionTest {
    private static final String NAME = "Rev_ae1027a6acf1_test";

    @Test
    void manyOperationsAreDividedIntoMethods() {
        List<Operation> operations = tables(60);
        String text = RevisionWriter.render(text(operations, reversed(operations)));

        assertThat(text)
                .contains("        upgradeTable7(op);\n")
                .contains("    private void upgradeTable7(Operations op) {\n        op.createTable(\"table_7\",\n")
                .contains("        op.dropTable(\"table_7\"); // hazard data-loss: loses data\n");
        Class<?> revision = TestCompiler.compile(NAME, text);
        assertThat(CallRecorder.recordUpgrade(revision)).hasSize(120);
        assertThat(CallRecorder.recordDowngrade(revision)).hasSize(60);
    }

    @Test
    @Tag("slow")
    void fiveThousandTablesCompile() {
        List<Operation> operations = tables(5_000, 10);
        String text = RevisionWriter.render(text(operations, reversed(operations)));

        assertThat(text)
                .contains("private abstract static class Upgrade25 extends Migration {")
                .contains("        Downgrade25.run(op);\n");
        Class<?> revision = TestCompiler.compile(NAME, text);
        assertThat(CallRecorder.recordUpgrade(revision)).hasSize(10_000);
        assertThat(CallRecorder.recordDowngrade(revision)).hasSize(5_000);
    }

    @Test
    void tablesWithSimilarNamesHaveSeparateMethods() {
        List<Operation> operations = new ArrayList<>(tables(50));
        for (String name : List.of("a_b", "a-b", "aB", "größe", "1", "日本", "\"", "😀")) {
            operations.add(new CreateTable(Table.of(TableName.of(name), SampleOperations.TABLE.columns())));
        }

        assertThat(CallRecorder.recordUpgrade(
                        TestCompiler.compile(NAME, RevisionWriter.render(text(operations, List.of())))))
                .hasSize(108);
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        List<Operation> operations = tables(70);

        assertThat(RevisionWriter.render(text(operations, reversed(operations))))
                .isEqualTo(RevisionWriter.render(text(tables(70), reversed(tables(70)))));
    }

    private static List<Operation> tables(int count) {
        return tables(count, 0);
    }

    /**
     * Returns tables with a key, a name and {@code more} additional columns, which have the same names in all tables.
     */
    private static List<Operation> tables(int count, int more) {
        return IntStream.range(0, count)
                .<Operation>mapToObj(number -> new CreateTable(Table.of(
                                TableName.of("table_" + number),
                                Stream.concat(
                                                Stream.of(
                                                        new Column("id_" + number, SqlType.of(TypeName.BIGINT), false),
                                                        new Column(
                                                                "name_" + number,
                                                                SqlType.of(TypeName.VARCHAR, 100),
                                                                true)),
                                                IntStream.range(0, more)
                                                        .mapToObj(each -> new Column(
                                                                "more_" + each, SqlType.of(TypeName.INTEGER), true)))
                                        .toList())
                        .withPrimaryKey(new PrimaryKey("pk_" + number, List.of("id_" + number)))
                        .withIndexes(List.of(new Index(
                                "ix_" + number,
                                List.of(IndexPart.column("name_" + number).desc()),
                                false,
                                null)))))
                .toList();
    }

    private static RevisionText text(List<Operation> upgrade, List<Operation> downgrade) {
        return new RevisionText(
                "", NAME, "ae1027a6acf1", List.of(), List.of(), List.of(), Instant.EPOCH, "test", upgrade, downgrade);
    }

    private static List<Operation> reversed(List<Operation> operations) {
        List<Operation> reversed =
                new ArrayList<>(operations.stream().map(Operation::reverse).toList());
        Collections.reverse(reversed);
        return reversed;
    }
}
