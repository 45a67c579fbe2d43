package dev.limbeck.sqlite;

import dev.limbeck.model.Table;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remembers what was read from a text: each batch of a revision reflects the schema again, and most of it is the same. */
final class TextCache {
    /** Enough for the largest schemas; beyond it the cache starts anew. */
    private static final int MOST = 50_000;

    private final Map<String, ReadTable> tables = new ConcurrentHashMap<>();
    private final Map<String, IndexText> indexes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> mentioned = new ConcurrentHashMap<>();

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

    /** {@return every name in that statement, folded} */
    Set<String> mentioned(String sql) {
        return cached(mentioned, sql, TextCache::names);
    }

    /** {@return the same, not remembered} */
    static Set<String> names(String sql) {
        return Tokenizer.code(sql).stream()
                .filter(Token::isName)
                .map(token -> Names.fold(token.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T cached(Map<String, T> cache, String sql, Function<String, T> reader) {
        if (cache.size() > MOST) {
            cache.clear();
        }
        return cache.computeIfAbsent(sql, reader);
    }
}
