package dev.limbeck.sqlite.plan;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.sameness.Affinity;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.ArrayList;
import java.util.List;

/** The hazards of a batch's steps that do not depend on the strategy. */
final class BatchHazards {
    private BatchHazards() {}

    /** {@return the hazards of the given steps} */
    static List<Hazard> find(TableName table, List<TableOperation> steps) {
        List<Hazard> hazards = new ArrayList<>();
        for (TableOperation step : steps) {
            if (step instanceof DropColumn drop && drop.column().generated() == null) {
                hazards.add(new Hazard(
                        Kind.DATA_LOSS, "drops " + table + "." + drop.column().name() + " and its values"));
            } else if (step instanceof AlterColumn alter) {
                ofColumn(table, alter, hazards);
            } else if (step instanceof AddConstraint add) {
                String name = add.constraint().name();
                hazards.add(new Hazard(
                        Kind.MAY_FAIL,
                        "fails if rows of " + table + " violate " + (name == null ? "the new constraint" : name)));
            }
        }
        return hazards;
    }

    private static void ofColumn(TableName table, AlterColumn alter, List<Hazard> hazards) {
        Column before = alter.before();
        Column after = alter.after();
        String name = table + "." + after.name();
        boolean becomesGenerated = before.generated() == null && after.generated() != null;
        if (alter.using() != null || becomesGenerated) {
            hazards.add(new Hazard(Kind.CHANGES_DATA, "recomputes the values of " + name));
        }
        if (before.nullable() && !after.nullable()) {
            hazards.add(new Hazard(Kind.MAY_FAIL, "fails if rows contain NULL in " + name));
        }
        boolean converts = !Affinity.of(TypeSpelling.spell(before.type()))
                .storesLike(Affinity.of(TypeSpelling.spell(after.type())));
        if (converts && alter.using() == null) {
            hazards.add(new Hazard(Kind.MAY_FAIL, "fails if values of " + name + " do not fit its new type"));
        }
    }
}
