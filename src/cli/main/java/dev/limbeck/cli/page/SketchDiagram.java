package dev.limbeck.cli.page;

import dev.limbeck.cli.diagram.ChangeMark;
import dev.limbeck.cli.diagram.Diagram;
import dev.limbeck.cli.diagram.DiagramColumn;
import dev.limbeck.cli.diagram.DiagramReference;
import dev.limbeck.cli.diagram.DiagramTable;
import dev.limbeck.command.review.SketchNotes;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.result.Review.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Draws the diagram of the tables in a sketch. */
final class SketchDiagram {
    /** If there are more tables than this, only keys and changed columns are shown. */
    private static final int ALL_COLUMNS = 40;
    /** If there are more tables than this, no columns are shown. */
    private static final int NO_COLUMNS = 300;

    private final Sketch sketch;
    private final SketchNotes notes;
    private final List<DiagramTable> tables = new ArrayList<>();
    private final List<DiagramReference> references = new ArrayList<>();

    private SketchDiagram(Sketch sketch) {
        this.sketch = sketch;
        this.notes = new SketchNotes(sketch);
    }

    /** {@return the diagram} */
    static Diagram of(String title, Sketch sketch) {
        SketchDiagram diagram = new SketchDiagram(sketch);
        for (Table table : sketch.schema().tables()) {
            diagram.add(table);
        }
        return new Diagram(title, diagram.tables, diagram.references);
    }

    private void add(Table table) {
        int all = sketch.schema().tables().size();
        String note = notes.describe(table.name());
        List<DiagramColumn> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            DiagramColumn shown = column(table, column);
            boolean essential = !shown.key().isEmpty() || shown.mark() != ChangeMark.NONE;
            if (all <= NO_COLUMNS && (essential || (all <= ALL_COLUMNS && !note.isEmpty()))) {
                columns.add(shown);
            }
        }
        int hidden = all > NO_COLUMNS ? 0 : table.columns().size() - columns.size();
        tables.add(new DiagramTable(table.name().toString(), mark(note), note(note), columns, hidden, null));
        table.foreignKeys().forEach(key -> reference(table, key));
    }

    private DiagramColumn column(Table table, Column column) {
        String note = notes.describe(table.name(), column.name());
        NameRule rule = table.names().others();
        boolean primary =
                table.primaryKey() != null && rule.contains(table.primaryKey().columns(), column.name());
        boolean foreign = table.foreignKeys().stream().anyMatch(key -> rule.contains(key.columns(), column.name()));
        String key = (primary ? "PK" : "") + (primary && foreign ? " " : "") + (foreign ? "FK" : "");
        String type = column.type().toString().toLowerCase(Locale.ROOT) + (column.nullable() ? "?" : "");
        return new DiagramColumn(column.name(), type, key, mark(note), note(note));
    }

    private void reference(Table table, ForeignKey key) {
        Schema schema = sketch.schema();
        Optional<Table> target = schema.table(key.referencedTable());
        if (target.isEmpty() || key.columns().isEmpty()) {
            return;
        }
        List<String> referenced =
                !key.referencedColumns().isEmpty() || target.get().primaryKey() == null
                        ? key.referencedColumns()
                        : target.get().primaryKey().columns();
        boolean optional = key.columns().stream()
                .anyMatch(name -> table.column(name).map(Column::nullable).orElse(true));
        NameRule rule = table.names().others();
        Set<String> columns = rule.keys(key.columns());
        boolean single = table.uniqueConstraints().stream()
                        .anyMatch(unique -> rule.keys(unique.columns()).equals(columns))
                || (table.primaryKey() != null
                        && rule.keys(table.primaryKey().columns()).equals(columns));
        ChangeMark mark = mark(notes.describe(table.name()));
        references.add(new DiagramReference(
                table.name().toString(),
                key.columns().get(0),
                target.get().name().toString(),
                referenced.isEmpty() ? "" : referenced.get(0),
                single,
                optional,
                mark == ChangeMark.NEW || mark == ChangeMark.DROPPED
                        ? mark
                        : mark(notes.describe(table.name(), key.columns().get(0)))));
    }

    static ChangeMark mark(String note) {
        return switch (note.startsWith("changed") ? "changed" : note) {
            case "" -> ChangeMark.NONE;
            case "new" -> ChangeMark.NEW;
            case "changed" -> ChangeMark.CHANGED;
            case "dropped" -> ChangeMark.DROPPED;
            default -> ChangeMark.RENAMED;
        };
    }

    private static String note(String note) {
        boolean detailed = note.startsWith("changed: ");
        return detailed ? note.substring(9) : mark(note) == ChangeMark.RENAMED ? note : "";
    }
}
