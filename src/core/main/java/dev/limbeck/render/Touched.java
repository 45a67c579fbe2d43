package dev.limbeck.render;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which tables and columns operations touch, on one of their two sides, and in a word how. */
final class Touched {
    private final Map<String, String> tables = new TreeMap<>();
    private final Map<String, Map<String, String>> columns = new TreeMap<>();

    private Touched() {}

    /** {@return what is there before the operations and will be another or gone} */
    static Touched before(List<Operation> operations) {
        Touched touched = new Touched();
        for (Operation operation : operations) {
            if (operation instanceof DropTable drop) {
                touched.table(drop.table().name(), "dropped");
            } else if (operation instanceof RenameTable rename) {
                touched.table(rename.from(), "renamed to " + rename.to());
            } else if (operation instanceof AlterTable batch) {
                touched.table(batch.table(), "changed");
                batch.steps().forEach(step -> touched.before(batch.table(), step));
            }
        }
        return touched;
    }

    /** {@return what is there after the operations and was another or missing} */
    static Touched after(List<Operation> operations) {
        Touched touched = new Touched();
        for (Operation operation : operations) {
            if (operation instanceof CreateTable create) {
                touched.table(create.table().name(), "new");
            } else if (operation instanceof RenameTable rename) {
                touched.table(rename.to(), "was " + rename.from());
            } else if (operation instanceof AlterTable batch) {
                touched.table(batch.table(), "changed");
                batch.steps().forEach(step -> touched.after(batch.table(), step));
            }
        }
        return touched;
    }

    private void before(TableName table, TableOperation step) {
        if (step instanceof DropColumn drop) {
            column(table, drop.column().name(), "dropped");
        } else if (step instanceof RenameColumn rename) {
            column(table, rename.from(), "renamed to " + rename.to());
        } else if (step instanceof AlterColumn alter) {
            column(table, alter.before().name(), "changed");
        }
    }

    private void after(TableName table, TableOperation step) {
        if (step instanceof AddColumn add) {
            column(table, add.column().name(), "new");
        } else if (step instanceof RenameColumn rename) {
            column(table, rename.to(), "was " + rename.from());
        } else if (step instanceof AlterColumn alter) {
            column(table, alter.after().name(), "changed");
        }
    }

    private void table(TableName name, String word) {
        tables.putIfAbsent(key(name), word);
    }

    private void column(TableName table, String name, String word) {
        columns.computeIfAbsent(key(table), ignored -> new TreeMap<>()).putIfAbsent(key(name), word);
    }

    boolean has(TableName name) {
        return tables.containsKey(key(name));
    }

    /** {@return how the table is touched, or an empty text} */
    String word(TableName name) {
        return tables.getOrDefault(key(name), "");
    }

    /** {@return how the column is touched, or an empty text} */
    String word(TableName table, String column) {
        return columns.getOrDefault(key(table), Map.of()).getOrDefault(key(column), "");
    }

    private static String key(TableName name) {
        return key(name.toString());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
