package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the constraints in an operation the names that they have in the database, so that later operations can find
 * them.
 */
final class StoredNames {
    private StoredNames() {}

    static Operation apply(Operation operation, Schema schema) {
        if (operation instanceof CreateTable create) {
            return new CreateTable(named(create.table()));
        }
        if (operation instanceof AlterTable batch) {
            return schema.table(batch.table())
                    .map(table -> (Operation) new AlterTable(batch.table(), steps(batch, table), batch.recreate()))
                    .orElse(operation);
        }
        return operation;
    }

    private static Table named(Table table) {
        Table checked = DefaultNames.named(table);
        List<UniqueConstraint> uniques = new ArrayList<>();
        for (UniqueConstraint constraint : checked.uniqueConstraints()) {
            uniques.add((UniqueConstraint) DefaultNames.named(constraint, checked, name -> isUsed(uniques, name)));
        }
        Table named = checked.withConstraints(uniques, checked.foreignKeys(), checked.checks());
        PrimaryKey key = named.primaryKey();
        return key == null ? named : named.withPrimaryKey((PrimaryKey) DefaultNames.named(key, named, name -> false));
    }

    private static List<TableOperation> steps(AlterTable batch, Table table) {
        List<Constraint> added = new ArrayList<>();
        List<TableOperation> steps = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            if (step instanceof AddConstraint add) {
                Constraint named = DefaultNames.named(add.constraint(), table, name -> isUsed(added, name));
                added.add(named);
                steps.add(new AddConstraint(named));
            } else {
                steps.add(step);
            }
        }
        return steps;
    }

    private static boolean isUsed(List<? extends Constraint> constraints, String name) {
        return constraints.stream().anyMatch(constraint -> name.equals(constraint.name()));
    }
}
