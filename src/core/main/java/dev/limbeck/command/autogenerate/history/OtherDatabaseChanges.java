package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the differences between the revisions and the entities that this database does not show, but another database
 * of the project does: on SQLite, for example, a changed comment, or {@code byte[]} instead of a {@code Blob}.
 *
 * @param dialect the dialect of this database
 * @param others the dialects of the other databases of the project
 * @param live this database before the operations
 * @param tables the tables that the revisions create
 * @param changes writes the changes to columns
 */
public record OtherDatabaseChanges(
        Dialect dialect, List<Dialect> others, Schema live, List<DeclaredTable> tables, DeclaredChange changes) {

    /** {@return the operations, and the operations for the differences that they do not contain} */
    public List<Operation> addTo(List<Operation> operations) {
        List<Operation> all = new ArrayList<>(operations);
        for (DeclaredTable table : tables) {
            Optional<Table> found = live.table(table.stored().name());
            Optional<Table> wanted = changes.model().get().table(table.stored().name());
            if (found.isPresent() && wanted.isPresent()) {
                addColumns(table, found.get(), all);
                addComment(table.declared(), found.get(), wanted.get(), all);
            }
        }
        return all;
    }

    private void addColumns(DeclaredTable table, Table found, List<Operation> all) {
        List<TableOperation> steps = new ArrayList<>();
        for (Column column : found.columns()) {
            boolean isStored = table.stored().column(column.name()).equals(Optional.of(column));
            Optional<Column> declared = table.declared().column(column.name());
            if (isStored && declared.isPresent() && !isChanged(found, column, all)) {
                AlterColumn change = changes.write(new AlterColumn(column, column), found, declared.get());
                if (others.stream().anyMatch(other -> shows(other, change))) {
                    steps.add(change);
                }
            }
        }
        if (!steps.isEmpty()) {
            add(found, steps, all);
        }
    }

    private boolean isChanged(Table table, Column column, List<Operation> operations) {
        return operations.stream()
                .filter(operation ->
                        operation instanceof AlterTable batch && live.names().same(batch.table(), table.name()))
                .flatMap(operation -> ((AlterTable) operation).steps().stream())
                .anyMatch(step -> (step instanceof DropColumn drop
                                && table.names().others().same(drop.column().name(), column.name()))
                        || (step instanceof AlterColumn alter
                                && table.names().others().same(alter.before().name(), column.name())));
    }

    /** Adds the steps to the existing batch on the table, before the constraints that the batch adds. */
    private void add(Table table, List<TableOperation> steps, List<Operation> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof AlterTable batch && live.names().same(batch.table(), table.name())) {
                List<TableOperation> joined = new ArrayList<>(batch.steps());
                int at = 0;
                while (at < joined.size() && !(joined.get(at) instanceof AddConstraint)) {
                    at++;
                }
                joined.addAll(at, steps);
                all.set(i, batch.withSteps(joined));
                return;
            }
        }
        all.add(new AlterTable(table.name(), steps));
    }

    /** Returns whether the other database would be different after the change. */
    private static boolean shows(Dialect other, AlterColumn change) {
        Column before = change.before();
        Column after = change.after();
        boolean comment = other.traits().keepsComments() && !Objects.equals(before.comment(), after.comment());
        boolean identity = !other.sameness().numbersKey(SqlType.of(TypeName.INTEGER))
                && isDeclared(before.identity()) != isDeclared(after.identity());
        return comment || identity || !other.sameness().isSameType(in(other, before), in(other, after));
    }

    private static boolean isDeclared(@Nullable Identity identity) {
        return identity != null && !identity.isImplied();
    }

    private static Column in(Dialect other, Column column) {
        return column.withType(column.type().forDialect(other.name())).withIdentity(null);
    }

    private void addComment(Table declared, Table found, Table wanted, List<Operation> all) {
        boolean hidden = !dialect.traits().keepsComments()
                && others.stream().anyMatch(other -> other.traits().keepsComments());
        if (hidden && !Objects.equals(declared.comment(), wanted.comment())) {
            all.add(new AlterTable.Comment(found.name(), declared.comment(), wanted.comment()));
        }
    }
}
