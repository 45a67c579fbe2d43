package dev.limbeck.sqlite;

import dev.limbeck.model.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what was read from a text: each batch of a revision reflects the schema again, and most of it is the same. */
final class TextCache {
    /** Enough for the largest schemas; beyond it the cache starts anew. */
    private static final int MOST = 50_000;

    private final Map<String, ReadTable> tables = new ConcurrentHashMap<>();
    private final Map<String, IndexText> indexes = new ConcurrentHashMap<>();

    /**
     * A table's text and what it says.
     *
     * @param text where its clauses stand
     * @param table the model's table, without indexes
     */
    record ReadTable(TableText text, Table table) {}

    /** {@return what that CREATE TABLE says} */
    ReadTable table(String sql) {
        return cached(tables, sql, one -> {
            TableText text = TableText.parse(one);
            return new ReadTable(text, TableReader.read(text));
        });
    }

    /** {@return what that CREATE INDEX says} */
    IndexText index(String sql) {
        return cached(indexes, sql, IndexText::parse);
    }

    private static <T> T cached(Map<String, T> cache, String sql, Function<String, T> reader) {
        if (cache.size() > MOST) {
            cache.clear();
        }
        return cache.computeIfAbsent(sql, reader);
    }
}
