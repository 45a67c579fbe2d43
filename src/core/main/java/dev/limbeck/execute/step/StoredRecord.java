package dev.limbeck.execute.step;

import java.util.Set;

/** Converts public records, such as operations, schemas and SQL texts, to strings and back. */
public final class StoredRecord {
    private StoredRecord() {}

    /** {@return the record, or the list of records, as a string} */
    public static String encode(Object value) {
        return RecordText.encode(value);
    }

    /**
     * {@return the record with the given text}
     *
     * @throws IllegalArgumentException if the text does not describe a record of the given class
     */
    public static <T> T decode(String text, Class<T> type) {
        return RecordText.decode(text, type);
    }

    /**
     * {@return the record classes that the text of a record of the given class may contain, including that class} A
     * program that is compiled ahead of time must make them available to reflection.
     */
    public static Set<Class<?>> classesIn(Class<? extends Record> type) {
        return RecordShape.findReachable(type);
    }
}
