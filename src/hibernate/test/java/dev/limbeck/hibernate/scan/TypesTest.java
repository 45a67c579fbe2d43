package dev.limbeck.hibernate.scan;

import static dev.limbeck.model.TypeName.BIGINT;
import static dev.limbeck.model.TypeName.BLOB;
import static dev.limbeck.model.TypeName.BOOL;
import static dev.limbeck.model.TypeName.CHAR;
import static dev.limbeck.model.TypeName.CLOB;
import static dev.limbeck.model.TypeName.DATE;
import static dev.limbeck.model.TypeName.FLOAT;
import static dev.limbeck.model.TypeName.INTEGER;
import static dev.limbeck.model.TypeName.JSON;
import static dev.limbeck.model.TypeName.NUMERIC;
import static dev.limbeck.model.TypeName.SMALLINT;
import static dev.limbeck.model.TypeName.TIME;
import static dev.limbeck.model.TypeName.TIMESTAMP;
import static dev.limbeck.model.TypeName.TIMESTAMP_WITH_TIME_ZONE;
import static dev.limbeck.model.TypeName.TIME_WITH_TIME_ZONE;
import static dev.limbeck.model.TypeName.TINYINT;
import static dev.limbeck.model.TypeName.UUID;
import static dev.limbeck.model.TypeName.VARBINARY;
import static dev.limbeck.model.TypeName.VARCHAR;
import static dev.limbeck.model.TypeName.XML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.SqlType;
import dev.limbeck.spi.Model;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class TypesTest {
    private final Model model = Scan.scanNested(TypesTest.class);

    enum Colour {
        RED,
        GREEN
    }

    @Entity(name = "everything")
    static class Everything {
        @Id
        UUID id;

        boolean aBoolean;
        byte aByte;
        short aShort;
        int anInt;
        long aLong;
        float aFloat;
        double aDouble;
        char aChar;
        BigDecimal decimal;

        @Column(precision = 10, scale = 3)
        BigDecimal preciseDecimal;

        BigInteger bigInteger;
        String string;

        @Column(length = 50)
        String shortString;

        @Column(length = Length.LONG32)
        String longString;

        @Lob
        String lobString;

        @Nationalized
        String nationalized;

        byte[] bytes;

        @Column(length = 16)
        byte[] shortBytes;

        @Lob
        byte[] lobBytes;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID uuidAsText;

        LocalDate localDate;
        LocalTime localTime;

        @Column(secondPrecision = 3)
        LocalTime localTimeInMillis;

        LocalDateTime localDateTime;

        @Column(secondPrecision = 0)
        LocalDateTime localDateTimeInSeconds;

        Instant instant;
        OffsetDateTime offsetDateTime;
        ZonedDateTime zonedDateTime;
        OffsetTime offsetTime;
        Duration duration;
        Year year;
        Colour ordinalEnum;

        @Enumerated(EnumType.STRING)
        Colour namedEnum;

        Locale locale;
        Currency currency;
        Class<?> type;
        String[] stringArray;
        List<Integer> integerList;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        @JdbcTypeCode(SqlTypes.SQLXML)
        String xml;

        InetAddress address;
    }

    private SqlType type(String column) {
        return Scan.column(model, "everything", column).type();
    }

    @Test
    void numbersHaveTheirSize() {
        assertThat(type("aBoolean")).isEqualTo(SqlType.of(BOOL));
        assertThat(type("aByte")).isEqualTo(SqlType.of(TINYINT));
        assertThat(type("aShort")).isEqualTo(SqlType.of(SMALLINT));
        assertThat(type("anInt")).isEqualTo(SqlType.of(INTEGER));
        assertThat(type("aLong")).isEqualTo(SqlType.of(BIGINT));
        assertThat(type("aFloat")).isEqualTo(SqlType.of(FLOAT, 24));
        assertThat(type("aDouble")).isEqualTo(SqlType.of(FLOAT, 53));
        assertThat(type("decimal")).isEqualTo(SqlType.of(NUMERIC, 38, 2));
        assertThat(type("preciseDecimal")).isEqualTo(SqlType.of(NUMERIC, 10, 3));
        assertThat(type("bigInteger")).isEqualTo(SqlType.of(NUMERIC, 38, 0));
        assertThat(type("year")).isEqualTo(SqlType.of(INTEGER));
    }

    @Test
    void textAndBytesHaveTheirLengthUnlessTheyAreLobs() {
        assertThat(type("aChar")).isEqualTo(SqlType.of(CHAR, 1));
        assertThat(type("string")).isEqualTo(SqlType.of(VARCHAR, 255));
        assertThat(type("shortString")).isEqualTo(SqlType.of(VARCHAR, 50));
        assertThat(type("longString")).isEqualTo(SqlType.of(VARCHAR, Length.LONG32));
        assertThat(type("lobString")).isEqualTo(SqlType.of(CLOB));
        assertThat(type("nationalized")).isEqualTo(SqlType.of(VARCHAR, 255));
        assertThat(type("bytes")).isEqualTo(SqlType.of(VARBINARY, 255));
        // SQLite has no varbinary type; therefore, if a length is given, Hibernate uses a LOB on SQLite, but not on
        // other databases.
        assertThat(type("shortBytes")).isEqualTo(SqlType.of(VARBINARY, 16));
        assertThat(type("lobBytes")).isEqualTo(SqlType.of(BLOB));
        assertThat(type("stringArray")).isEqualTo(SqlType.of(VARBINARY, 255));
        assertThat(type("integerList")).isEqualTo(SqlType.of(VARBINARY, 255));
    }

    @Test
    void timesHaveTheirPrecisionAndZone() {
        assertThat(type("localDate")).isEqualTo(SqlType.of(DATE));
        assertThat(type("localTime")).isEqualTo(SqlType.of(TIME, 0));
        assertThat(type("localTimeInMillis")).isEqualTo(SqlType.of(TIME, 3));
        assertThat(type("localDateTime")).isEqualTo(SqlType.of(TIMESTAMP, 6));
        assertThat(type("localDateTimeInSeconds")).isEqualTo(SqlType.of(TIMESTAMP, 0));
        assertThat(type("instant")).isEqualTo(SqlType.of(TIMESTAMP_WITH_TIME_ZONE, 6));
        assertThat(type("offsetDateTime")).isEqualTo(SqlType.of(TIMESTAMP_WITH_TIME_ZONE, 6));
        assertThat(type("zonedDateTime")).isEqualTo(SqlType.of(TIMESTAMP_WITH_TIME_ZONE, 6));
        assertThat(type("offsetTime")).isEqualTo(SqlType.of(TIME_WITH_TIME_ZONE, 0));
        assertThat(type("duration")).isEqualTo(SqlType.of(NUMERIC, 21, 0));
    }

    @Test
    void otherTypesAreThoseOfHibernate() {
        assertThat(type("id")).isEqualTo(SqlType.of(UUID));
        assertThat(type("uuidAsText")).isEqualTo(SqlType.of(CHAR, 36));
        assertThat(type("ordinalEnum")).isEqualTo(SqlType.of(TINYINT));
        assertThat(type("namedEnum")).isEqualTo(SqlType.of(VARCHAR, 255));
        assertThat(type("locale")).isEqualTo(SqlType.of(VARCHAR, 255));
        assertThat(type("currency")).isEqualTo(SqlType.of(VARCHAR, 3));
        assertThat(type("json")).isEqualTo(SqlType.of(JSON));
        assertThat(type("xml")).isEqualTo(SqlType.of(XML));
        assertThat(type("address")).isEqualTo(SqlType.of(VARBINARY, 19));
        assertThat(type("type")).isEqualTo(SqlType.of(VARCHAR, 255));
    }
}
