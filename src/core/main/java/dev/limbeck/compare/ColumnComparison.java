package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a live column must become to be the model's. What is not different keeps the live spelling. */
record ColumnComparison(Sameness sameness, CompareOptions options) {
    /**
     * The live column as it is declared, where the model declares it alike and without numbers: as long as it is numbered, it is
     * read with the type of its numbers.
     */
    Column declared(Column live, Column model) {
        boolean leaves = live.identity() != null && model.identity() == null;
        return leaves && sameness.numbersKey(model.type()) ? live.withType(model.type()) : live;
    }

    /** The live column with only what differs replaced; equal to it when nothing does. */
    Column wanted(Table liveTable, Column live, Table modelTable, Column model) {
        Column wanted = live;
        boolean byKey = comesWithKey(liveTable, live, model);
        if (!byKey && !options.compareType().same(sameness, liveTable.name(), live, model)) {
            wanted = wanted.withType(model.type());
        }
        if (takesNull(live) != takesNull(model) && !neverTakesNull(liveTable, modelTable, model)) {
            wanted = wanted.withNullable(model.nullable());
        }
        if (!options.compareServerDefault().same(sameness, liveTable.name(), live, model)) {
            wanted = wanted.withServerDefault(model.serverDefault());
        }
        if (!sameRule(live.generated(), model.generated())) {
            wanted = wanted.withGenerated(model.generated());
        }
        if (!sameness.collation(live.collation()).equals(sameness.collation(model.collation()))) {
            wanted = wanted.withCollation(model.collation());
        }
        if (options.compareComments() && !Objects.equals(live.comment(), model.comment())) {
            wanted = wanted.withComment(model.comment());
        }
        boolean comes = byKey && wanted.equals(live);
        return !comes && identityAsked(live.identity(), model.identity())
                ? wanted.withIdentity(model.identity())
                : wanted;
    }

    /** Whether the column, as it is declared, is numbered as soon as the key is that of the model. */
    private boolean comesWithKey(Table liveTable, Column live, Column model) {
        PrimaryKey key = liveTable.primaryKey();
        boolean alone = key != null
                && key.columns().size() == 1
                && sameness.name(key.columns().get(0)).equals(sameness.name(live.name()));
        return live.identity() == null
                && model.identity() == Identity.PLAIN
                && sameness.numbersKey(live.type())
                && !liveTable.options().withoutRowid()
                && !alone;
    }

    /** A numbered column does not, whatever it declares. */
    private static boolean takesNull(Column column) {
        return column.nullable() && column.identity() == null;
    }

    /** Nor does a key column of a table without rowid. */
    private boolean neverTakesNull(Table live, Table model, Column column) {
        PrimaryKey key = model.primaryKey();
        return key != null
                && live.options().withoutRowid()
                && key.columns().stream().map(sameness::name).anyMatch(sameness.name(column.name())::equals);
    }

    private boolean sameRule(@Nullable Generated live, @Nullable Generated model) {
        if (live == null || model == null) {
            return live == null && model == null;
        }
        return live.stored() == model.stored()
                && sameness.expression(live.expression()).equals(sameness.expression(model.expression()));
    }

    /** Never giving a number twice is more than numbering: where the database has it unasked, it stays. */
    private static boolean identityAsked(@Nullable Identity live, @Nullable Identity model) {
        return live != model && !(live == Identity.AUTOINCREMENT && model == Identity.PLAIN);
    }
}
