package dev.limbeck.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The declared type of a column: a portable type that each dialect writes in its own syntax, or verbatim text for one
 * database.
 */
public sealed interface SqlType {

    /** The absence of a declared type, which only SQLite allows. */
    SqlType NONE = new Raw("");

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
     * A type in the syntax of one database.
     *
     * @param text the exact declaration; may be empty on SQLite
     */
    record Raw(String text) implements SqlType {

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@return the portable type of that name and these arguments} */
    static SqlType of(TypeName name, Integer... arguments) {
        return new Portable(name, Arrays.asList(arguments));
    }

    /** {@return a type in the syntax of one database} */
    static SqlType raw(String text) {
        return new Raw(text);
    }
}
