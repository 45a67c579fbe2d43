package dev.limbeck.hibernate.journey.stored;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One attribute of each type; each row has a value for one of them. */
@Entity
@SuppressWarnings({"deprecation", "removal"})
public class Everything {
    /** Three constants. */
    public enum Colour {
        RED,
        GREEN,
        BLUE
    }

    @Id
    public @Nullable Integer id;

    public @Nullable LocalDate localDate;
    public @Nullable LocalTime localTime;
    public @Nullable LocalDateTime localDateTime;

    @Column(precision = 3)
    public @Nullable LocalDateTime localDateTimeOfMillis;

    public @Nullable Instant instant;

    @JdbcTypeCode(SqlTypes.TIMESTAMP)
    public @Nullable Instant instantAsTimestamp;

    public @Nullable OffsetDateTime offsetDateTime;
    public @Nullable ZonedDateTime zonedDateTime;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
    public @Nullable OffsetDateTime offsetDateTimeNormalized;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
    public @Nullable OffsetDateTime offsetDateTimeInUtc;

    public @Nullable OffsetTime offsetTime;

    @Temporal(TemporalType.DATE)
    public @Nullable Date utilDate;

    @Temporal(TemporalType.TIME)
    public @Nullable Date utilTime;

    @Temporal(TemporalType.TIMESTAMP)
    public @Nullable Date utilTimestamp;

    @Temporal(TemporalType.TIMESTAMP)
    public @Nullable Calendar calendar;

    public java.sql.@Nullable Date sqlDate;
    public java.sql.@Nullable Time sqlTime;
    public java.sql.@Nullable Timestamp sqlTimestamp;

    public @Nullable UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    public @Nullable UUID uuidAsText;

    public @Nullable Boolean truth;

    @JdbcTypeCode(SqlTypes.INTEGER)
    public @Nullable Boolean truthAsNumber;

    public @Nullable BigDecimal decimal;

    @Column(precision = 30, scale = 10)
    public @Nullable BigDecimal longDecimal;

    public @Nullable BigInteger bigInteger;
    public byte @Nullable [] bytes;

    public @Nullable Colour colour;

    @Enumerated(EnumType.STRING)
    public @Nullable Colour colourAsText;

    public @Nullable Character letter;
    public char @Nullable [] letters;
    public @Nullable Float floating;
    public @Nullable Double doubling;
    public @Nullable Byte tiny;
    public @Nullable Short small;
    public @Nullable Integer number;
    public @Nullable Long large;
    public @Nullable String text;
}
