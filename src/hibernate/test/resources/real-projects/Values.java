package shop;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.*;

/** The values of a row, which follow from its number: the application has even ids, revisions odd ones. */
public class Values {
    /** Only the application knows in which form it stores these. */
    private static final Set<String> OF_THE_APPLICATION = Set.of("names", "numbers", "document", "palette");

    public static Map<String, Object> of(int seed) {
        LocalDateTime moment = LocalDateTime.of(2026, 1, 1 + seed, 7, 30, 15, 123_000_000);
        Instant instant = moment.toInstant(ZoneOffset.UTC);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("truth", seed % 2 == 0);
        values.put("tiny", (byte) seed);
        values.put("small", (short) (seed * 100));
        values.put("number", seed * 100_000);
        values.put("large", seed * 10_000_000_000L);
        values.put("floating", seed + 0.5f);
        values.put("doubling", seed + 0.25);
        values.put("money", new BigDecimal(seed + ".75"));
        values.put("big", BigInteger.valueOf(seed).multiply(BigInteger.valueOf(1_000_000_007L)));
        values.put("letter", (char) ('a' + seed));
        values.put("text", "text ü " + seed);
        values.put("memo", "a longer text " + seed);
        values.put("bytes", ("bytes " + seed).getBytes(StandardCharsets.UTF_8));
        values.put("picture", ("picture " + seed).getBytes(StandardCharsets.UTF_8));
        values.put("uuid", new UUID(seed, 42));
        values.put("uuidtext", new UUID(42, seed));
        values.put("day", moment.toLocalDate());
        values.put("clock", moment.toLocalTime().truncatedTo(ChronoUnit.SECONDS));
        values.put("moment", moment);
        values.put("instant", instant);
        values.put("offsetmoment", instant.atOffset(ZoneOffset.ofHours(2)));
        values.put("zoned", instant.atZone(ZoneId.of("Europe/Paris")));
        values.put("offsetclock", OffsetTime.of(7, 30, seed, 0, ZoneOffset.UTC));
        values.put("utildate", Date.from(instant));
        values.put("stamp", java.sql.Timestamp.from(instant));
        values.put("sqlday", java.sql.Date.valueOf(moment.toLocalDate()));
        values.put("span", Duration.ofSeconds(seed, 5));
        values.put("yr", Year.of(2000 + seed));
        values.put("colour", Colour.GREEN);
        values.put("colourname", Colour.RED);
        values.put("yn", seed % 2 == 1);
        values.put("currency", Currency.getInstance("CHF"));
        values.put("locale", new Locale("de", "CH"));
        values.put("zone", ZoneId.of("Europe/Paris"));
        values.put("shift", ZoneOffset.ofHours(seed));
        values.put("timezone", TimeZone.getTimeZone("Europe/Paris"));
        values.put("url", url("https://example.org/" + seed));
        values.put("type", Values.class);
        values.put("address", address(seed));
        values.put("letters", new char[] {'a', (char) ('a' + seed)});
        values.put("price", new Thing.Price(new BigDecimal(seed + ".25"), Currency.getInstance("EUR")));
        values.put("palette", new TreeSet<>(Set.of(Colour.RED, Colour.GREEN)));
        values.put("names", new String[] {"a", "b" + seed});
        values.put("numbers", List.of(1, seed));
        values.put("document", new TreeMap<>(Map.of("key", "value " + seed)));
        return values;
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress address(int seed) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) seed});
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The row for bulkInsert: where only the application knows the form, the value that it stores. */
    public static Map<String, Object> row(int seed) {
        Map<String, Object> row = new LinkedHashMap<>(of(seed));
        row.keySet().removeAll(OF_THE_APPLICATION);
        row.put("id", 2 * seed + 1);
        row.put("span", ((Duration) row.get("span")).toNanos());
        row.put("yr", ((Year) row.get("yr")).getValue());
        row.put("yn", Boolean.TRUE.equals(row.get("yn")) ? "Y" : "N");
        row.put("currency", "CHF");
        for (String name : List.of("locale", "zone", "shift", "url")) {
            row.put(name, row.get(name).toString());
        }
        row.put("timezone", ((TimeZone) row.get("timezone")).getID());
        row.put("type", Values.class.getName());
        row.put("address", ((InetAddress) row.get("address")).getAddress());
        Thing.Price price = (Thing.Price) row.remove("price");
        row.put("amount", price.amount());
        row.put("unit", price.unit().getCurrencyCode());
        row.put("version", 0);
        return row;
    }

    static void fill(Thing thing, int seed) {
        of(seed).forEach((name, value) -> {
            try {
                field(name).set(thing, converted(value, field(name)));
            } catch (ReflectiveOperationException absent) {
                // A later version of the entity does not have the attribute.
            }
        });
    }

    private static Field field(String name) throws ReflectiveOperationException {
        return Thing.class.getField(name.equals("text") && !has("text") ? "title" : name);
    }

    private static boolean has(String name) {
        return Arrays.stream(Thing.class.getFields()).anyMatch(field -> field.getName().equals(name));
    }

    private static Object converted(Object value, Field field) {
        return field.getType() == Integer.class && value instanceof Number number ? number.intValue() : value;
    }

    /** Returns "as written", or the attributes that differ. */
    static String compare(Thing thing) {
        StringJoiner wrong = new StringJoiner(", ").setEmptyValue("as written");
        int compared = 0;
        for (Map.Entry<String, Object> each : of(thing.id / 2).entrySet()) {
            try {
                Field field = field(each.getKey());
                Object read = field.get(thing);
                if (thing.id % 2 == 1 && read instanceof Set<?> set && set.isEmpty()) {
                    read = null;
                }
                boolean none = thing.id % 2 == 1 && OF_THE_APPLICATION.contains(each.getKey());
                Object wanted = none ? null : converted(each.getValue(), field);
                compared++;
                if (!plain(read).equals(plain(wanted))) {
                    wrong.add(each.getKey() + " is " + plain(read) + ", not " + plain(wanted));
                }
            } catch (ReflectiveOperationException absent) {
                // A later version of the entity does not have the attribute.
            }
        }
        return wrong + " in " + compared;
    }

    private static String plain(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof char[] letters) {
            return new String(letters);
        }
        if (value instanceof Thing.Price price) {
            return plain(price.amount()) + " " + price.unit();
        }
        if (value instanceof Set<?> set) {
            return new TreeSet<Object>(set).toString();
        }
        if (value instanceof TimeZone zone) {
            return zone.getID();
        }
        if (value instanceof OffsetTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof Object[] array) {
            return Arrays.toString(array);
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate().toString();
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant().toString();
        }
        return value instanceof ZonedDateTime moment ? moment.toInstant().toString() : String.valueOf(value);
    }
}
