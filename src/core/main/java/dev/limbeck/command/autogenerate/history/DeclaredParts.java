package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects that operations add as the entities declare them. The database may rewrite an expression into a
 * form that other databases do not accept, and may not store everything that the entities declare. Objects that
 * operations remove are known only as the database prints them. They are written in a form that other databases accept,
 * if there is one.
 */
public final class DeclaredParts {
    private final Dialect dialect;
    private final Schema live;
    private final Schema normal;
    private final Supplier<Schema> source;
    private @Nullable Schema declared;

    /**
     * Creates the writer for a comparison.
     *
     * @param dialect the dialect
     * @param live the database before the operations
     * @param normal the model as the database stores it
     * @param source supplies the model as the entities declare it, and is only called if an operation needs it
     */
    public DeclaredParts(Dialect dialect, Schema live, Schema normal, Supplier<Schema> source) {
        this.dialect = dialect;
        this.live = live;
        this.normal = normal;
        this.source = source;
    }

    private Optional<Table> declared(TableName name) {
        if (declared == null) {
            declared = source.get();
        }
        return declared.table(name);
    }

    /** {@return the operations, with the same effect} */
    public List<Operation> write(List<Operation> operations) {
        return operations.stream().map(this::write).toList();
    }

    private Operation write(Operation operation) {
        if (operation instanceof CreateTable create) {
            return declared(create.table().name())
                    .<Operation>map(table -> new CreateTable(write(create.table(), table)))
                    .orElse(operation);
        }
        if (operation instanceof DropTable drop) {
            return new DropTable(removed().write(drop.table()));
        }
        if (operation instanceof AlterTable batch) {
            return removed().write(write(batch, batch.table()));
        }
        return operation;
    }

    /**
     * {@return the operations, in which an unnamed check that is added has the form in which the entities declare it; it
     * may have been the list of names of an enumeration, and is then known only in the form in which it is stored}
     */
    public List<Operation> withDeclaredChecks(List<Operation> operations) {
        return operations.stream()
                .map(operation -> operation instanceof AlterTable batch
                                && batch.steps().stream().anyMatch(DeclaredParts::addsCheck)
                        ? withDeclaredChecks(batch)
                        : operation)
                .toList();
    }

    private AlterTable withDeclaredChecks(AlterTable batch) {
        Optional<Table> stored = normal.table(batch.table());
        Optional<Table> wanted = declared(batch.table());
        return stored.isEmpty() || wanted.isEmpty()
                ? batch
                : batch.withSteps(batch.steps().stream()
                        .map(step -> addsCheck(step) ? write(step, stored.get(), wanted.get()) : step)
                        .toList());
    }

    private static boolean addsCheck(TableOperation step) {
        return step instanceof AddConstraint add
                && add.constraint() instanceof CheckConstraint check
                && check.name() == null;
    }

    private RemovedParts removed() {
        return new RemovedParts(dialect, live);
    }

    private AlterTable write(AlterTable batch, TableName name) {
        Optional<Table> stored = normal.table(name);
        Optional<Table> wanted = declared(name);
        if (stored.isEmpty() || wanted.isEmpty()) {
            return batch;
        }
        List<TableOperation> steps = batch.steps().stream()
                .map(step -> write(step, stored.get(), wanted.get()))
                .toList();
        return batch.withSteps(steps);
    }

    private TableOperation write(TableOperation step, Table stored, Table wanted) {
        if (step instanceof AddColumn add) {
            return new AddColumn(write(add.column(), wanted), add.backfill(), add.position());
        }
        if (step instanceof AlterColumn alter) {
            Column after = write(alter.before(), alter.after(), wanted);
            return new AlterColumn(alter.before(), after, alter.using(), alter.reverseUsing(), alter.move());
        }
        if (step instanceof AddConstraint add && add.constraint() instanceof CheckConstraint check) {
            return new AddConstraint(write(check, stored, wanted));
        }
        return step instanceof CreateIndex create ? new CreateIndex(write(create.index(), wanted)) : step;
    }

