package dev.limbeck.cli.diagram;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table in a diagram.
 *
 * @param name the name, unique in the diagram
 * @param mark the change to the table
 * @param note a few words about the change, for instance {@code was users}; if empty, the word of the mark is shown
 * @param columns the columns that are shown
 * @param hidden the number of columns that are not shown
 * @param link the page or the place in the page that describes the table, or null
 */
public record DiagramTable(
        String name, ChangeMark mark, String note, List<DiagramColumn> columns, int hidden, @Nullable String link) {
    /** Copies the list. */
    public DiagramTable {
        columns = List.copyOf(columns);
    }

    /** {@return the words that are shown next to the name} */
    String words() {
        return note.isEmpty() ? mark.word() : note;
    }

    /** {@return the position of the column among the columns that are shown, or -1} */
    int row(String column) {
        int exact = row(column::equals);
        return exact >= 0 ? exact : row(column::equalsIgnoreCase);
    }

    private int row(Predicate<String> name) {
        for (int i = 0; i < columns.size(); i++) {
            if (name.test(columns.get(i).name())) {
                return i;
            }
        }
        return -1;
    }
}
