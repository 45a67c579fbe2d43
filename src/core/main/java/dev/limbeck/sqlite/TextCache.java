package dev.limbeck.sqlite;

/** Remembers what was read from a text: each batch of a revision reflects the schema again, and most of it is the same. */
final class TextCache {
    /** Enough for the largest schemas. */
    private static final int MOST = 50_000;

    private final Remembered<ReadTable> tables = new Remembered<>(MOST, ReadTable::read);
    private final Remembered<IndexText> indexes = new Remembered<>(MOST, IndexText::parse);

    /** {@return what that CREATE TABLE says} */
    ReadTable table(String sql) {
        return tables.of(sql);
    }

    /** {@return what that CREATE INDEX says} */
    IndexText index(String sql) {
        return indexes.of(sql);
    }
}
