package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.Model;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.GeneratedColumn;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the model for PostgreSQL: its types and sequences are declared as in the model for SQLite, so that one revision
 * file is valid for both.
 */
class PostgresqlScanTest {

    @NullUnmarked
    @Entity
    @jakarta.persistence.Table(name = "`Order`", schema = "App")
    static class Order {
        @Id
        @GeneratedValue(generator = "order")
        @SequenceGenerator(name = "order", sequenceName = "Order_Seq", schema = "App", allocationSize = 1)
        long id;

        int price;

        @GeneratedColumn("price * 2")
        int total;

        @Collate("C")
        String code;

        @jakarta.persistence.Column(columnDefinition = "bigserial")
        long number;
    }

    private static final Model OWN = Scan.scanForPostgresql(PostgresqlScanTest.class, "18.6", Map.of());

    @ParameterizedTest
    @ValueSource(
            classes = {WordTableTest.class, WordsTest.class, TypesTest.class, KeysTest.class, CollectionsTest.class})
    void theWordsAreThoseOfSqlite(Class<?> entities) {
        assertThat(words(Scan.scanForPostgresql(entities, "18.6", Map.of())))
                .isEqualTo(words(Scan.scanNested(entities)));
    }

    /** Returns the type of each column, and the sequences, in the way they are written in a revision file. */
    static Map<String, String> words(Model model) {
        Map<String, String> all = new TreeMap<>();
        SchemaWords words = model.words();
        for (Table table : model.schema().tables()) {
            if (words.sequence(table.name()).isEmpty()) {
                for (Column column : table.columns()) {
                    SqlType type = words.type(table.name(), column.name()).orElse(column.type());
                    all.put((table.name() + "." + column.name()).toLowerCase(Locale.ROOT), type.toString());
                }
            }
        }
        words.sequences().values().forEach(each -> put(all, each));
        model.schema().sequences().forEach(each -> put(all, each));
        return all;
    }

    private static void put(Map<String, String> all, Sequence sequence) {
        all.put(sequence.name().toString().toLowerCase(Locale.ROOT), sequence.start() + ", " + sequence.increment());
    }

    @Test
    void aSequenceIsASequenceAndNoTable() {
        Model model = Scan.scanForPostgresql(WordsTest.class, "15.18 (Debian 15.18-1)", Map.of());
        assertThat(model.schema().sequences())
                .containsExactly(
                        new Sequence(TableName.of("auto_seq"), 1, 50),
                        new Sequence(TableName.of("thing_seq"), 1000, 20));
        assertThat(model.words().sequences()).isEmpty();
        assertThat(model.schema().table(TableName.of("thing_seq"))).isEmpty();
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void namesAreFoldedUnlessTheyAreQuoted() {
        Table folded = Scan.table(Scan.scanForPostgresql(WordsTest.class, "18.6", Map.of()), "thing");
        assertThat(folded.columns()).extracting(Column::name).contains("largetext", "shorttexts");
        Map<String, String> quoted = Map.of("hibernate.globally_quoted_identifiers", "true");
        Model exact = Scan.scanForPostgresql(WordsTest.class, "18.6", quoted);
        assertThat(Scan.table(exact, "thing").columns())
                .extracting(Column::name)
                .contains("largeText", "shortTexts");
        assertThat(exact.schema().sequences())
                .extracting(each -> each.name().name())
                .contains("Thing_Seq", "auto_SEQ");
    }

    @Test
    void theSchemaIsPartOfTheName() {
        assertThat(OWN.schema().tables()).extracting(Table::name).containsExactly(new TableName("app", "Order"));
        assertThat(OWN.schema().sequences())
                .extracting(Sequence::name)
                .containsExactly(new TableName("app", "order_seq"));
    }

    @Test
    void theColumnsHaveTheTypesOfPostgresql() {
        Table table = Scan.table(Scan.scanForPostgresql(WordsTest.class, "18.6", Map.of()), "thing");
        assertThat(type(table, "texts")).isEqualTo(SqlType.array(SqlType.of(TypeName.VARCHAR, 255)));
        assertThat(type(table, "address")).isEqualTo(SqlType.raw("inet"));
        assertThat(type(table, "largetext")).isEqualTo(SqlType.of(TypeName.CLOB));
        assertThat(type(table, "endlesstext")).isEqualTo(SqlType.of(TypeName.TEXT));
        assertThat(type(table, "document")).isEqualTo(SqlType.of(TypeName.JSON));
    }

    private static SqlType type(Table table, String column) {
        return Scan.column(table, column).type();
    }

    @Test
    void theVersionOfTheServerReachesHibernate() {
        assertThat(Scan.postgresqlSettings("15.18 (Debian 15.18-1)"))
                .containsEntry("jakarta.persistence.database-product-name", "PostgreSQL")
                .containsEntry("jakarta.persistence.database-major-version", "15")
                .containsEntry("jakarta.persistence.database-minor-version", "18")
                .doesNotContainKey("hibernate.dialect");
    }

    @Test
    void aComputedColumnIsStoredOnEveryVersion() {
        assertThat(Scan.column(OWN.schema().tables().get(0), "total").generated())
                .isEqualTo(Generated.stored(new SqlText("price * 2")));
    }

    @Test
    void theCollationIsThatOfPostgresqlAndSerialIsAnIdentity() {
        Table table = OWN.schema().tables().get(0);
        assertThat(Scan.column(table, "code").collation()).isEqualTo("C");
        assertThat(Scan.column(table, "number")).satisfies(number -> {
            assertThat(number.type()).isEqualTo(SqlType.of(TypeName.BIGINT));
            assertThat(number.identity()).isEqualTo(Identity.PLAIN);
        });
    }
}
