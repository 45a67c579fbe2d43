package dev.limbeck.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The declared type of a column: a portable type that each dialect writes in its own syntax, or verbatim text for one
 * database.
 */
public sealed interface SqlType {

    /**
     * A type that every dialect supports.
     *
     * @param name the name of the type
     * @param arguments the length, or the precision and scale; empty if not specified
     */
    record Portable(TypeName name, List<Integer> arguments) implements SqlType {
        /** Copies the arguments. */
        public Portable {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            String words = name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            int zone = words.indexOf(" with ");
            int end = zone < 0 ? words.length() : zone;
            return arguments.isEmpty()
                    ? words
                    : words.substring(0, end)
                            + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"))
                            + words.substring(end);
        }
    }

    /**
     * A string that is one of several names; a Java enum is stored in this way. A database with enumeration types
     * stores it in a column of such a type; any other database stores it in a text column with an unnamed check
     * constraint.
     *
     * @param values the names, in the order of their declaration
     * @param size the length of the text column
     */
    record Enumeration(List<String> values, int size) implements SqlType {
        /** The length of a text column if none is specified, as in JPA. */
        public static final int DEFAULT_SIZE = 255;

        /** Copies the names; rejects an enumeration that has no names or has the same name twice. */
        public Enumeration {
            values = List.copyOf(values);
            if (values.isEmpty() || Set.copyOf(values).size() < values.size()) {
                throw new IllegalArgumentException("An enumeration needs at least one name, and each name once: "
                        + "enumeration(" + String.join(", ", values) + ")");
            }
        }

        /**
         * {@return a copy of this enumeration with the given length of the text column:
         * {@code enumeration("OPEN").length(10)}}
         */
        public Enumeration length(int length) {
            return new Enumeration(values, length);
        }

        /** {@return the type of the text column in a database without enumeration types} */
        public SqlType textType() {
            return SqlType.of(TypeName.VARCHAR, size);
        }

        @Override
        public String toString() {
            return "enumeration(" + String.join(", ", values) + ")" + (size == DEFAULT_SIZE ? "" : " length " + size);
        }
    }

    /**
     * An array. A database without an array type stores an array as bytes or as a document.
     *
     * @param element the type of the elements
     */
    record Array(SqlType element) implements SqlType {
        private static final int DEFAULT_LENGTH = 255;

        /** {@return the type of the column in a database that stores arrays as bytes} */
        public SqlType bytesType() {
            boolean sized = element instanceof Portable text
                    && text.name() == TypeName.VARCHAR
                    && !text.arguments().isEmpty();
            return SqlType.of(
                    TypeName.VARBINARY, sized ? ((Portable) element).arguments().get(0) : DEFAULT_LENGTH);
        }

        @Override
        public String toString() {
            return element + " array";
        }
    }

    /**
     * A type with a different declaration on some databases.
     *
     * @param standard the type in all other databases
     * @param others the types for particular dialects, by the name of the dialect
     */
    record ByDialect(SqlType standard, Map<String, SqlType> others) implements SqlType {
        /** Copies the map and preserves its order. */
        public ByDialect {
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }

        @Override
        public String toString() {
            return standard
                    + others.entrySet().stream()
                            .map(each -> ", on " + each.getKey() + " " + each.getValue())
                            .collect(Collectors.joining());
        }
    }

    /**
     * A type in the syntax of one database.
     *
     * @param text the exact declaration; may be empty on SQLite
     */
    record Raw(String text) implements SqlType {
        /** The absence of a declared type, which only SQLite allows. */
        public static final SqlType NONE = new Raw("");

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@return the portable type with the given name and arguments} */
    static SqlType of(TypeName name, Integer... arguments) {
        return new Portable(name, Arrays.asList(arguments));
    }

    /** {@return a type in the syntax of one database} */
    static SqlType raw(String text) {
        return new Raw(text);
    }

    /** {@return the type of a string that is one of the given names; a Java enum is stored in this way} */
    static Enumeration enumeration(String... values) {
        return new Enumeration(List.of(values), Enumeration.DEFAULT_SIZE);
    }

    /** {@return an array of elements of the given type} */
    static Array array(SqlType element) {
        return new Array(element);
    }

    /**
     * {@return a type that is the given type on the given dialect, and this type on every other dialect:
     * {@code blob().on("postgresql", type("geometry"))}}
     *
     * @throws IllegalArgumentException if Limbeck does not know a dialect with the given name
     */
    default SqlType on(String dialect, SqlType type) {
        Map<String, SqlType> others = new LinkedHashMap<>(this instanceof ByDialect known ? known.others() : Map.of());
        others.put(DialectName.require(dialect).text(), type);
        return new ByDialect(this instanceof ByDialect known ? known.standard() : this, others);
    }

    /**
     * {@return the type on the given dialect, which is this type unless {@link #on} specified a different type for it}
     */
    default SqlType forDialect(String dialect) {
        return this instanceof ByDialect types ? types.others().getOrDefault(dialect, types.standard()) : this;
    }
}
