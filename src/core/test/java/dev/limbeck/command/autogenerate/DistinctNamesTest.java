package dev.limbeck.command.autogenerate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Traits;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests names in the model that differ but that a database treats as the same name. */
final class DistinctNamesTest {
    private static final Traits EXACT = new Traits("Exact", Set.of(), NameRules.of(NameRule.EXACT));
    private static final Traits MIXED =
            new Traits("Mixed", Set.of(), new NameRules(NameRule.EXACT, NameRule.ASCII_INSENSITIVE));
    private static final Traits SQLITE = new Traits("SQLite", Set.of());

    private static Table table(String name, String... columns) {
        return Table.of(
                TableName.of(name),
                Stream.of(columns)
                        .map(column -> new Column(column, SqlType.of(TypeName.BIGINT), true))
                        .toList());
    }

    @Test
    void twoTablesWithOneName() {
        Schema model = Schema.of(List.of(table("User", "id"), table("tag", "id"), table("user", "id")));
        assertThatThrownBy(() -> DistinctNames.require(model, SQLITE))
                .hasMessage("The entities have two tables whose names SQLite does not distinguish: User and user. "
                        + "Give one of them another name.");
        assertThatCode(() -> DistinctNames.require(model, EXACT)).doesNotThrowAnyException();
        assertThatCode(() -> DistinctNames.require(model, MIXED)).doesNotThrowAnyException();
        assertThatCode(() -> DistinctNames.require(Schema.of(List.of(table("Ä", "id"), table("ä", "id"))), SQLITE))
                .doesNotThrowAnyException();
    }

    @Test
    void twoColumnsWithOneName() {
        Schema model = Schema.of(List.of(table("user", "id", "Name", "NAME")));
        assertThatThrownBy(() -> DistinctNames.require(model, SQLITE))
                .hasMessageContaining(
                        "The table user has two columns whose names SQLite does not distinguish: Name and NAME");
        assertThatThrownBy(() -> DistinctNames.require(model, MIXED))
                .hasMessageContaining("names Mixed does not distinguish");
        assertThatCode(() -> DistinctNames.require(model, EXACT)).doesNotThrowAnyException();
    }
}
