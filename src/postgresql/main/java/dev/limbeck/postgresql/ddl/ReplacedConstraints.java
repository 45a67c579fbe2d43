package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the constraints of a batch that are replaced by another constraint of the same kind. The old constraint is kept
 * until the rows satisfy the new one, so that new rows are always checked.
 */
final class ReplacedConstraints {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final List<TableOperation> steps;

    /** The kept constraints, by the step that replaces each of them. */
    private final Map<Integer, Constraint> kept = new HashMap<>();

    /** Creates an instance for the steps of a batch, which are in the order in which they run. */
    ReplacedConstraints(List<TableOperation> steps) {
        this.steps = steps;
    }

    /**
     * Keeps a constraint that a step drops, if a later step replaces it.
     *
     * @param step the index of the step
     * @param table the table before the step
     * @return whether the constraint is kept
     */
    boolean keep(int step, Constraint dropped, Table table) {
        Set<String> columns = USED.in(dropped, table);
        for (int i = step + 1; i < steps.size(); i++) {
            TableOperation later = steps.get(i);
            if (later instanceof AddConstraint add
                    && replaces(add.constraint(), dropped, table)
                    && !hasOwnPredecessor(add.constraint(), dropped)
                    && kept.putIfAbsent(i, dropped) == null) {
                return true;
            }
            if (prevents(later, dropped, table) || changesValues(later, columns)) {
                return false;
            }
        }
        return false;
    }

    /** Returns whether the batch also drops a different constraint with the name of the added constraint. */
    private boolean hasOwnPredecessor(Constraint added, Constraint dropped) {
        String name = added.name();
        return name != null
                && !name.equals(dropped.name())
                && steps.stream()
                        .anyMatch(step -> step instanceof DropConstraint drop
                                && name.equals(drop.constraint().name()));
    }

    private static boolean replaces(Constraint added, Constraint dropped, Table table) {
        return added.getClass().equals(dropped.getClass())
                && (Objects.equals(added.name(), dropped.name())
                        || USED.in(added, table).stream().anyMatch(USED.in(dropped, table)::contains));
    }

    /**
     * Returns whether the step cannot run while the constraint exists, because it needs the same name, drops a key that
     * the constraint uses, or allows NULL in a column of the key.
     */
    private static boolean prevents(TableOperation step, Constraint dropped, Table table) {
        if (step instanceof DropConstraint drop && dropped instanceof ForeignKey key) {
            return key.referencedTable().equals(table.name())
                    && (drop.constraint() instanceof PrimaryKey || drop.constraint() instanceof UniqueConstraint);
        }
        if (step instanceof AlterColumn change
                && dropped instanceof PrimaryKey key
                && change.after().nullable()) {
            return key.columns().contains(change.before().name())
                    && !change.before().nullable();
        }
        String name = dropped.name();
        return name != null
                && ((step instanceof AddConstraint add
                                && name.equals(add.constraint().name()))
                        || (step instanceof CreateIndex create
                                && name.equals(create.index().name()))
                        || (step instanceof RenameConstraint constraint && name.equals(constraint.to()))
                        || (step instanceof RenameIndex index && name.equals(index.to())));
    }

    /** Returns whether the constraint might prevent changes to its columns. */
    private static boolean changesValues(TableOperation step, Set<String> columns) {
        if (step instanceof AlterColumn change) {
            boolean values = change.using() != null
                    || !(change.before().type().equals(change.after().type()) || isText(change));
            return values && columns.contains(change.before().name());
        }
        return (step instanceof DropColumn drop
                        && columns.contains(drop.column().name()))
                || (step instanceof RenameColumn rename && columns.contains(rename.from()));
    }

    private static boolean isText(AlterColumn change) {
        return isText(change.before().type()) && isText(change.after().type());
    }

    private static boolean isText(SqlType type) {
        String spelled = SYNTAX.spell(type);
        return spelled.startsWith("varchar") || spelled.equals("text");
    }

    /** {@return the kept constraint that the step with the given index replaces, which must now be dropped} */
    Optional<Constraint> take(int step) {
        return Optional.ofNullable(kept.remove(step));
    }
}
