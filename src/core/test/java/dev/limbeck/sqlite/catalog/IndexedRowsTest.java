package dev.limbeck.sqlite.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexedRowsTest {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /**
     * An index that was updated must find the same rows, in the same order, as an index that is newly built from all
     * rows.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void changedIndexFindsTheRowsOfNewIndex(int seed) {
        Random random = new Random(seed);
        List<SchemaRow> rows = new ArrayList<>();
        IndexedRows indexed = new IndexedRows(rows);
        for (int round = 0; round < 12; round++) {
            Set<String> dropped = random.nextInt(3) == 0 ? dropped(random, rows) : Set.of();
            List<SchemaRow> changed = change(random, rows);
            IndexedRows before = indexed;
            List<SchemaRow> rowsBefore = before.rows();
            indexed = before.with(changed, dropped);
            assertThat(indexed.rows()).isEqualTo(rows);
            assertThat(pictureOf(indexed)).isEqualTo(pictureOf(new IndexedRows(rows)));
            assertThat(before.rows()).isEqualTo(rowsBefore);
            assertThat(pictureOf(before))
                    .as("the index before the change")
                    .isEqualTo(pictureOf(new IndexedRows(rowsBefore)));
        }
    }

    /** Removes a table together with its indexes and triggers, and returns the folded name of the table. */
    private static Set<String> dropped(Random random, List<SchemaRow> rows) {
        List<SchemaRow> tables =
                rows.stream().filter(one -> one.isType("table")).toList();
        if (tables.isEmpty()) {
            return Set.of();
        }
        String table = tables.get(random.nextInt(tables.size())).name();
        rows.removeIf(one -> one.table().equals(table));
        return Set.of(table.toLowerCase(java.util.Locale.ROOT));
    }

    /** Changes the list, and returns the new rows and those rows of old tables whose definitions are new. */
    private static List<SchemaRow> change(Random random, List<SchemaRow> rows) {
        List<SchemaRow> changed = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(rows.size() + 1);
            if (at < rows.size() && rows.get(at).isType("table")) {
                SchemaRow old = rows.get(at);
                SchemaRow now = new SchemaRow("table", old.name(), old.table(), table(random, old.name()));
                boolean again = changed.stream().anyMatch(one -> one.name().equals(old.name()));
                if (!again) {
                    rows.set(at, now);
                    changed.add(now);
                }
            } else {
                SchemaRow added = added(random, rows);
                rows.add(added);
                changed.add(added);
            }
        }
        return changed;
    }

    private static SchemaRow added(Random random, List<SchemaRow> rows) {
        String mark = random.nextInt(4) == 0 ? "_limbeck_" : "";
        String name = mark + (random.nextBoolean() ? "T" : "t") + random.nextInt(1_000_000);
        List<SchemaRow> tables =
                rows.stream().filter(one -> one.isType("table")).toList();
        String on = tables.isEmpty()
                ? ""
                : tables.get(random.nextInt(tables.size())).name();
        return switch (tables.isEmpty() ? 0 : random.nextInt(4)) {
            case 1 -> new SchemaRow("index", name, on, "CREATE INDEX " + name + " ON " + on + " (a)");
            case 2 -> new SchemaRow("view", name, name, "CREATE VIEW " + name + " AS SELECT a FROM " + on);
            case 3 ->
                new SchemaRow(
                        "trigger", name, on, "CREATE TRIGGER " + name + " DELETE ON " + on + " BEGIN SELECT 1; END");
            default -> new SchemaRow("table", name, name, table(random, name));
        };
    }

    private static String table(Random random, String name) {
        String key = random.nextInt(3) == 0 ? " References t0 (a)" : "";
        return "CREATE TABLE " + name + " (a integer" + key + ", b" + random.nextInt(100) + " text)";
    }

    private static List<Object> pictureOf(IndexedRows indexed) {
        RowIndex index = indexed.index();
        Set<String> tables = new TreeSet<>();
        indexed.rows().forEach(one -> tables.add(one.table().toLowerCase(java.util.Locale.ROOT)));
        List<Object> picture = new ArrayList<>();
        for (String table : tables) {
            picture.add(index.rows(table).toList());
            picture.add(index.find("table", table) == null ? "none" : index.find("table", table));
            picture.add(index.find("view", table) == null ? "none" : index.find("view", table));
        }
        picture.add(index.rows(tables, Set.copyOf(indexed.rows())).toList());
        picture.add(List.copyOf(index.code()));
        picture.add(List.copyOf(index.copies()));
        indexed.rows().stream()
                .filter(one -> one.isType("index"))
                .forEach(one -> picture.add(List.of(one.name(), one.equals(index.findIndex(one.name())))));
        picture.add(List.copyOf(index.referring()));
        return picture;
    }
}