    private Table write(Table stored, Table wanted) {
        Table table = stored.withColumns(stored.columns().stream()
                        .map(column -> write(column, wanted))
                        .toList())
                .withChecks(stored.checks().stream()
                        .map(check -> write(check, stored, wanted))
                        .toList())
                .withIndexes(stored.indexes().stream()
                        .map(index -> write(index, wanted))
                        .toList());
        Table keyed = table.withPrimaryKey(write(stored.primaryKey(), wanted.primaryKey()));
        return wanted.comment() == null ? keyed : keyed.withComment(wanted.comment());
    }

    /**
     * Leaves out the name that this database generates for the key of a new table, because another database may
     * generate a different name.
     */
    private @Nullable PrimaryKey write(@Nullable PrimaryKey stored, @Nullable PrimaryKey wanted) {
        String name = stored == null ? null : stored.name();
        boolean unnamed = name != null
                && wanted != null
                && wanted.name() == null
                && dialect.sameness().isGeneratedName(name);
        return stored == null || !unnamed ? stored : stored.withName(null);
    }

    private Column write(Column stored, Table wanted) {
        Optional<Column> found = wanted.column(stored.name());
        if (found.isEmpty()) {
            return stored;
        }
        Column model = found.get();
        Column written = stored.withServerDefault(text(stored.serverDefault(), model.serverDefault()))
                .withGenerated(generated(stored.generated(), model.generated()));
        if (written.generated() != null && model.generated() != null) {
            // MariaDB has no computed columns that are declared NOT NULL.
            written = written.withNullable(model.nullable());
        }
        boolean implied = dialect.sameness().numbersKey(stored.type(), wanted.options());
        if (model.identity() == null && implied) {
            // Only this database turns the key into an identity column.
            written = written.withIdentity(null);
        }
        return model.comment() == null ? written : written.withComment(model.comment());
    }

    /** Writes only the changed properties, as they were declared. */
    private static Column write(Column before, Column after, Table wanted) {
        Optional<Column> found = wanted.column(after.name());
        if (found.isEmpty()) {
            return after;
        }
        Column model = found.get();
        Column written = after;
        if (!Objects.equals(before.serverDefault(), after.serverDefault())) {
            written = written.withServerDefault(text(after.serverDefault(), model.serverDefault()));
        }
        return Objects.equals(before.generated(), after.generated())
                ? written
                : written.withGenerated(generated(after.generated(), model.generated()));
    }

    private static @Nullable SqlText text(@Nullable SqlText stored, @Nullable SqlText model) {
        return stored == null || model == null ? stored : model;
    }

    private static @Nullable Generated generated(@Nullable Generated stored, @Nullable Generated model) {
        return stored == null || model == null ? stored : new Generated(model.expression(), stored.stored());
    }

    private CheckConstraint write(CheckConstraint stored, Table table, Table wanted) {
        for (CheckConstraint check : wanted.checks()) {
            boolean same = check.name() == null
                    ? find(table, check).filter(found -> isSame(found, stored)).isPresent()
                    : check.name().equals(stored.name());
            if (same) {
                return check;
            }
        }
        return stored;
    }

    /** Compares the conditions if the name that the database generated was left out. */
    private static boolean isSame(Constraint found, CheckConstraint stored) {
        return Objects.equals(found.name(), stored.name())
                || (stored.name() == null
                        && found instanceof CheckConstraint check
                        && check.condition().equals(stored.condition()));
    }

    private Optional<Constraint> find(Table table, CheckConstraint check) {
        try {
            return dialect.planner().findConstraint(table, check);
        } catch (UnsupportedChange several) {
            return Optional.empty();
        }
    }

    private static Index write(Index stored, Table wanted) {
        Optional<Index> found = wanted.index(stored.name());
        if (found.isEmpty() || found.get().parts().size() != stored.parts().size()) {
            return stored;
        }
        Index model = found.get();
        List<IndexPart> parts = new ArrayList<>();
        for (int i = 0; i < stored.parts().size(); i++) {
            IndexPart part = stored.parts().get(i);
            IndexPart declaredPart = model.parts().get(i);
            boolean expressions = part.expression() != null && declaredPart.expression() != null;
            parts.add(expressions ? declaredPart : part);
        }
        return stored.withParts(parts).withWhere(text(stored.where(), model.where()));
    }
}
