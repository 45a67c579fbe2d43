package dev.limbeck.sqlite.plan;

import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that SQLite creates for PRIMARY KEY and UNIQUE. Their names contain numbers, which SQLite assigns in the
 * order of the constraints in the text; a constraint has no index of its own if another index already covers its
 * columns. Dropping a constraint therefore renames the indexes of the constraints after it. The numbers are determined
 * by running the statements in a scratch database.
 */
final class AutomaticIndexes {
    private AutomaticIndexes() {}

    /**
     * {@return the new names of the indexes whose names change, by old name; an empty name for an index that is
     * dropped}
     */
    static Map<String, String> findRenamed(Draft draft) {
        Map<String, String> moved = new LinkedHashMap<>();
        if (Statistics.existingTables(draft).isEmpty()) {
            return moved;
        }
        Map<String, List<String>> after = read(draft, draft.text(), draft::originalName);
        read(draft, draft.originalText(), column -> column).forEach((name, columns) -> {
            String now = after.entrySet().stream()
                    .filter(one -> one.getValue().equals(columns))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            after.remove(now);
            if (!now.equals(name)) {
                moved.put(name, now);
            }
        });
        return moved;
    }

    /**
     * Reads the columns of each automatic index. The columns have their original names; a new column has none, so its
     * name is null.
     */
    private static Map<String, List<String>> read(
            Draft draft, TableText table, Function<String, @Nullable String> originalName) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            scratch.run(table.sql());
            String name = Sql.literal(table.name().name());
            for (String index : scratch.query("SELECT name FROM pragma_index_list(" + name
                    + ") WHERE origin <> 'c' ORDER BY length(name), name")) {
                List<String> columns = new ArrayList<>();
                for (String column : scratch.query(
                        "SELECT name FROM pragma_index_info(" + Sql.literal(index) + ") ORDER BY seqno")) {
                    String origin = originalName.apply(column);
                    columns.add(origin == null ? "new " + column : SqliteNames.fold(origin));
                }
                read.put(index, columns);
            }
        }
        return read;
    }
}
