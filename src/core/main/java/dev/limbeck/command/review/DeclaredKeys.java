package dev.limbeck.command.review;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types that operations declare for generated keys, which a database may store as a different type. */
public final class DeclaredKeys {
    private final NameRules names;
    private final Map<TableName, Map<String, SqlType>> tables = new HashMap<>();

    /** Creates an instance without keys, for names that are compared by the given rules. */
    public DeclaredKeys(NameRules names) {
        this.names = names;
    }

    /**
     * {@return the keys that the revisions of a database declare; empty if they cannot be replayed, for instance because
     * they need rows} Replays the revisions in a scratch database.
     */
    public static DeclaredKeys replay(Project project, Dialect dialect, VersionRows rows) {
        DeclaredKeys keys = new DeclaredKeys(dialect.traits().names());
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan steps) {
                keys.add(operation);
            }
        };
        try (Rehearsal rehearsal = new Rehearsal(project, dialect, listener)) {
            rehearsal.replay(UpgradePath.findSteps(project.graph(), rows.ids()));
            return keys;
        } catch (LimbeckException e) {
            return new DeclaredKeys(dialect.traits().names());
        }
    }

    /** Adds the keys that an operation declares. */
    public void add(Operation operation) {
        if (operation instanceof CreateTable create) {
            tables.remove(names.key(create.table().name()));
            create.table().columns().forEach(column -> put(create.table().name(), column));
        } else if (operation instanceof DropTable drop) {
            tables.remove(names.key(drop.table().name()));
        } else if (operation instanceof RenameTable rename) {
            Map<String, SqlType> columns = tables.remove(names.key(rename.from()));
            if (columns != null) {
                tables.put(names.key(rename.to()), columns);
            }
        } else if (operation instanceof AlterTable batch) {
            batch.steps().forEach(step -> add(batch.table(), step));
        }
    }

    private void add(TableName table, TableOperation step) {
        if (step instanceof AddColumn add) {
            put(table, add.column());
        } else if (step instanceof AlterColumn alter) {
            put(table, alter.after());
        } else if (step instanceof RenameColumn rename) {
            Map<String, SqlType> columns = tables.getOrDefault(names.key(table), Map.of());
            SqlType type = columns.get(names.others().key(rename.from()));
            if (type != null) {
                columns.remove(names.others().key(rename.from()));
                columns.put(names.others().key(rename.to()), type);
            }
        }
    }

    private void put(TableName table, Column column) {
        if (column.identity() != null) {
            tables.computeIfAbsent(names.key(table), ignored -> new HashMap<>())
                    .put(names.others().key(column.name()), column.type());
        }
    }

    /** {@return the declared type of the column, if it is known and the column is a generated key} */
    Optional<SqlType> find(TableName table, String column) {
        return Optional.ofNullable(tables.getOrDefault(names.key(table), Map.of())
                .get(names.others().key(column)));
    }
}
