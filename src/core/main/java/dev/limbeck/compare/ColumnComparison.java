package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Determines how a live column must change to match the model. Properties that do not differ keep the spelling that
 * they have in the database.
 */
record ColumnComparison(Sameness sameness, CompareOptions options) {
    /**
     * Returns the live column with its declared type, if the model declares the same type and no identity. Reflection,
     * in contrast, reports an identity column with the type of its numbers.
     */
    Column declared(Column live, Column model) {
        boolean leaves = live.identity() != null && model.identity() == null;
        return leaves && sameness.numbersKey(model.type()) ? live.withType(model.type()) : live;
    }

    /**
     * Returns the live column with the differing properties replaced; if nothing differs, the result equals the live
     * column.
     */
    Column merge(Table liveTable, Column live, Table modelTable, Column declared) {
        Column model = sameness.withNumbersOf(live, declared);
        Column wanted = live;
        boolean byKey = comesWithKey(liveTable, live, model);
        if (!byKey && !options.compareType().isSame(sameness, liveTable.name(), live, model)) {
            wanted = wanted.withType(model.type());
        }
        if (takesNull(live) != takesNull(model) && !neverTakesNull(liveTable, modelTable, model)) {
            wanted = wanted.withNullable(model.nullable());
        }
        if (!options.compareServerDefault().isSame(sameness, liveTable.name(), live, model)) {
            wanted = wanted.withServerDefault(model.serverDefault());
        }
        if (!sameGeneration(live.generated(), model.generated())) {
            Generated rule = model.generated();
            wanted = wanted.withGenerated(rule == null ? null : rule.withExplicit(false));
        }
        if (!sameness.collationKey(live.collation()).equals(sameness.collationKey(model.collation()))) {
            wanted = wanted.withCollation(model.collation());
        }
        if (options.compareComments() && !Objects.equals(live.comment(), model.comment())) {
            wanted = wanted.withComment(model.comment());
        }
        wanted = withOptions(wanted, live, model);
        boolean comes = byKey && wanted.equals(live);
        return !comes && identityDiffers(live.identity(), model.identity())
                ? wanted.withIdentity(model.identity())
                : wanted;
    }

    /** Returns the column with the compared options of the model; its other options are unchanged. */
    private Column withOptions(Column wanted, Column live, Column model) {
        Options before = sameness.distinctiveOptions(live);
        Options after = sameness.distinctiveOptions(model);
        if (before.equals(after)) {
            return wanted;
        }
        Map<String, Object> values = new LinkedHashMap<>(wanted.options().values());
        values.keySet().removeAll(before.values().keySet());
        model.options().values().forEach((key, value) -> {
            if (after.get(key).isPresent()) {
                values.put(key, value);
            }
        });
        return wanted.withOptions(Options.of(values));
    }

    /** Returns whether the declared column becomes an identity column as soon as the table has the model's key. */
    private boolean comesWithKey(Table liveTable, Column live, Column model) {
        PrimaryKey key = liveTable.primaryKey();
        boolean alone = key != null
                && key.columns().size() == 1
                && sameness.nameKey(key.columns().get(0)).equals(sameness.nameKey(live.name()));
        return live.identity() == null
                && Identity.PLAIN.equals(model.identity())
                && sameness.numbersKey(live.type(), liveTable.options())
                && !alone;
    }

    /**
     * Returns whether the column accepts NULL. An identity column never accepts NULL, regardless of its declaration.
     */
    private static boolean takesNull(Column column) {
        return column.nullable() && column.identity() == null;
    }

    /**
     * Returns whether the column rejects NULL both before and after the change regardless of its declaration, as a key
     * column of a WITHOUT ROWID table does. A column that becomes part of the key does not count; otherwise, it would
     * still reject NULL after leaving the key again.
     */
    private boolean neverTakesNull(Table live, Table model, Column column) {
        return sameness.keyRejectsNull(live.options())
                && isInKey(live.primaryKey(), column)
                && isInKey(model.primaryKey(), column);
    }

    private boolean isInKey(@Nullable PrimaryKey key, Column column) {
        return key != null
                && key.columns().stream().map(sameness::nameKey).anyMatch(sameness.nameKey(column.name())::equals);
    }

    private boolean sameGeneration(@Nullable Generated live, @Nullable Generated model) {
        if (live == null || model == null) {
            return live == null && model == null;
        }
        boolean either = model.stored() && !model.explicit() && !options.exactStorage();
        boolean fits = live.stored() == model.stored() || (either && !sameness.distinguishesStored());
        return fits && sameness.expressionKey(live.expression()).equals(sameness.expressionKey(model.expression()));
    }

    /**
     * Returns whether the identity must change. A live AUTOINCREMENT column is not changed to a plain identity, because
     * AUTOINCREMENT gives the same guarantees and more.
     */
    private static boolean identityDiffers(@Nullable Identity live, @Nullable Identity model) {
        return !Objects.equals(live, model) && !(Identity.AUTOINCREMENT.equals(live) && Identity.PLAIN.equals(model));
    }
}
