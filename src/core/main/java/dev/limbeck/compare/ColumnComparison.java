package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Determines how a live column must change to match the model. Properties that do not differ keep their live spelling.
 */
record ColumnComparison(Sameness sameness, CompareOptions options) {
    /** Returns the live column with the differing properties replaced; equal to it if nothing differs. */
    Column wanted(Table liveTable, Column live, Table modelTable, Column model) {
        Column wanted = live;
        if (!options.compareType().same(sameness, liveTable.name(), live, model)) {
            wanted = wanted.withType(model.type());
        }
        if (takesNull(live) != takesNull(model) && !neverTakesNull(liveTable, modelTable, model)) {
            wanted = wanted.withNullable(model.nullable());
        }
        if (!options.compareServerDefault().same(sameness, liveTable.name(), live, model)) {
            wanted = wanted.withServerDefault(model.serverDefault());
        }
        if (!sameGeneration(live.generated(), model.generated())) {
            wanted = wanted.withGenerated(model.generated());
        }
        if (identityDiffers(live.identity(), model.identity())) {
            wanted = wanted.withIdentity(model.identity());
        }
        if (!sameness.collation(live.collation()).equals(sameness.collation(model.collation()))) {
            wanted = wanted.withCollation(model.collation());
        }
        if (options.compareComments() && !Objects.equals(live.comment(), model.comment())) {
            wanted = wanted.withComment(model.comment());
        }
        return wanted;
    }

    /** An identity column does not take NULL, regardless of its declaration. */
    private static boolean takesNull(Column column) {
        return column.nullable() && column.identity() == null;
    }

    /** A key column of a WITHOUT ROWID table does not take NULL either. */
    private boolean neverTakesNull(Table live, Table model, Column column) {
        PrimaryKey key = model.primaryKey();
        return key != null
                && live.options().withoutRowid()
                && key.columns().stream().map(sameness::name).anyMatch(sameness.name(column.name())::equals);
    }

    private boolean sameGeneration(@Nullable Generated live, @Nullable Generated model) {
        if (live == null || model == null) {
            return live == null && model == null;
        }
        return live.stored() == model.stored()
                && sameness.expression(live.expression()).equals(sameness.expression(model.expression()));
    }

    /**
     * AUTOINCREMENT includes what a plain identity does, so a live AUTOINCREMENT column is not changed to a plain one.
     */
    private static boolean identityDiffers(@Nullable Identity live, @Nullable Identity model) {
        return live != model && !(live == Identity.AUTOINCREMENT && model == Identity.PLAIN);
    }
}
