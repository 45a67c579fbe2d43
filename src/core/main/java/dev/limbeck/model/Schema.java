package dev.limbeck.model;

import java.util.List;
import java.util.Optional;

/**
 * The tables, views, triggers and sequences of a database or a model.
 *
 * @param tables the tables, sorted by name
 * @param views the views, sorted by name
 * @param triggers the triggers, sorted by name
 * @param sequences the sequences, sorted by name; a database without sequences uses tables instead
 * @param names the rules for its names
 */
public record Schema(
        List<Table> tables, List<View> views, List<Trigger> triggers, List<Sequence> sequences, NameRules names) {
    /** The empty schema. */
    public static final Schema EMPTY = new Schema(List.of(), List.of(), List.of());

    /** Copies the lists, and applies the schema's rules for names to every table. */
    public Schema {
        NameRules rules = names;
        tables = tables.stream()
                .map(table -> table.names().equals(rules) ? table : table.withNames(rules))
                .toList();
        views = List.copyOf(views);
        triggers = List.copyOf(triggers);
        sequences = List.copyOf(sequences);
    }

    /** Creates a schema whose names ignore the case of ASCII letters. */
    public Schema(List<Table> tables, List<View> views, List<Trigger> triggers, List<Sequence> sequences) {
        this(tables, views, triggers, sequences, NameRules.ASCII_INSENSITIVE);
    }

    /** Creates a schema without sequences whose names ignore the case of ASCII letters. */
    public Schema(List<Table> tables, List<View> views, List<Trigger> triggers) {
        this(tables, views, triggers, List.of());
    }

    /** {@return a copy of this schema with the given tables, which are then sorted by name} */
    public Schema withTables(List<Table> other) {
        return new Schema(other, views, triggers, sequences, names);
    }

    /** {@return a copy of this schema with the given views, which are then sorted by name} */
    public Schema withViews(List<View> other) {
        return new Schema(tables, other, triggers, sequences, names);
    }

    /** {@return a copy of this schema with the given triggers, which are then sorted by name} */
    public Schema withTriggers(List<Trigger> other) {
        return new Schema(tables, views, other, sequences, names);
    }

    /** {@return a copy of this schema with the given sequences, which are then sorted by name} */
    public Schema withSequences(List<Sequence> other) {
        return new Schema(tables, views, triggers, other, names);
    }

    /** {@return a schema that consists of the given tables} */
    public static Schema of(List<Table> tables) {
        return new Schema(tables, List.of(), List.of());
    }

    /** {@return a copy of this schema with the given rules for its names} */
    public Schema withNames(NameRules other) {
        return new Schema(tables, views, triggers, sequences, other);
    }

    /** {@return the table with the given stored name} */
    public Optional<Table> table(TableName wanted) {
        int place = place(wanted);
        for (int at = Math.max(0, place - 1); at <= place && at < tables.size(); at++) {
            if (names.same(tables.get(at).name(), wanted)) {
                return Optional.of(tables.get(at));
            }
        }
        // There is no such table, or the tables are not sorted.
        return tables.stream().filter(table -> names.same(table.name(), wanted)).findFirst();
    }

    /** Returns the position of the first table that is not sorted before the given name. */
    private int place(TableName wanted) {
        int low = 0;
        int high = tables.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tables.get(middle).name().compareTo(wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return the view with the given stored name} */
    public Optional<View> view(TableName wanted) {
        return views.stream().filter(view -> names.same(view.name(), wanted)).findFirst();
    }

    /** {@return the sequence with the given stored name} */
    public Optional<Sequence> sequence(TableName wanted) {
        return sequences.stream()
                .filter(sequence -> names.same(sequence.name(), wanted))
                .findFirst();
    }

    /** {@return the triggers on the given table or view} */
    public List<Trigger> triggersOn(TableName table) {
        return triggers.stream()
                .filter(trigger -> names.same(trigger.table(), table))
                .toList();
    }
}
