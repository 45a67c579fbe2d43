package dev.limbeck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("Ab", "a_b", "AB2", "Z", "b", "\u00c4", "\u00e4", "_x", "Zz", "zy"),
                    IntStream.range(0, 30).mapToObj(i -> "t" + i))
            .toList();

    private static Table table(TableName name) {
        return Table.of(name, List.of());
    }

    private static List<TableName> found(Schema schema, String name) {
        return schema.table(TableName.of(name)).map(Table::name).stream().toList();
    }

    @Test
    void findsEachTableInAnyOrderAndCase() {
        List<Table> tables = new ArrayList<>(
                NAMES.stream().map(name -> table(TableName.of(name))).toList());
        for (int i = 0; i < 20; i++) {
            Schema sorted = Schema.of(tables.stream()
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList());
            Schema other = Schema.of(tables);
            for (String name : NAMES) {
                for (String spelling : List.of(name, CaseFolding.fold(name), CaseFolding.raise(name))) {
                    assertThat(found(sorted, spelling)).containsExactly(TableName.of(name));
                    assertThat(found(other, spelling)).containsExactly(TableName.of(name));
                }
                assertThat(found(sorted, name + "x")).isEmpty();
            }
            Collections.shuffle(tables, new Random(i));
        }
    }

    @Test
    void findsATableByItsExactNameAndSchemaIfCaseMatters() {
        List<TableName> names =
                List.of(TableName.of("A"), TableName.of("a"), new TableName("A", "a"), new TableName("a", "a"));
        Schema schema =
                Schema.of(names.stream().map(SchemaTest::table).toList()).withNames(NameRules.of(NameRule.LOWER));
        for (TableName name : names) {
            assertThat(schema.table(name).map(Table::name)).contains(name);
        }
        assertThat(schema.table(new TableName("b", "a"))).isEmpty();
    }
}
