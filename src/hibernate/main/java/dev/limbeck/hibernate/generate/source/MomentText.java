package dev.limbeck.hibernate.generate.source;

/**
 * Writes the source of a converter for dates and times that are stored as text with a space and microseconds, as Python
 * writes them. sqlite-jdbc would misread this text, because it interprets the six digits as milliseconds.
 */
public final class MomentText {
    /** The simple name of the converter; no entity has this name. */
    public static final String NAME = "MomentText";

    private MomentText() {}

    /** {@return the source of the converter, indented by the given number of spaces} */
    public static String text(Imports imports, int indent) {
        String moment = imports.name("java.time.LocalDateTime");
        String converter = imports.name("jakarta.persistence.AttributeConverter");
        String units = imports.name("java.time.temporal.ChronoUnit");
        String text =
                """
                /**
                 * Reads and writes text like 2026-01-31 23:59:59.123456, which the JDBC driver would read as a
                 * different time.
                 */
                public %sclass %s implements %s<%s, String> {
                    @Override
                    public String convertToDatabaseColumn(%s moment) {
                        if (moment == null) {
                            return null;
                        }
                        String seconds = moment.toLocalDate() + " " + moment.toLocalTime().truncatedTo(%s.SECONDS);
                        String whole = moment.getSecond() == 0 ? seconds + ":00" : seconds;
                        int micros = moment.getNano() / 1000;
                        return micros == 0 ? whole : whole + "." + String.valueOf(1_000_000 + micros).substring(1);
                    }

                    @Override
                    public %s convertToEntityAttribute(String text) {
                        return text == null ? null : %s.parse(text.replace(' ', 'T'));
                    }
                }
                """
                        .formatted(indent > 0 ? "static " : "", NAME, converter, moment, moment, units, moment, moment);
        return text.indent(indent);
    }
}
