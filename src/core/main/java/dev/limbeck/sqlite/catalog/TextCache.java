package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.Names;
import dev.limbeck.sqlite.ddl.Remembered;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.Set;
import java.util.stream.Collectors;

/** Caches parsed texts: each batch of a revision reads the schema again, and most of it is unchanged. */
public final class TextCache {
    /** Large enough for the largest schemas. */
    private static final int MAXIMUM = 50_000;

    private final Remembered<ReadTable> tables = new Remembered<>(MAXIMUM, ReadTable::read);
    private final Remembered<IndexText> indexes = new Remembered<>(MAXIMUM, IndexText::parse);
    private final Remembered<Set<String>> mentioned = new Remembered<>(MAXIMUM, TextCache::names);

    /** {@return the parsed CREATE TABLE statement} */
    ReadTable table(String sql) {
        return tables.of(sql);
    }

    /** {@return the parsed CREATE INDEX statement} */
    IndexText index(String sql) {
        return indexes.of(sql);
    }

    /** {@return every name in that statement, folded} */
    Set<String> mentioned(String sql) {
        return mentioned.of(sql);
    }

    /** {@return every name in that statement, folded, without using the cache} */
    static Set<String> names(String sql) {
        return Tokenizer.code(sql).stream()
                .filter(Token::isName)
                .map(token -> Names.fold(token.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
