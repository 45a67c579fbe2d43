package dev.limbeck.sqlite.rows;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Determines whether SQLite would use its "transfer optimization" for {@code INSERT INTO new SELECT * FROM old}
 * (insert.c, xferOptimization). With this optimization SQLite copies the rows in their stored form, and copies the
 * entries of each index without sorting them. This takes a third of the time. To determine whether SQLite would use it,
 * this class creates both tables in a scratch database and examines the program that SQLite generates for the
 * statement.
 */
public final class RowTransfer {
    private static final String NEW = "limbeck.";

    private final Draft draft;
    private final ScratchDatabase scratch;
    private final List<SchemaRow> early = new ArrayList<>();
    private final List<SchemaRow> late = new ArrayList<>();

    private RowTransfer(Draft draft, ScratchDatabase scratch) {
        this.draft = draft;
        this.scratch = scratch;
    }

    /**
     * The indexes if a transfer is possible.
     *
     * @param early the new indexes that are filled from the old indexes, so they are created before the rows are copied
     * @param late the new indexes that are built from the rows afterwards
     */
    public record Indexes(List<SchemaRow> early, List<SchemaRow> late) {
        public Indexes {
            early = List.copyOf(early);
            late = List.copyOf(late);
        }
    }

    /** The method by which SQLite would execute the statement. */
    private enum Program {
        /** Copies the rows value by value. */
        COPIES,
        /** Transfers the rows but assigns new rowids. */
        RENUMBERS,
        /** Transfers the rows with their rowids. */
        TRANSFERS
    }

    /**
     * {@return the indexes of the transfer; empty if the rows must be copied value by value}
     *
     * <p>An index can be transferred only while both tables have the index. Since index names are unique, the old
     * indexes are renamed by editing their stored definitions.
     */
    public static Optional<Indexes> find(Draft draft, PlanOptions options) {
        boolean named = !draft.catalog().rowsOn("index", draft.table()).isEmpty();
        if (options.offline() || options.forHazards() || (named && !options.inPlace()) || !keepsPlaces(draft)) {
            return Optional.empty();
        }
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            return new RowTransfer(draft, scratch).find();
        }
    }

    /**
     * Returns whether each value keeps its position, since the transfer works by position and ignores column names.
     * Generated columns are excluded: they usually prevent the transfer, and without the transfer the statement would
     * fail because {@code SELECT *} includes their values.
     */
    private static boolean keepsPlaces(Draft draft) {
        List<ColumnText> before = draft.originalText().columns();
        List<ColumnText> after = draft.text().columns();
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < after.size(); i++) {
            String name = after.get(i).name().name();
            if (draft.isComputed(name)
                    || ResultingRows.isGenerated(after.get(i))
                    || !SqliteNames.areSame(before.get(i).name().name(), String.valueOf(draft.originalName(name)))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Indexes> find() {
        boolean made = runs("ATTACH ':memory:' AS limbeck")
                && runs(draft.originalText().sql())
                && draft.catalog().rowsOn("index", draft.table()).stream().allMatch(one -> runs(one.sql()))
                && runs(Sql.withPrefix(
                        new SchemaRow("table", "", "", draft.text().sql()), NEW));
        if (!made || program() == Program.COPIES) {
            return Optional.empty();
        }
        for (SchemaRow index : draft.indexes()) {
            if (!runs(Sql.withPrefix(index, NEW))) {
                return Optional.empty();
            }
            if (program() == Program.COPIES) {
                runs("DROP INDEX " + NEW + SqliteNames.spell(index.name()));
                late.add(index);
            } else {
                early.add(index);
            }
        }
        return program() == Program.TRANSFERS ? Optional.of(new Indexes(early, late)) : Optional.empty();
    }

    private boolean runs(String sql) {
        return scratch.run(sql).isEmpty();
    }

    private Program program() {
        String table = SqliteNames.spell(draft.table().name());
        List<String> codes = scratch.opcodes("INSERT OR ABORT INTO " + NEW + table + " SELECT * FROM main." + table);
        return read(codes);
    }

    /**
     * Classifies the program by its instructions. Only a transfer fetches a whole record, and the preceding instruction
     * shows how the rowid is determined.
     */
    private static Program read(List<String> codes) {
        for (String code : codes) {
            switch (code) {
                case "NewRowid" -> {
                    return codes.contains("RowCell") || codes.contains("RowData") ? Program.RENUMBERS : Program.COPIES;
                }
                case "InitCoroutine", "Column" -> {
                    return Program.COPIES;
                }
                case "RowCell", "RowData" -> {
                    return Program.TRANSFERS;
                }
                default -> {}
            }
        }
        return Program.COPIES;
    }
}
