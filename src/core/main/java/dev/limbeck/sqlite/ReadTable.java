package dev.limbeck.sqlite;

import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table's text and what it says, alone and with its indexes. */
final class ReadTable {
    private final TableText text;
    private final Table table;
    private volatile @Nullable Indexed last;

    private ReadTable(TableText text, Table table) {
        this.text = text;
        this.table = table;
    }

    /** The table as it was made of those texts of its indexes. */
    private record Indexed(List<IndexText> indexes, Table table) {

        /** Whether it was made of the same texts, which are remembered ones. */
        boolean isOf(List<IndexText> others) {
            if (indexes.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < others.size(); i++) {
                if (!indexes.get(i).sql().equals(others.get(i).sql())) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads a CREATE TABLE statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if it is none, or cannot be understood
     */
    static ReadTable read(String sql) {
        TableText text = TableText.parse(sql);
        return new ReadTable(text, TableReader.read(text));
    }

    /** {@return where its clauses stand} */
    TableText text() {
        return text;
    }

    /** {@return the model's table with these indexes; the same object as the last time when they are the same} */
    Table with(List<IndexText> indexes) {
        if (indexes.isEmpty()) {
            return table;
        }
        Indexed known = last;
        if (known == null || !known.isOf(indexes)) {
            List<Index> read = new ArrayList<>(indexes.size());
            for (IndexText index : indexes) {
                read.add(IndexReader.read(index, text));
            }
            known = new Indexed(List.copyOf(indexes), table.withIndexes(read));
            last = known;
        }
        return known.table();
    }
}
