package dev.limbeck.testing.models;

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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/** An attribute of every Java type. */
@Entity
public class Everything {
    enum Color {
        RED,
        GREEN
    }

    static class Lower implements AttributeConverter<Color, String> {
        @Override
        public String convertToDatabaseColumn(Color color) {
            return color == null ? null : color.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Color convertToEntityAttribute(String text) {
            return text == null ? null : Color.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    @Id
    @GeneratedValue(generator = "everything")
    @SequenceGenerator(name = "everything", sequenceName = "Every_Thing", initialValue = 1000, allocationSize = 20)
    long id;

    boolean truth;
    Boolean maybe;

    @Convert(converter = YesNoConverter.class)
    Boolean yesNo;

    byte tiny;
    short small;
    int number;
    long large;
    float real;
    double precise;
    BigDecimal amount;

    @Column(precision = 12, scale = 2)
    BigDecimal price;

    BigInteger big;
    char letter;
    String text;

    @Column(length = 100, nullable = false, unique = true)
    String shortText;

    @Column(length = 70_000)
    String longText;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String endlessText;

    @Lob
    String largeText;

    @Nationalized
    String national;

    byte[] octets;

    @Column(length = 100_000)
    byte[] photo;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    byte[] endless;

    @Lob
    byte[] largeObject;

    @Enumerated(EnumType.STRING)
    @Column(length = 10, nullable = false)
    Color color;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Color explicitColor;

    @Convert(converter = Lower.class)
    Color convertedColor;

    Color ordinalColor;
    DayOfWeek day;
    List<String> names;
    List<Integer> numbers;
    UUID[] ids;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> document;

    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    UUID uuidText;

    InetAddress address;
    Currency currency;
    Locale locale;
    LocalDate dated;
    LocalTime timed;
    OffsetTime zonedTime;
    LocalDateTime moment;

    @Column(secondPrecision = 3)
    LocalDateTime millis;

    Instant instant;
    OffsetDateTime offset;
    ZonedDateTime zoned;
    Date date;
    Calendar calendar;
    Year year;
    Duration duration;

    @ColumnDefault("7")
    int withDefault;

    @ColumnDefault("'it''s'")
    String textDefault;

    @Column(comment = "what it's for")
    String commented;
}
