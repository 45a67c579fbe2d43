package dev.limbeck.model;

import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a database stores and compares names. Only the case of ASCII letters is ever ignored or changed.
 *
 * <p>A revision file contains names in a plain or an exact form. A plain name is stored as the database stores an
 * unquoted name. A name in double quotes, with {@code ""} for each double quote in it, is exact and is stored
 * unchanged.
 */
public enum NameRule {
    /** Names are stored as written and compared without regard to case, even if they are quoted, as in SQLite. */
    ASCII_INSENSITIVE,
    /** An unquoted name is stored in lower case; stored names are compared exactly, as in PostgreSQL. */
    LOWER,
    /** An unquoted name is stored in upper case; stored names are compared exactly, as in H2, Oracle and Db2. */
    UPPER,
    /** Names are stored as written and compared exactly, like table names in MariaDB and MySQL on Linux. */
    EXACT;

    /** {@return the stored form of an unquoted name} */
    public String store(String plain) {
        return switch (this) {
            case LOWER -> CaseFolding.fold(plain);
            case UPPER -> CaseFolding.raise(plain);
            case ASCII_INSENSITIVE, EXACT -> plain;
        };
    }

    /** {@return the key of a stored name: two stored names are the same name if their keys are equal} */
    public String key(String stored) {
        return this == ASCII_INSENSITIVE ? CaseFolding.fold(stored) : stored;
    }

    /** {@return whether both stored names are the same name; false if either is null} */
    public boolean same(@Nullable String one, @Nullable String other) {
        return this == ASCII_INSENSITIVE ? CaseFolding.same(one, other) : one != null && one.equals(other);
    }

    /** {@return whether one of the stored names is the given stored name} */
    public boolean contains(Collection<String> stored, String name) {
        return stored.stream().anyMatch(each -> same(each, name));
    }

    /** {@return the keys of the stored names} */
    public Set<String> keys(Collection<String> stored) {
        return stored.stream().map(this::key).collect(Collectors.toSet());
    }

    /** {@return the exact form of the name: {@code "User"} with the quotes} */
    public static String exact(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /**
     * {@return whether the text is the exact form of a name: at least two characters, the first and last a double
     * quote}
     */
    public static boolean isExact(String written) {
        return written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
    }

    /** {@return the name whose exact form is given} */
    public static String unquote(String exact) {
        return exact.substring(1, exact.length() - 1).replace("\"\"", "\"");
    }

    /**
     * {@return the function that converts a name in a revision file to the stored name}
     *
     * @param allExact whether the file declares that all its names are exact, in which case plain names are stored as
     *     written
     */
    public UnaryOperator<String> reader(boolean allExact) {
        return written -> isExact(written) ? unquote(written) : allExact ? written : store(written);
    }

    /** {@return the inverse of {@link #reader}: the shortest form of a stored name} */
    public UnaryOperator<String> writer(boolean allExact) {
        return stored -> isExact(stored) || (!allExact && !store(stored).equals(stored)) ? exact(stored) : stored;
    }
}
