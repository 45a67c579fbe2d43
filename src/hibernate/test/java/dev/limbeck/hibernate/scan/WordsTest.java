package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.Model;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.net.InetAddress;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the information about types and sequences that the mapping contains but that SQLite does not store. */
class WordsTest {
    enum Color {
        RED,
        GREEN
    }

    static class Lower implements AttributeConverter<Color, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Color color) {
            return color == null ? null : color.name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public @Nullable Color convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : Color.valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    @NullUnmarked
    @Entity(name = "thing")
    static class Thing {
        @Id
        @GeneratedValue(generator = "thing")
        @SequenceGenerator(name = "thing", sequenceName = "Thing_Seq", initialValue = 1000, allocationSize = 20)
        long id;

        @Enumerated(EnumType.STRING)
        Color plain;

        @Enumerated(EnumType.STRING)
        @Column(length = 10)
        Color sized;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        Color text;

        @Convert(converter = Lower.class)
        Color converted;

        Color ordinal;

        @Enumerated(EnumType.STRING)
        @Column(columnDefinition = "varchar(7)")
        Color defined;

        @ElementCollection
        @Enumerated(EnumType.STRING)
        List<Color> colors;

        String[] texts;

        @Column(length = 40)
        List<String> shortTexts;

        int[] numbers;

        UUID[] ids;

        LocalDateTime[] times;

        @JdbcTypeCode(SqlTypes.JSON)
        long[] document;

        byte[] bytes;

        @Column(length = 100_000)
        byte[] photo;

        @Lob
        byte[] large;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        byte[] endless;

        @Lob
        String largeText;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String endlessText;

        InetAddress address;
    }

    @NullUnmarked
    @Entity(name = "auto")
    static class Auto {
        @Id
        @GeneratedValue
        long id;
    }

    @NullUnmarked
    @Entity(name = "counted")
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "counted")
        @TableGenerator(name = "counted", table = "id_table")
        long id;
    }

    private static final Model MODEL = Scan.scanNested(WordsTest.class);
    private static final SchemaWords WORDS = MODEL.words();

    private static Optional<SqlType> word(String column) {
        return WORDS.type(TableName.of("thing"), column);
    }

    private static SqlType type(String column) {
        return Scan.column(Scan.table(MODEL, "thing"), column).type();
    }

    @Test
    void anEnumStoredByNameIsAnEnumeration() {
        SqlType.Enumeration names = new SqlType.Enumeration(List.of("RED", "GREEN"), 255);
        assertThat(word("plain")).contains(names);
        assertThat(word("sized")).contains(names.length(10));
        assertThat(WORDS.type(TableName.of("thing_colors"), "colors")).contains(names);
        assertThat(type("sized")).isEqualTo(SqlType.of(TypeName.VARCHAR, 10));
    }

    @Test
    void aConverterOrAnExplicitTypeIsText() {
        assertThat(List.of("text", "converted", "ordinal", "defined"))
                .allSatisfy(column -> assertThat(word(column)).isEmpty());
    }

    @Test
    void anArrayKeepsTheTypeOfItsElements() {
        assertThat(word("texts")).contains(new SqlType.Array(SqlType.of(TypeName.VARCHAR, 255)));
        assertThat(word("shortTexts")).contains(new SqlType.Array(SqlType.of(TypeName.VARCHAR, 40)));
        assertThat(word("numbers")).contains(new SqlType.Array(SqlType.of(TypeName.INTEGER)));
        assertThat(word("ids")).contains(new SqlType.Array(SqlType.of(TypeName.UUID)));
        assertThat(word("times")).contains(new SqlType.Array(SqlType.of(TypeName.TIMESTAMP, 6)));
        assertThat(word("document")).isEmpty();
        assertThat(type("document")).isEqualTo(SqlType.of(TypeName.JSON));
    }

    @Test
    void bytesAndLargeObjectsAreApart() {
        assertThat(type("bytes")).isEqualTo(SqlType.of(TypeName.VARBINARY, 255));
        assertThat(type("photo")).isEqualTo(SqlType.of(TypeName.VARBINARY, 100_000));
        assertThat(type("endless")).isEqualTo(SqlType.of(TypeName.VARBINARY));
        assertThat(type("large")).isEqualTo(SqlType.of(TypeName.BLOB));
        assertThat(type("largeText")).isEqualTo(SqlType.of(TypeName.CLOB));
        assertThat(type("endlessText")).isEqualTo(SqlType.of(TypeName.CLOB));
        assertThat(word("endlessText")).contains(SqlType.of(TypeName.TEXT).on("sqlite", SqlType.of(TypeName.CLOB)));
        assertThat(word("largeText")).isEmpty();
        assertThat(word("address")).contains(SqlType.of(TypeName.VARBINARY, 19).on("postgresql", SqlType.raw("inet")));
    }

    @Test
    void aSequenceKeepsItsStartAndItsIncrement() {
        assertThat(WORDS.sequences().values())
                .containsExactlyInAnyOrder(
                        new Sequence(TableName.of("Thing_Seq"), 1000, 20),
                        new Sequence(TableName.of("auto_SEQ"), 1, 50));
        assertThat(MODEL.schema().table(TableName.of("id_table"))).isPresent();
    }

    @Test
    void aQuotedOrPrefixedSequenceIsFound() {
        Model model = Scan.scanNested(
                WordsTest.class,
                Map.of("hibernate.globally_quoted_identifiers", "true", "hibernate.default_schema", "app"));
        assertThat(model.words().sequence(TableName.of("Thing_Seq")))
                .contains(new Sequence(TableName.of("Thing_Seq"), 1000, 20));
        assertThat(model.words().type(TableName.of("thing"), "plain")).isPresent();
    }
}
