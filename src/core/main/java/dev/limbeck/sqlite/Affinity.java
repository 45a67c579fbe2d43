package dev.limbeck.sqlite;

import java.util.Locale;

/** How a column likes its values stored (sqlite.org/datatype3.html, 3.1). */
enum Affinity {
    TEXT,
    NUMERIC,
    INTEGER,
    REAL,
    BLOB;

    /** {@return the affinity of a column that is declared like that} */
    static Affinity of(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TEXT;
        }
        if (type.isEmpty() || type.contains("BLOB")) {
            return BLOB;
        }
        return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? REAL : NUMERIC;
    }

    /** {@return whether both store every value alike: INTEGER and NUMERIC differ in CAST alone} */
    boolean storesLike(Affinity other) {
        return this == other || (isExact() && other.isExact());
    }

    private boolean isExact() {
        return this == NUMERIC || this == INTEGER;
    }
}
