package dev.limbeck.execute.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the contents of the journal are read back unchanged, even by a later version of Limbeck. */
final class RecordTextTest {
    private static final Table TABLE = Table.of(
                    new TableName("bil\"ling", "Größe\n"),
                    List.of(
                            new Column("id", SqlType.of(TypeName.BIGINT), false),
                            new Column("name", SqlType.of(TypeName.VARCHAR, 40), true)
                                    .withServerDefault(new SqlText("'it''s \\ \"x\" \u0001 \u20ac'")),
                            new Column("raw", SqlType.raw("geometry(Point)"), true)))
            .withPrimaryKey(new PrimaryKey(null, List.of("id"))
                    .withOptions(Options.NONE
                            .with("h2_x", 5_000_000_000L)
                            .with("h2_y", true)
                            .with("h2_z", "z")))
            .withNames(new NameRules(NameRule.UPPER, NameRule.EXACT))
            .withConstraints(
                    List.of(),
                    List.of(new ForeignKey("fk", List.of("id"), TableName.of("other"), List.of())),
                    List.of())
            .withIndexes(
                    List.of(new Index("ix", List.of(IndexPart.column("name").desc()), true, new SqlText("id > 0"))));

    @Test
    void operationsAreReadBack() {
        Column column = TABLE.columns().get(1);
        for (Operation operation : List.<Operation>of(
                new CreateTable(TABLE),
                new AlterTable(
                        TABLE.name(),
                        List.of(new AddColumn(column, new SqlText("1"), null), new DropColumn(column, null, null)),
                        Recreate.AUTO),
                new ExecuteSql(new SqlText("select 1"), null),
                ExecuteSql.of(new EnumValues(new TableName("billing", "color"), List.of("RED", "it's"))))) {
            String text = RecordText.encode(operation);
            assertThat(RecordText.decode(text, Operation.class)).isEqualTo(operation);
            assertThat(text).matches("\\p{ASCII}*");
        }
    }

    @Test
    void schemasAndStatementsAreReadBack() {
        Schema schema = new Schema(
                        List.of(TABLE),
                        List.of(),
                        List.of(),
                        List.of(new Sequence(TableName.of("seq"), -5_000_000_000L, 20)))
                .withNames(NameRules.of(NameRule.LOWER));
        assertThat(RecordText.decode(RecordText.encode(schema), Schema.class)).isEqualTo(schema);
        Statement statement =
                new Statement("alter table x", "", List.of(), List.of(new Guard("select 1", "message", "advice")));
        assertThat(RecordText.decodeList(RecordText.encode(List.of(statement)), Statement.class))
                .containsExactly(statement);
    }

    @Test
    void componentsThatOlderTextDoesNotHaveAreEmpty() {
        assertThat(RecordText.decode(
                        "{\"@\":\"CreateTable\",\"table\":{\"@\":\"Table\",\"name\":{\"@\":\"TableName\",\"name\":\"t\"},"
                                + "\"columns\":[{\"@\":\"Column\",\"name\":\"a\",\"type\":{\"@\":\"Raw\",\"text\":\"x\"}}]}}",
                        Operation.class))
                .isEqualTo(new CreateTable(
                        Table.of(TableName.of("t"), List.of(new Column("a", SqlType.raw("x"), false)))));
    }

    @Test
    void otherTextIsRejected() {
        assertThatThrownBy(() -> RecordText.decode("{\"@\":\"Unknown\"}", Operation.class))
                .hasMessageContaining("unknown type Unknown");
        assertThatThrownBy(() -> RecordText.decode("{", Operation.class)).hasMessageContaining("Unexpected text");
    }
}
