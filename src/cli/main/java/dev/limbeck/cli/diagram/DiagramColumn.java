package dev.limbeck.cli.diagram;

/**
 * A column of a table in a diagram.
 *
 * @param name the name
 * @param type the displayed type
 * @param key {@code PK}, {@code FK}, {@code PK FK}, or an empty string
 * @param mark the change to the column
 * @param note a few words about the change, for instance {@code was name}; if empty, the word of the mark is shown
 */
public record DiagramColumn(String name, String type, String key, ChangeMark mark, String note) {
    /** {@return the words that are shown next to the column} */
    String words() {
        return note.isEmpty() ? mark.word() : note;
    }
}
