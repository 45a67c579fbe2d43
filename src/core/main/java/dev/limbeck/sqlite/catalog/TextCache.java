package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.BoundedCache;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Caches parsed texts, because each batch of a revision reads the schema again and most of the texts have not changed.
 */
public final class TextCache {
    /** The maximum number of cached texts, which is enough for the largest schemas. */
    private static final int MAXIMUM = 50_000;

    private final BoundedCache<ParsedTable> tables = new BoundedCache<>(MAXIMUM, ParsedTable::read);
    private final BoundedCache<IndexText> indexes = new BoundedCache<>(MAXIMUM, IndexText::parse);
    private final BoundedCache<Set<String>> mentioned = new BoundedCache<>(MAXIMUM, TextCache::readNames);

    /** {@return the parsed CREATE TABLE statement} */
    ParsedTable table(String sql) {
        return tables.get(sql);
    }

    /** Forgets a CREATE TABLE statement that was replaced by another one. */
    void forgetTable(String sql) {
        tables.forget(sql);
    }

    /** {@return the parsed CREATE INDEX statement} */
    IndexText index(String sql) {
        return indexes.get(sql);
    }

    /** {@return all names in the given statement, folded} */
    Set<String> mentionedNames(String sql) {
        return mentioned.get(sql);
    }

    /** {@return all names in the given statement, folded, without using the cache} */
    static Set<String> readNames(String sql) {
        return Tokenizer.code(sql).stream()
                .filter(Token::isName)
                .map(token -> SqliteNames.fold(token.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
