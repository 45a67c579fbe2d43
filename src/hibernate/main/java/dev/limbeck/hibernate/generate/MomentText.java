package dev.limbeck.hibernate.generate;

import java.util.List;

/**
 * The converter of moments that stand as text with microseconds behind a blank, as Python writes them: sqlite-jdbc takes six
 * digits of a second for milliseconds, and reads no other form of them.
 */
final class MomentText {
    /** Its simple name, which no entity has. */
    static final String NAME = "MomentText";

    private MomentText() {}

    /** {@return whether one of the entities needs it} */
    static boolean isUsedBy(List<EntityClass> entities) {
        return entities.stream()
                .flatMap(entity -> entity.attributes().stream())
                .anyMatch(attribute -> attribute.annotations().containsAll(JavaType.MOMENT_MICROS.annotations()));
    }

    /** {@return the class, indented by that many spaces} */
    static String text(Imports imports, int indent) {
        String moment = imports.name("java.time.LocalDateTime");
        String converter = imports.name("jakarta.persistence.AttributeConverter");
        String units = imports.name("java.time.temporal.ChronoUnit");
        String text =
                """
                /** Moments as text like 2026-01-31 23:59:59.123456, which the JDBC driver would read as another time. */
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
