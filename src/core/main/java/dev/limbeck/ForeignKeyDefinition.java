package dev.limbeck;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign key as a revision writes it: {@code foreignKey("fk", "owner_id").references("user", "id")}. */
public final class ForeignKeyDefinition implements ConstraintDefinition {
    private final @Nullable String name;
    private final List<String> columns;
    private @Nullable ForeignKey key;

    ForeignKeyDefinition(@Nullable String name, List<String> columns) {
        this.name = name;
        this.columns = columns;
    }

    /** Names the table and the columns referred to; without columns its primary key is meant. */
    public ForeignKeyDefinition references(String table, String... referenced) {
        key = new ForeignKey(name, columns, TableName.of(table), List.of(referenced));
        return this;
    }

    /** Says what a deleted parent does, for instance {@code CASCADE}. */
    public ForeignKeyDefinition onDelete(ReferentialAction action) {
        key = constraint().withOnDelete(action);
        return this;
    }

    /** Says what a changed key does. */
    public ForeignKeyDefinition onUpdate(ReferentialAction action) {
        key = constraint().withOnUpdate(action);
        return this;
    }

    /** Says when it is checked, for instance {@code INITIALLY_DEFERRED}. */
    public ForeignKeyDefinition deferrable(Deferrability when) {
        key = constraint().withDeferrability(when);
        return this;
    }

    /** Keeps a MATCH word. */
    public ForeignKeyDefinition match(String word) {
        ForeignKey now = constraint();
        key = new ForeignKey(
                now.name(),
                now.columns(),
                now.referencedTable(),
                now.referencedColumns(),
                now.onDelete(),
                now.onUpdate(),
                now.deferrability(),
                word);
        return this;
    }

    /**
     * {@return the foreign key}
     *
     * @throws IllegalStateException if {@link #references} was not called
     */
    @Override
    public ForeignKey constraint() {
        ForeignKey now = key;
        if (now == null) {
            throw new IllegalStateException("The foreign key on " + String.join(", ", columns)
                    + " refers to nothing yet: add .references(\"table\", \"column\")");
        }
        return now;
    }
}
