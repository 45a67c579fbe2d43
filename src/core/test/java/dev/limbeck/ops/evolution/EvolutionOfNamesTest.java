package dev.limbeck.ops.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that if two tables have names that differ only in case, an operation on one of them leaves the other unchanged,
 * provided that the database distinguishes the names.
 */
final class EvolutionOfNamesTest {
    private static final TableName USER = TableName.of("User");
    private static final TableName OTHER = TableName.of("user");
    private static final Table UPPER = table(USER);
    private static final Table LOWER = table(OTHER);
    private static final Table NOTE = table(TableName.of("note"))
            .withForeignKeys(List.of(
                    new ForeignKey("a", List.of("id"), USER, List.of("id", "Id")),
                    new ForeignKey("b", List.of("id"), OTHER, List.of("id", "Id"))));

    private static Table table(TableName name) {
        SqlType type = SqlType.of(TypeName.BIGINT);
        return Table.of(name, List.of(Column.of("id", type), Column.of("Id", type)));
    }

    private static Schema schema(NameRule rule) {
        return Schema.of(List.of(UPPER, NOTE, LOWER))
                .withTriggers(List.of(trigger("t", USER), trigger("T", OTHER)))
                .withNames(NameRules.of(rule));
    }

    private static Trigger trigger(String name, TableName table) {
        return new Trigger(name, table, new SqlText("x"));
    }

    private static List<String> names(Schema schema) {
        return schema.tables().stream().map(table -> table.name().name()).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOWER", "UPPER", "EXACT"})
    void theOtherTableIsNotChanged(NameRule rule) {
        Schema dropped = apply(schema(rule), new DropTable(UPPER));
        assertThat(names(dropped)).containsExactly("note", "user");
        assertThat(dropped.triggers()).containsExactly(trigger("T", OTHER));
        Schema renamed = apply(schema(rule), new RenameTable(USER, TableName.of("person")));
        assertThat(names(renamed)).containsExactly("note", "person", "user");
        assertThat(renamed.triggers()).containsExactly(trigger("t", TableName.of("person")), trigger("T", OTHER));
        assertThat(renamed.tables().get(0).foreignKeys())
                .extracting(key -> key.referencedTable().name())
                .containsExactly("person", "user");
        assertThat(apply(schema(rule), new DropTrigger(trigger("T", OTHER))).triggers())
                .containsExactly(trigger("t", USER));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOWER", "UPPER", "EXACT"})
    void theOtherColumnIsNotChanged(NameRule rule) {
        Schema renamed = apply(schema(rule), AlterTable.of(USER, new RenameColumn("id", "key")));
        assertThat(renamed.tables())
                .extracting(table -> table.columns().get(0).name())
                .containsExactly("key", "id", "id");
        assertThat(renamed.tables())
                .extracting(table -> table.columns().get(1).name())
                .containsOnly("Id");
        assertThat(renamed.tables().get(1).foreignKeys())
                .extracting(ForeignKey::referencedColumns)
                .containsExactly(List.of("key", "Id"), List.of("id", "Id"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOWER", "UPPER", "EXACT"})
    void namesThatDifferInCaseMayBeAdded(NameRule rule) {
        Schema one = Schema.of(List.of(UPPER))
                .withTriggers(List.of(trigger("t", USER)))
                .withNames(NameRules.of(rule));
        assertThat(names(apply(one, new CreateTable(LOWER)))).containsExactly("User", "user");
        assertThat(apply(one, new CreateTrigger(trigger("T", USER))).triggers()).hasSize(2);
        View view = new View(OTHER, new SqlText("create view"));
        assertThat(apply(one, new CreateView(view)).views()).containsExactly(view);
        assertThatThrownBy(() -> apply(one, new CreateTable(UPPER))).hasMessageContaining("already a table");
    }

    @Test
    void onSqliteTheyAreOneTable() {
        Schema one = Schema.of(List.of(UPPER));
        assertThatThrownBy(() -> apply(one, new CreateTable(LOWER))).hasMessageContaining("already a table");
        assertThat(names(apply(one, new DropTable(LOWER)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationKeepsTheRules(NameRule rule) {
        NameRules rules = NameRules.of(rule);
        Schema one = Schema.of(List.of(UPPER)).withNames(rules);
        for (Operation operation : List.<Operation>of(
                new CreateTable(NOTE),
                new DropTable(UPPER),
                new RenameTable(USER, TableName.of("person")),
                AlterTable.of(USER, new RenameColumn("Id", "key")),
                new CreateTrigger(trigger("t", USER)),
                new CreateView(new View(TableName.of("v"), new SqlText("create view"))))) {
            Schema after = apply(one, operation);
            assertThat(after.names()).as(operation.toString()).isEqualTo(rules);
            assertThat(after.tables()).allMatch(table -> table.names().equals(rules));
        }
    }

    private static Schema apply(Schema schema, Operation operation) {
        return SchemaEvolution.apply(schema, operation);
    }
}
