package dev.limbeck.command.autogenerate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Dialects;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which tables of a history are certain to have the definitions that its operations declare. */
class DeclaredSchemaTest {
    private static final Dialect DIALECT = Dialects.installed().forUrl("jdbc:sqlite:x");

    private final DeclaredSchema declared = new DeclaredSchema(DIALECT);

    private static Table table(String name) {
        return Table.of(TableName.of(name), List.of(Column.of("a", SqlType.of(TypeName.INTEGER))));
    }

    private static Operation sql(String text) {
        return ExecuteSql.of(SqlText.of(text));
    }

    private List<String> certain(Operation... operations) {
        List<Operation> all = new ArrayList<>(List.of(new CreateTable(table("t")), new CreateTable(table("u"))));
        all.addAll(List.of(operations));
        declared.apply(all);
        return declared.tables().stream().map(each -> each.name().name()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    insert into t values (1)                             | t u
                    alter table t add b integer                          | u
                    create trigger r after insert on u begin select 1; end | t
                    pragma writable_schema = on                          | ""
                    update sqlite_master set sql = replace(sql, 'a', 'b') | ""
                    update main."sqlite_schema" set sql = ''             | ""
                    """)
    void aStatementLeavesOutWhatItMayHaveChanged(String statement, String left) {
        assertThat(String.join(" ", certain(sql(statement)))).isEqualTo(left);
    }

    @Test
    void aTableThatMayHaveChangedIsLeftOutUnderItsNextName() {
        assertThat(certain(sql("alter table t add b integer"), new RenameTable(TableName.of("t"), TableName.of("v"))))
                .containsExactly("u");
    }

    @Test
    void aTableThatIsCreatedAgainIsCertain() {
        assertThat(certain(sql("alter table t add b integer"), new DropTable(table("t")), new CreateTable(table("t"))))
                .contains("t");
    }

    @Test
    void aColumnRejectsNullIfTheDatabaseStoresItSoWithoutAKey() {
        declared.apply(List.of(new CreateTable(table("t"))));
        Table stored = table("t")
                .withColumns(
                        List.of(Column.of("a", SqlType.of(TypeName.INTEGER)).withNullable(false)));
        Schema schema = Schema.EMPTY.withNames(DIALECT.traits().names()).withTables(List.of(stored));
        assertThat(declared.tables(schema)).singleElement().satisfies(each -> assertThat(
                        each.declared().columns().get(0).nullable())
                .isFalse());
    }
}
