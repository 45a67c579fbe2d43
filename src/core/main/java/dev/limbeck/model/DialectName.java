package dev.limbeck.model;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dialects that a revision file can mention, including those of databases that this version cannot connect to. */
public enum DialectName {
    SQLITE,
    POSTGRESQL,
    MARIADB,
    MYSQL,
    H2;

    /** {@return the name in a revision file, for instance {@code postgresql}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the dialect with the given name}
     *
     * @throws IllegalArgumentException if there is no such dialect
     */
    public static DialectName require(String name) {
        return Stream.of(values())
                .filter(each -> each.text().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no dialect \"" + name + "\". The dialects are "
                                + Stream.of(values()).map(DialectName::text).collect(Collectors.joining(", ")) + "."));
    }
}
