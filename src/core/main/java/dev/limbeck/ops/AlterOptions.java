package dev.limbeck.ops;

import dev.limbeck.model.Options;
import java.util.List;

/**
 * Changes the options of a table.
 *
 * @param before the options before the change
 * @param after the options after the change
 * @param effects the effects of the change in the database
 * @param reverseEffects the effects of reverting the change
 */
public record AlterOptions(Options before, Options after, Effects effects, Effects reverseEffects)
        implements TableOperation {

    /**
     * The additional effects that changing the options of a table has in a database.
     *
     * @param columns the columns that change
     * @param hazards the hazards of the change
     */
    public record Effects(List<AlterColumn> columns, List<Hazard> hazards) {
        /** No effects. */
        public static final Effects NONE = new Effects(List.of(), List.of());

        /** {@return the effects of changing the given columns, with the given hazards} */
        public static Effects of(List<AlterColumn> columns, List<Hazard> hazards) {
            return new Effects(columns, hazards);
        }

        /** Copies the lists. */
        public Effects {
            columns = List.copyOf(columns);
            hazards = List.copyOf(hazards);
        }
    }

    /** Creates a change of options that has no other effects. */
    public AlterOptions(Options before, Options after) {
        this(before, after, Effects.NONE, Effects.NONE);
    }

    /** {@return the operation that changes the options of a table} */
    public static AlterOptions of(Options before, Options after) {
        return new AlterOptions(before, after);
    }

    /** {@return a copy of this change with the given effects} */
    public AlterOptions withEffects(Effects other) {
        return new AlterOptions(before, after, other, reverseEffects);
    }

    /** {@return a copy of this change with the given effects for its reverse change} */
    public AlterOptions withReverseEffects(Effects other) {
        return new AlterOptions(before, after, effects, other);
    }

    @Override
    public TableOperation reverse() {
        return new AlterOptions(after, before, reverseEffects, effects);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
