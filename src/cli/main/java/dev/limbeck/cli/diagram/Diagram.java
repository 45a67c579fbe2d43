package dev.limbeck.cli.diagram;

import java.util.List;

/**
 * Tables and the foreign keys between them.
 *
 * @param title a description of the picture, in one sentence
 * @param tables the tables, in the order in which they are read
 * @param references the foreign keys whose two tables are both in the diagram
 */
public record Diagram(String title, List<DiagramTable> tables, List<DiagramReference> references) {
    /** Copies the lists. */
    public Diagram {
        tables = List.copyOf(tables);
        references = List.copyOf(references);
    }
}
