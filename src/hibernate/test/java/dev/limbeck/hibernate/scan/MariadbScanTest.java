package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.Model;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model for MariaDB: its words are those of the model for SQLite, so that a revision file fits both. */
class MariadbScanTest {

    @ParameterizedTest
    @ValueSource(
            classes = {WordTableTest.class, WordsTest.class, TypesTest.class, KeysTest.class, CollectionsTest.class})
    void theWordsAreThoseOfSqlite(Class<?> entities) {
        Map<String, String> own = PostgresqlScanTest.words(Scan.scanForMariadb(entities));
        assertThat(own).isEqualTo(PostgresqlScanTest.words(Scan.scanNested(entities)));
    }

    @Test
    void aSequenceIsASequenceWithTheCaseOfItsName() {
        Model model = Scan.scanForMariadb(WordsTest.class);
        assertThat(model.schema().sequences())
                .containsExactlyInAnyOrder(
                        new Sequence(TableName.of("auto_SEQ"), 1, 50),
                        new Sequence(TableName.of("Thing_Seq"), 1000, 20));
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void theColumnsHaveTheTypesOfMariadb() {
        Table table = Scan.table(Scan.scanForMariadb(WordsTest.class), "thing");
        assertThat(table.names().tables()).isEqualTo(NameRule.EXACT);
        assertThat(type(table, "texts")).isEqualTo(SqlType.array(SqlType.of(TypeName.VARCHAR, 255)));
        assertThat(type(table, "largeText")).isEqualTo(SqlType.of(TypeName.CLOB));
        assertThat(type(table, "endlessText")).isEqualTo(SqlType.of(TypeName.TEXT));
        assertThat(type(table, "document")).isEqualTo(SqlType.of(TypeName.JSON));
    }

    private static SqlType type(Table table, String column) {
        return Scan.column(table, column).type();
    }
}
