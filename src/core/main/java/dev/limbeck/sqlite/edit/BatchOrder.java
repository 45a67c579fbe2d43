package dev.limbeck.sqlite.edit;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.sameness.ExpressionKey;
import dev.limbeck.sqlite.sameness.SqliteSameness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders the steps of a batch for execution: objects that need a dropped column are dropped before it, and objects that
 * need an added column are added after it. If a column change also spells a property differently, the old spelling is
 * kept.
 */
public final class BatchOrder {
    private BatchOrder() {}

    /**
     * {@return the same steps in executable order: an object that needs a dropped column is dropped before the column,
     * and an object that needs an added column is added after the column}
     */
    public static List<TableOperation> sort(List<TableOperation> steps) {
        List<TableOperation> ordered = new ArrayList<>(
                steps.stream().map(BatchOrder::withoutRespelling).toList());
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i) instanceof DropColumn drop) {
                i = pull(ordered, i, drop.column().name());
            }
        }
        for (int i = ordered.size() - 1; i >= 0; i--) {
            if (ordered.get(i) instanceof AddColumn add) {
                i = push(ordered, i, add.column().name());
            }
        }
        return ordered;
    }

    /**
     * Keeps the old spelling of a column property if only its spelling differs, unless the spelling of the default is
     * the only difference.
     */
    private static TableOperation withoutRespelling(TableOperation step) {
        if (!(step instanceof AlterColumn alter)) {
            return step;
        }
        Column before = alter.before();
        Column after = alter.after();
        boolean all = after.withServerDefault(before.serverDefault()).equals(before);
        if (!all && sameDefault(before.serverDefault(), after.serverDefault())) {
            after = after.withServerDefault(before.serverDefault());
        }
        if (sameRule(before.generated(), after.generated())) {
            after = after.withGenerated(before.generated());
        }
        if (before.collation() != null
                && after.collation() != null
                && SqliteNames.areSame(before.collation(), after.collation())) {
            after = after.withCollation(before.collation());
        }
        return new AlterColumn(before, after, alter.using(), alter.reverseUsing(), alter.move());
    }

    private static boolean sameRule(@Nullable Generated one, @Nullable Generated other) {
        return one != null
                && other != null
                && one.stored() == other.stored()
                && ExpressionKey.keyOf(one.expression().sql())
                        .equals(ExpressionKey.keyOf(other.expression().sql()));
    }

    private static boolean sameDefault(@Nullable SqlText one, @Nullable SqlText other) {
        SqliteSameness sameness = new SqliteSameness();
        return one != null && other != null && sameness.serverDefaultKey(one).equals(sameness.serverDefaultKey(other));
    }

    private static int pull(List<TableOperation> steps, int at, String column) {
        int place = at;
        for (int i = at + 1; i < steps.size(); i++) {
            if (needs(steps.get(i), column) && mayComeFirst(steps.get(i), steps.subList(place, i))) {
                steps.add(place++, steps.remove(i));
            }
        }
        return place;
    }

    /**
     * Moves the addition of an object to a position after the addition of the column that the object needs; this is the
     * opposite of {@code pull}. It is necessary for the reverse of a batch that drops such objects late, because the
     * reverse adds them early.
     */
    private static int push(List<TableOperation> steps, int at, String column) {
        int place = at;
        for (int i = at - 1; i >= 0; i--) {
            if (addsOn(steps.get(i), column) && mayComeLast(steps.get(i), steps.subList(i + 1, place))) {
                steps.add(place--, steps.remove(i));
            }
        }
        return place;
    }

    /**
     * Returns false if a column with the same name existed before, or if a step between the old and the new position
     * changes the added object.
     */
    private static boolean mayComeLast(TableOperation add, List<TableOperation> overtaking) {
        return overtaking.stream().noneMatch(step -> {
            if (step instanceof DropColumn drop) {
                return addsOn(add, drop.column().name());
            }
            if (step instanceof RenameColumn rename) {
                return addsOn(add, rename.from()) || addsOn(add, rename.to());
            }
            return step instanceof DropConstraint || step instanceof DropIndex || isAbout(step, add.reverse());
        });
    }

    private static boolean addsOn(TableOperation step, String column) {
        return (step instanceof AddConstraint || step instanceof CreateIndex) && needs(step.reverse(), column);
    }

    /**
     * Returns false if a step between the old and the new position creates the dropped object, or changes the meaning
     * of a name in the dropped object.
     */
    private static boolean mayComeFirst(TableOperation drop, List<TableOperation> overtaken) {
        return overtaken.stream().noneMatch(step -> {
            if (step instanceof AddColumn add) {
                return needs(drop, add.column().name());
            }
            if (step instanceof RenameColumn rename) {
                return needs(drop, rename.from()) || needs(drop, rename.to());
            }
            return isAbout(step, drop);
        });
    }

    private static boolean isAbout(TableOperation step, TableOperation drop) {
        if (drop instanceof DropIndex index) {
            String name = index.index().name();
            return (step instanceof CreateIndex create
                            && SqliteNames.areSame(create.index().name(), name))
                    || (step instanceof RenameIndex rename
                            && (SqliteNames.areSame(rename.from(), name) || SqliteNames.areSame(rename.to(), name)));
        }
        return step instanceof AddConstraint || step instanceof RenameConstraint;
    }

    private static boolean needs(TableOperation step, String column) {
        if (step instanceof DropIndex drop) {
            return needs(drop.index(), column);
        }
        return step instanceof DropConstraint drop && needs(drop.constraint(), column);
    }

    private static boolean needs(Index index, String column) {
        return index.parts().stream()
                        .anyMatch(part -> part.column() == null
                                ? mentions(String.valueOf(part.expression()), column)
                                : SqliteNames.areSame(part.column(), column))
                || (index.where() != null && mentions(index.where().sql(), column));
    }

    private static boolean needs(Constraint constraint, String column) {
        if (constraint instanceof CheckConstraint check) {
            return mentions(check.condition().sql(), column);
        }
        List<String> columns = constraint instanceof PrimaryKey key
                ? key.columns()
                : constraint instanceof UniqueConstraint unique
                        ? unique.columns()
                        : ((ForeignKey) constraint).columns();
        return columns.stream().anyMatch(name -> SqliteNames.areSame(name, column));
    }

    private static boolean mentions(String expression, String column) {
        return Tokenizer.code(expression).stream().anyMatch(token -> SqliteNames.areSame(token.name(), column));
    }
}
