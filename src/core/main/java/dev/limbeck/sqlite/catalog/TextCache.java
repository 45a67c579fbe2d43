package dev.limbeck.sqlite.catalog;

import dev.limbeck.model.Schema;
import dev.limbeck.sqlite.ddl.BoundedCache;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Caches parsed texts, because each batch of a revision reads the schema again and most of the texts have not changed.
 */
public final class TextCache {
    /** The maximum number of cached texts, which is enough for the largest schemas. */
    private static final int MAXIMUM = 50_000;

    private final BoundedCache<ParsedTable> tables = new BoundedCache<>(MAXIMUM, ParsedTable::read);
    private final BoundedCache<IndexText> indexes = new BoundedCache<>(MAXIMUM, IndexText::parse);
    private final BoundedCache<Set<String>> mentioned = new BoundedCache<>(MAXIMUM, TextCache::readNames);

    private volatile @Nullable LastRows lastRows;
    private volatile @Nullable LastSchema lastSchema;

    /** The rows of the database that was read last. */
    private record LastRows(SchemaRows.Combined combined, List<SchemaRow> rows) {}

    /** The schema that was created last, and everything on which it depends. */
    private record LastSchema(List<SchemaRow> rows, Set<String> shadows, Schema schema) {}

    /**
     * {@return the rows with the given combined values; if the values are those of the previous call, the same list as
     * in that call; empty if the values cannot be separated}
     */
    Optional<List<SchemaRow>> rows(SchemaRows.Combined combined) {
        LastRows known = lastRows;
        if (known != null && known.combined().equals(combined)) {
            return Optional.of(known.rows());
        }
        Optional<List<SchemaRow>> rows = combined.separate();
        rows.ifPresent(some -> lastRows = new LastRows(combined, some));
        return rows;
    }

    /**
     * {@return the schema of the given immutable list of rows; if the list is the same as in the previous call, the
     * schema of that call}
     *
     * @param shadows the folded names of the shadow tables
     * @param reader creates the schema
     */
    @SuppressWarnings("ReferenceEquality") // comparing all rows would take longer than creating the schema
    Schema schema(List<SchemaRow> rows, Set<String> shadows, Supplier<Schema> reader) {
        LastSchema known = lastSchema;
        if (known == null || known.rows() != rows || !known.shadows().equals(shadows)) {
            known = new LastSchema(rows, Set.copyOf(shadows), reader.get());
            lastSchema = known;
        }
        return known.schema();
    }

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
