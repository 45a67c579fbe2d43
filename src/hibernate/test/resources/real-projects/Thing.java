package shop;

import jakarta.persistence.*;
import java.math.*;
import java.time.*;
import java.util.*;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

@Entity
@Table(indexes = {/*indexes*/})
public class Thing {
    @Id public Integer id;
    public boolean truth;
    public Byte tiny;
    public Short small;
    public Integer number;
    public Long large;
    public Float floating;
    public Double doubling;
    public BigDecimal money;
    public BigInteger big;
    public Character letter;
    public String text;
    @Lob public String memo;
    public byte[] bytes;
    @Column(length = 100000) public byte[] picture;
    public UUID uuid;
    @JdbcTypeCode(SqlTypes.CHAR) public UUID uuidtext;
    public LocalDate day;
    public LocalTime clock;
    public LocalDateTime moment;
    public Instant instant;
    public OffsetDateTime offsetmoment;
    public ZonedDateTime zoned;
    public OffsetTime offsetclock;
    @Temporal(TemporalType.TIMESTAMP) public Date utildate;
    public java.sql.Timestamp stamp;
    public java.sql.Date sqlday;
    public Duration span;
    public Year yr;
    public Colour colour;
    @Enumerated(EnumType.STRING) public Colour colourname;
    @Convert(converter = YesNoConverter.class) public Boolean yn;
    public Currency currency;
    public String[] names;
    public List<Integer> numbers;
    public Locale locale;
    public ZoneId zone;
    public ZoneOffset shift;
    public TimeZone timezone;
    public java.net.URL url;
    public Class<?> type;
    public java.net.InetAddress address;
    public char[] letters;
    @Version public int version;
    @Embedded public Price price;
    @ElementCollection public Set<Colour> palette = new HashSet<>();
    @JdbcTypeCode(SqlTypes.JSON) public Map<String, String> document;
    /*more*/

    /** Two columns of the table of its entity. */
    @Embeddable
    public record Price(BigDecimal amount, Currency unit) {}
}
