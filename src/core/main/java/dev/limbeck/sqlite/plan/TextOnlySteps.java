package dev.limbeck.sqlite.plan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.sameness.Affinity;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.Objects;

/**
 * Decides whether a step of a batch changes only the text of the table, so that no stored value or index depends on it.
 * A change to a default is never such a step, because rows that are older than an added column take the column's value
 * from the default in the text. The same applies to a change to the affinity, a collation, UNIQUE, a primary key, the
 * type of a rowid column, or a type in a STRICT table.
 */
final class TextOnlySteps implements TableOperation.Visitor<Boolean> {
    private final Draft draft;

    /** Creates an instance that judges the steps of the given draft. */
    TextOnlySteps(Draft draft) {
        this.draft = draft;
    }

    @Override
    public Boolean visit(AlterColumn step) {
        Column before = step.before();
        Column after = step.after();
        boolean keepsValues = step.using() == null
                && step.position() == null
                && Objects.equals(before.serverDefault(), after.serverDefault())
                && before.generated() == null
                && after.generated() == null
                && Objects.equals(before.collation(), after.collation());
        boolean numbered = before.identity() != null || after.identity() != null;
        return keepsValues
                && (numbered ? before.identity() != null && after.identity() != null : keepsType(before, after))
                && keepsKey(before, after);
    }

    private boolean keepsType(Column before, Column after) {
        String from = TypeSpelling.spell(before.type());
        String to = TypeSpelling.spell(after.type());
        boolean same = from.equals(to);
        return same
                || (Affinity.of(from).storesLike(Affinity.of(to))
                        && !draft.originalText().options().strict()
                        && !isLoneKey(before.name()));
    }

    /**
     * Returns whether the column is the only column of the primary key, in which case its type determines whether it is
     * an alias of the rowid.
     */
    private boolean isLoneKey(String column) {
        KeyText key = KeyText.of(draft.originalText());
        return key != null && key.key().columns().size() == 1 && key.has(column);
    }

    /**
     * Returns whether the column is still implicitly NOT NULL, or still nullable, as part of the key; in some tables,
     * key columns are implicitly NOT NULL.
     */
    private boolean keepsKey(Column before, Column after) {
        KeyText key = KeyText.of(draft.originalText());
        return before.nullable() == after.nullable() || key == null || !key.has(before.name());
    }

    @Override
    public Boolean visit(AddConstraint step) {
        return isRule(step.constraint());
    }

    @Override
    public Boolean visit(DropConstraint step) {
        return isRule(step.constraint());
    }

    private static boolean isRule(Constraint constraint) {
        return constraint instanceof CheckConstraint || constraint instanceof ForeignKey;
    }

    @Override
    public Boolean visit(RenameConstraint step) {
        return true;
    }

    @Override
    public Boolean visit(AddColumn step) {
        return false;
    }

    @Override
    public Boolean visit(DropColumn step) {
        return false;
    }

    @Override
    public Boolean visit(RenameColumn step) {
        return false;
    }

    @Override
    public Boolean visit(CreateIndex step) {
        return false;
    }

    @Override
    public Boolean visit(DropIndex step) {
        return false;
    }

    @Override
    public Boolean visit(RenameIndex step) {
        return false;
    }

    /** Returns false, because the options determine how rows are stored. */
    @Override
    public Boolean visit(AlterOptions step) {
        return false;
    }
}
