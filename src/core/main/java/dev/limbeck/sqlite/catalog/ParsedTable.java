package dev.limbeck.sqlite.catalog;

import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.TableText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parsed text of a table, and the table's model, both with and without its indexes. */
public final class ParsedTable {
    private final TableText text;
    private final Table table;
    private volatile @Nullable Indexed last;

    private ParsedTable(TableText text, Table table) {
        this.text = text;
        this.table = table;
    }

    /** The table, including the indexes that the given texts define. */
    private record Indexed(List<IndexText> indexes, Table table) {

        /**
         * Returns whether the table was built from these index texts. The comparison is fast, because equal texts are
         * usually the same object from the cache.
         */
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
     * @throws dev.limbeck.dialect.UnreadableSchema if the text is not a CREATE TABLE statement, or cannot be parsed
     */
    public static ParsedTable read(String sql) {
        TableText text = TableText.parse(sql);
        return new ParsedTable(text, TableReader.read(text));
    }

    /** {@return the text with the positions of its clauses} */
    TableText text() {
        return text;
    }

    /**
     * {@return the model's table with the given indexes; the previously returned object if the indexes are unchanged}
     */
    public Table withIndexes(List<IndexText> indexes) {
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
