package dev.limbeck.spi;

import java.util.List;

/**
 * Generated source code of entities.
 *
 * @param sources the files, by name
 * @param notes notes for the user, one line each: the parts of the schema that the entities cannot express, and the
 *     guesses that were made
 * @param exclude patterns for {@code autogenerate.exclude} that keep Limbeck from dropping objects that the entities
 *     cannot express
 */
public record GeneratedEntities(List<Source> sources, List<String> notes, List<String> exclude) {
    /** Copies the lists. */
    public GeneratedEntities {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        exclude = List.copyOf(exclude);
    }

    /**
     * A source file.
     *
     * @param className the simple name of the class, which is also the name of the file
     * @param text the content of the file
     */
    public record Source(String className, String text) {

        /** {@return the file of the given class} */
        public static Source of(String className, String text) {
            return new Source(className, text);
        }
    }

    /** {@return a result with the given files, without notes} */
    public static GeneratedEntities of(List<Source> sources) {
        return new GeneratedEntities(sources, List.of(), List.of());
    }

    /** {@return a copy of this result with the given notes} */
    public GeneratedEntities withNotes(List<String> other) {
        return new GeneratedEntities(sources, other, exclude);
    }

    /** {@return a copy of this result with the given patterns for {@code autogenerate.exclude}} */
    public GeneratedEntities withExclude(List<String> other) {
        return new GeneratedEntities(sources, notes, other);
    }
}
