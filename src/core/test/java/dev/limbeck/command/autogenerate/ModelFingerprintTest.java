package dev.limbeck.command.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.spi.Model;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that the order of entities does not matter, because an application may find its entities in a different order
 * than the build.
 */
class ModelFingerprintTest {
    private static Model model(List<String> rows, List<String> statements) {
        Table table = Table.of(TableName.of("number"), List.of(Column.of("name", SqlType.of(TypeName.VARCHAR, 20))))
                .withInitialRows(rows.stream().map(SqlText::new).toList());
        Schema schema = Schema.of(List.of(table));
        return Model.of(schema, "test")
                .withAuxiliary(statements.stream()
                        .map(sql -> new ExecuteSql(new SqlText(sql), null))
                        .toList());
    }

    @Test
    void theOrderOfTypesAndRowsIsNoDifference() {
        List<String> rows = List.of("insert into number values ('a')", "insert into number values ('b')");
        List<String> types = List.of("create type color as enum ('red')", "create type size as enum ('small')");
        assertThat(ModelFingerprint.of(model(reversed(rows), reversed(types))))
                .isEqualTo(ModelFingerprint.of(model(rows, types)))
                .isNotEqualTo(ModelFingerprint.of(model(rows, types.subList(0, 1))))
                .isNotEqualTo(ModelFingerprint.of(model(rows.subList(0, 1), types)));
    }

    private static List<String> reversed(List<String> all) {
        return Stream.of(1, 0).map(all::get).toList();
    }
}
