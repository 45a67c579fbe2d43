package dev.limbeck.sqlite;

import java.util.Set;
import java.util.stream.Collectors;

/** Remembers what was read from a text: each batch of a revision reflects the schema again, and most of it is the same. */
final class TextCache {
    /** Enough for the largest schemas. */
    private static final int MOST = 50_000;

    private final Remembered<ReadTable> tables = new Remembered<>(MOST, ReadTable::read);
    private final Remembered<IndexText> indexes = new Remembered<>(MOST, IndexText::parse);
    private final Remembered<Set<String>> mentioned = new Remembered<>(MOST, TextCache::names);

    /** {@return what that CREATE TABLE says} */
    ReadTable table(String sql) {
        return tables.of(sql);
    }

    /** {@return what that CREATE INDEX says} */
    IndexText index(String sql) {
        return indexes.of(sql);
    }

    /** {@return every name in that statement, folded} */
    Set<String> mentioned(String sql) {
        return mentioned.of(sql);
    }

    /** {@return the same, not remembered} */
    static Set<String> names(String sql) {
        return Tokenizer.code(sql).stream()
                .filter(Token::isName)
                .map(token -> Names.fold(token.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
