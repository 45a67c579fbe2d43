package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Derives the table of types in the decision record from Hibernate. {@code -Dgolden.update=true} writes it into the
 * page.
 */
class WordTableTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "adr", "0012-one-file-several-databases.md");
    private static final String BEGIN = "<!-- words: derived from Hibernate by WordTableTest -->\n";
    private static final String END = "<!-- end of words -->\n";

    enum Color {
        RED,
        GREEN
    }

    static class Lower implements AttributeConverter<Color, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Color color) {
            return color == null ? null : color.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public @Nullable Color convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : Color.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    @NullUnmarked
    @Entity(name = "word")
    static class Word {
        @Id
        @GeneratedValue(generator = "g")
        @SequenceGenerator(name = "g", sequenceName = "word_seq", initialValue = 1000, allocationSize = 20)
        long id;

        boolean truth;
        byte tiny;
        short small;
        int number;
        float real;
        double precise;
        BigDecimal amount;

        @Column(precision = 12, scale = 2)
        BigDecimal price;

        char letter;
        String text;

        @Column(length = 100)
        String shortText;

        @Column(length = 70_000)
        String longText;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String endlessText;

        @Lob
        String largeText;

        byte[] octets;

        @Column(length = 100_000)
        byte[] photo;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        byte[] endless;

        @Lob
        byte[] largeObject;

        @Enumerated(EnumType.STRING)
        @Column(length = 10)
        Color color;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        Color explicitColor;

        @Convert(converter = Lower.class)
        Color convertedColor;

        Color ordinalColor;
        List<String> names;
        List<Integer> numbers;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> document;

        @JdbcTypeCode(SqlTypes.SQLXML)
        String xml;

        UUID uuid;
        InetAddress address;
        LocalDate dated;
        LocalTime timed;
        OffsetTime zonedTime;
        LocalDateTime moment;
        Instant instant;
        Duration duration;
    }

    private static Map<String, String> attributes() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : List.of(
                "truth=boolean",
                "tiny=byte",
                "small=short",
                "number=int",
                "id=long",
                "real=float",
                "precise=double",
                "amount=BigDecimal",
                "price=BigDecimal, precision 12, scale 2",
                "letter=char",
                "text=String",
                "shortText=String, length 100",
                "longText=String, length 70,000",
                "endlessText=String, LONG32VARCHAR",
                "largeText=@Lob String",
                "octets=byte[]",
                "photo=byte[], length 100,000",
                "endless=byte[], LONG32VARBINARY",
                "largeObject=@Lob byte[]",
                "color=enum as STRING, length 10",
                "explicitColor=enum as STRING, VARCHAR",
                "convertedColor=enum with a converter",
                "ordinalColor=enum as ORDINAL",
                "names=List<String>",
                "numbers=List<Integer>",
                "document=Map, JSON",
                "xml=String, SQLXML",
                "uuid=UUID",
                "address=InetAddress",
                "dated=LocalDate",
                "timed=LocalTime",
                "zonedTime=OffsetTime",
                "moment=LocalDateTime",
                "instant=Instant",
                "duration=Duration")) {
            String[] parts = line.split("=", 2);
            names.put(parts[0], "`" + parts[1].replaceFirst(", ", "`, "));
        }
        names.replaceAll((name, text) -> text.indexOf('`', 1) < 0 ? text + "`" : text);
        return names;
    }

    @Test
    void thePageHasTheWordsAndTheirSpellingInHibernatesDialects() throws IOException {
        String table = WordTable.write(Word.class, attributes());
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table);
        }
    }
}
