package dev.limbeck.spi;

import java.util.List;

/**
 * Entities as source.
 *
 * @param sources the files, by name
 * @param notes what a person should know, a line each: what the entities cannot say, and what was guessed
 * @param exclude patterns for {@code autogenerate.exclude} that keep Limbeck from dropping what entities cannot say
 */
public record GeneratedEntities(List<Source> sources, List<String> notes, List<String> exclude) {
    /** Copies the lists. */
    public GeneratedEntities {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        exclude = List.copyOf(exclude);
    }

    /**
     * A file.
     *
     * @param className the simple name of its class, which names the file
     * @param text the whole text
     */
    public record Source(String className, String text) {}
}
