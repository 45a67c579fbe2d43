package dev.limbeck.model;

import java.util.List;
import java.util.Optional;

/**
 * The tables, views and triggers of a database or a model.
 *
 * @param tables the tables, sorted by name
 * @param views the views, sorted by name
 * @param triggers the triggers, sorted by name
 */
public record Schema(List<Table> tables, List<View> views, List<Trigger> triggers) {
    /** The empty schema. */
    public static final Schema EMPTY = new Schema(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Schema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        triggers = List.copyOf(triggers);
    }

    /** {@return a schema that consists of these tables} */
    public static Schema of(List<Table> tables) {
        return new Schema(tables, List.of(), List.of());
    }

    /** {@return the table of that name, ignoring case} */
    public Optional<Table> table(TableName wanted) {
        return tables.stream().filter(table -> table.name().sameAs(wanted)).findFirst();
    }

    /** {@return the view of that name, ignoring case} */
    public Optional<View> view(TableName wanted) {
        return views.stream().filter(view -> view.name().sameAs(wanted)).findFirst();
    }

    /** {@return the triggers on that table or view} */
    public List<Trigger> triggersOn(TableName table) {
        return triggers.stream()
                .filter(trigger -> trigger.table().sameAs(table))
                .toList();
    }
}
