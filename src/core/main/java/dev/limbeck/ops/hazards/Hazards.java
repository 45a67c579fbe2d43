package dev.limbeck.ops.hazards;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Backfill;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the hazards of operations without a database, so the result does not depend on the rows of a particular
 * database.
 */
public final class Hazards {
    private static final Hazard LOSES_DATA = new Hazard(Kind.DATA_LOSS, "loses data");
    private static final Hazard RUNS_SQL = new Hazard(Kind.RUNS_SQL, "runs custom SQL that is not analyzed");
    /** Matches a single INSERT statement, which changes no existing rows. */
    private static final Pattern ROWS = Pattern.compile("\\s*insert\\s+into\\s[^;]*;?\\s*", Pattern.CASE_INSENSITIVE);

    private static final StepWalk STEPS = new StepWalk();

    private Hazards() {}

    /** {@return the hazards of the operation; empty for most} */
    public static List<Hazard> find(Operation operation) {
        if (operation instanceof DropTable || operation instanceof DropSequence) {
            return List.of(LOSES_DATA);
        }
        if (operation instanceof ExecuteSql custom) {
            if (custom.values() != null) {
                return List.of(new Hazard(Kind.MAY_FAIL, "fails if rows hold other values"));
            }
            return custom.sql() == null || ROWS.matcher(custom.sql().sql()).matches() ? List.of() : List.of(RUNS_SQL);
        }
        return operation instanceof AlterTable batch
                ? findPerStep(batch).stream().flatMap(List::stream).toList()
                : List.of();
    }

    /**
     * {@return the hazards of each step of the batch} A constraint on a column that the batch adds without values has
     * no hazard, because NULL does not violate any unique constraint, foreign key or comparison.
     */
    public static List<List<Hazard>> findPerStep(AlterTable batch) {
        NewColumns added = new NewColumns();
        List<List<Hazard>> hazards = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            added.add(step);
            hazards.add(added.alwaysSatisfy(step) ? List.of() : step.accept(STEPS));
        }
        return hazards;
    }

    private static final class StepWalk implements TableOperation.Visitor<List<Hazard>> {

        @Override
        public List<Hazard> visit(AddColumn step) {
            Column column = step.column();
            boolean filled = column.nullable()
                    || column.serverDefault() != null
                    || column.identity() != null
                    || column.generated() != null
                    || step.backfill() != null;
            return filled ? List.of() : mayFail("fails if the table has rows");
        }

        @Override
        public List<Hazard> visit(DropColumn step) {
            return step.column().generated() == null ? List.of(LOSES_DATA) : List.of();
        }

        @Override
        public List<Hazard> visit(AlterColumn step) {
            List<Hazard> found = new ArrayList<>();
            Column before = step.before();
            Column after = step.after();
            if (before.generated() == null && after.generated() != null) {
                found.add(LOSES_DATA);
            } else if (step.using() != null
                    && Backfill.findValue(before.name(), step.using()).isEmpty()) {
                found.add(new Hazard(Kind.CHANGES_DATA, "rewrites values"));
            } else if (TypeNarrowing.narrows(before.type(), after.type())) {
                found.add(new Hazard(Kind.MAY_FAIL, TypeNarrowing.reason(before.type(), after.type())));
            }
            if (before.nullable() && !after.nullable() && step.using() == null) {
                found.add(new Hazard(Kind.MAY_FAIL, "fails if rows contain NULL"));
            }
            return found;
        }

        @Override
        public List<Hazard> visit(AddConstraint step) {
            Constraint constraint = step.constraint();
            if (constraint instanceof CheckConstraint) {
                return mayFail("fails if rows violate it");
            }
            if (constraint instanceof ForeignKey) {
                return mayFail("fails if rows refer to missing rows");
            }
            return mayFail(
                    constraint instanceof PrimaryKey
                            ? "fails if rows contain duplicates or NULL"
                            : "fails if rows contain duplicates");
        }

        @Override
        public List<Hazard> visit(CreateIndex step) {
            return step.index().unique() ? mayFail("fails if rows contain duplicates") : List.of();
        }

        @Override
        public List<Hazard> visit(RenameColumn step) {
            return List.of();
        }

        @Override
        public List<Hazard> visit(DropConstraint step) {
            return List.of();
        }

        @Override
        public List<Hazard> visit(RenameConstraint step) {
            return List.of();
        }

        @Override
        public List<Hazard> visit(DropIndex step) {
            return List.of();
        }

        @Override
        public List<Hazard> visit(RenameIndex step) {
            return List.of();
        }

        @Override
        public List<Hazard> visit(AlterOptions step) {
            return step.effects().hazards();
        }

        private static List<Hazard> mayFail(String message) {
            return List.of(new Hazard(Kind.MAY_FAIL, message));
        }
    }
}
