package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the table's rules determine which column names count as the same. */
final class ColumnNamesTest {
    private static final Table TABLE = Table.of(TableName.of("t"), List.of());

    @Test
    void caseIsIgnoredWhereTheDatabaseIgnoresIt() {
        assertThat(ColumnNames.sameSet(TABLE, List.of("a", "B"), List.of("b", "A")))
                .isTrue();
        assertThat(ColumnNames.contains(TABLE, List.of("owner_id"), "OWNER_ID")).isTrue();
    }

    @Test
    void columnsThatDifferInCaseAreDifferentWhereNamesAreExact() {
        Table exact = TABLE.withNames(NameRules.of(NameRule.LOWER));

        assertThat(ColumnNames.sameSet(exact, List.of("a", "B"), List.of("b", "A")))
                .isFalse();
        assertThat(ColumnNames.contains(exact, List.of("owner_id"), "OWNER_ID")).isFalse();
        assertThat(ColumnNames.keys(exact, List.of("a", "A"))).hasSize(2);
    }
}
