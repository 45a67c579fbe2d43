package dev.limbeck.render;

import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables and columns that operations affect, before or after the operations, each with a short description of the
 * change.
 */
public final class TouchedTables implements DiagramNotes {
    private final NameRules names;
    private final Map<String, String> tables;
    private final Map<String, Map<String, String>> columns;

    private TouchedTables(NameRules names) {
        this.names = names;
        tables = new TreeMap<>(Comparator.comparing(names.tables()::key));
        columns = new TreeMap<>(Comparator.comparing(names.tables()::key));
    }

    /**
     * {@return the tables and columns that the operations will change or drop, with the names that they have before the
     * operations}
     *
     * @param names the rules for names in the database
     */
    public static TouchedTables ofBefore(List<Operation> operations, NameRules names) {
        TouchedTables touched = new TouchedTables(names);
        for (Operation operation : operations) {
            if (operation instanceof DropTable drop) {
                touched.addTable(drop.table().name(), "dropped");
            } else if (operation instanceof DropSequence drop) {
                touched.addTable(drop.sequence().name(), "dropped");
            } else if (operation instanceof RenameTable rename) {
                touched.addTable(rename.from(), "renamed to " + rename.to());
            } else if (operation instanceof AlterTable batch) {
                touched.addTable(batch.table(), "changed");
                batch.steps().forEach(step -> touched.addBefore(batch.table(), step));
            }
        }
        return touched;
    }

    /**
     * {@return the tables and columns that the operations change or create, with the names that they have after the
     * operations}
     *
     * @param names the rules for names in the database
     */
    public static TouchedTables ofAfter(List<Operation> operations, NameRules names) {
        TouchedTables touched = new TouchedTables(names);
        for (Operation operation : operations) {
            if (operation instanceof CreateTable create) {
                touched.addTable(create.table().name(), "new");
            } else if (operation instanceof CreateSequence create) {
                touched.addTable(create.sequence().name(), "new");
            } else if (operation instanceof RenameTable rename) {
                touched.addTable(rename.to(), "was " + rename.from());
            } else if (operation instanceof AlterTable batch) {
                touched.addTable(batch.table(), "changed");
                batch.steps().forEach(step -> touched.addAfter(batch.table(), step));
            }
        }
        return touched;
    }

    private void addBefore(TableName table, TableOperation step) {
        if (step instanceof DropColumn drop) {
            addColumn(table, drop.column().name(), "dropped");
        } else if (step instanceof RenameColumn rename) {
            addColumn(table, rename.from(), "renamed to " + rename.to());
        } else if (step instanceof AlterColumn alter) {
            addColumn(table, alter.before().name(), "changed");
        }
    }

    private void addAfter(TableName table, TableOperation step) {
        if (step instanceof AddColumn add) {
            addColumn(table, add.column().name(), "new");
        } else if (step instanceof RenameColumn rename) {
            addColumn(table, rename.to(), "was " + rename.from());
        } else if (step instanceof AlterColumn alter) {
            addColumn(table, alter.after().name(), "changed");
        }
    }

    private void addTable(TableName name, String change) {
        tables.putIfAbsent(name.toString(), change);
    }

    private void addColumn(TableName table, String name, String change) {
        columns.computeIfAbsent(table.toString(), ignored -> new TreeMap<>(Comparator.comparing(names.others()::key)))
                .putIfAbsent(name, change);
    }

    /** {@return a short description of the change for each table, by its name} */
    public Map<String, String> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** {@return a short description of the change for each changed column of the table, by its name} */
    public Map<String, String> columns(String table) {
        return Collections.unmodifiableMap(columns.getOrDefault(table, Map.of()));
    }

    @Override
    public String describe(TableName name) {
        return tables.getOrDefault(name.toString(), "");
    }

    @Override
    public String describe(TableName table, String column) {
        return columns(table.toString()).getOrDefault(column, "");
    }
}
