package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.SchemaEvolution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables as the operations of the revisions declare them. A table whose definition is not certain, for example
 * because an SQL statement may have changed it, is left out.
 */
public final class DeclaredSchema {
    private final Dialect dialect;
    private final Set<TableName> uncertain = new HashSet<>();
    private Schema schema;

    /** Creates an empty schema. */
    public DeclaredSchema(Dialect dialect) {
        this.dialect = dialect;
        this.schema = Schema.EMPTY.withNames(dialect.traits().names());
    }

    /** Starts with the given tables. */
    DeclaredSchema(Dialect dialect, List<Table> tables) {
        this(dialect);
        schema = schema.withTables(tables);
    }

    /** Applies the operations of a revision. */
    public void apply(List<? extends Operation> operations) {
        operations.forEach(this::apply);
    }

    private void apply(Operation operation) {
        if (operation instanceof ExecuteSql statement) {
            leaveOutMentioned(statement.sql());
            return;
        }
        if (isView(operation)) {
            return;
        }
        if (operation instanceof CreateTable create) {
            uncertain.remove(key(create.table().name()));
        }
        if (operation instanceof RenameTable rename && uncertain.remove(key(rename.from()))) {
            leaveOut(rename.to());
        }
        try {
            if (operation instanceof AlterTable batch) {
                for (TableOperation step : batch.steps()) {
                    evolve(new AlterTable(batch.table(), List.of(onDeclared(batch.table(), step))));
                }
            } else {
                evolve(operation);
            }
        } catch (IllegalArgumentException unknown) {
            leaveOut(operation);
        }
    }

    private void evolve(Operation operation) {
        schema = SchemaEvolution.apply(schema, operation, dialect.words()::renameColumn);
    }

    private static boolean isView(Operation operation) {
        return operation instanceof CreateView
                || operation instanceof DropView
                || operation instanceof ReplaceView
                || operation instanceof CreateTrigger
                || operation instanceof DropTrigger;
    }

    private void leaveOut(Operation operation) {
        if (operation instanceof ExecuteSql statement) {
            leaveOutMentioned(statement.sql());
        } else if (operation instanceof CreateTable create) {
            leaveOut(create.table().name());
        } else if (operation instanceof DropTable drop) {
            leaveOut(drop.table().name());
        } else if (operation instanceof AlterTable batch) {
            leaveOut(batch.table());
        } else if (operation instanceof RenameTable rename) {
            leaveOut(rename.from());
            leaveOut(rename.to());
        }
    }

    private void leaveOut(TableName name) {
        uncertain.add(key(name));
    }

    /** Leaves out all tables, because it is not known whether something has changed them. */
    public void leaveOutAll() {
        schema.tables().forEach(table -> leaveOut(table.name()));
    }

    /**
     * Leaves out the tables that a statement names, unless the statement only changes rows. A statement that is neither
     * may execute others, for example with names that it computes, and one on SQLite's own tables may change all
     * definitions, so they leave out all tables.
     */
    private void leaveOutMentioned(@Nullable SqlText sql) {
        if (sql == null) {
            return;
        }
        Statement.Kind kind = dialect.words().kind(sql.sql());
        Set<String> mentioned = dialect.sameness().mentionedNameKeys(sql);
        if (kind == Statement.Kind.OTHER
                || mentioned.contains("sqlite_master")
                || mentioned.contains("sqlite_schema")) {
            leaveOutAll();
            return;
        }
        if (kind == Statement.Kind.ROWS) {
            return;
        }
        schema.tables().stream()
                .map(Table::name)
                .filter(name -> mentioned.contains(key(name).name()))
                .forEach(this::leaveOut);
    }

    /** Applies only those properties to the declared column that the step changes. */
    private TableOperation onDeclared(TableName table, TableOperation step) {
        if (!(step instanceof AlterColumn alter)) {
            return step;
        }
        return schema.table(table)
                .flatMap(found -> found.column(alter.before().name()))
                .<TableOperation>map(column -> new AlterColumn(
                        column, change(column, alter), alter.using(), alter.reverseUsing(), alter.move()))
                .orElse(step);
    }

    private static Column change(Column declared, AlterColumn step) {
        Column before = step.before();
        Column after = step.after();
        Column changed = declared;
        // The type of an identity column is that of its numbers, so a change might not be visible.
        boolean losesIdentity = before.identity() != null && after.identity() == null;
        if (losesIdentity || !before.type().equals(after.type())) {
            changed = changed.withType(after.type());
        }
        if (before.nullable() != after.nullable()) {
            changed = changed.withNullable(after.nullable());
        }
        if (!Objects.equals(before.serverDefault(), after.serverDefault())) {
            changed = changed.withServerDefault(after.serverDefault());
        }
        @Nullable Identity identity = after.identity();
        if (!Objects.equals(before.identity(), identity)) {
            changed = changed.withIdentity(identity != null && identity.isImplied() ? null : identity);
        }
        if (!Objects.equals(before.generated(), after.generated())) {
            changed = changed.withGenerated(after.generated());
        }
        if (!Objects.equals(before.collation(), after.collation())) {
            changed = changed.withCollation(after.collation());
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            changed = changed.withComment(after.comment());
        }
        return before.options().equals(after.options()) ? changed : changed.withOptions(after.options());
    }

    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
    }

    /** {@return the tables whose definitions are certain} */
    List<Table> tables() {
        return schema.tables().stream()
                .filter(table -> !uncertain.contains(key(table.name())))
                .toList();
    }

    /**
     * Returns the declared table, in which a column rejects NULL if the database stores it so without a primary key:
     * servers keep this property when a key is dropped.
     */
    private static Table asStored(Table declared, Table stored) {
        List<String> keys =
                stored.primaryKey() == null ? List.of() : stored.primaryKey().columns();
        return declared.withColumns(declared.columns().stream()
                .map(column -> {
                    boolean rejectsNull = stored.column(column.name())
                            .filter(each -> !each.nullable() && each.identity() == null && each.generated() == null)
                            .isPresent();
                    boolean isKey = keys.stream()
                            .anyMatch(key -> stored.names().others().same(key, column.name()));
                    return column.nullable() && rejectsNull && !isKey ? column.withNullable(false) : column;
                })
                .toList());
    }

    /** {@return the tables that are in the given schema, which the database stored after the same operations} */
    public List<DeclaredTable> tables(Schema stored) {
        List<DeclaredTable> found = new ArrayList<>();
        for (Table table : tables()) {
            stored.table(table.name()).ifPresent(each -> found.add(new DeclaredTable(asStored(table, each), each)));
        }
        return found;
    }
}
