package dev.limbeck.sqlite.sameness;

import dev.limbeck.sqlite.ddl.SqliteNames;

/** The type affinity of a column (sqlite.org/datatype3.html, 3.1). */
public enum Affinity {
    TEXT,
    NUMERIC,
    INTEGER,
    REAL,
    BLOB;

    /** {@return the affinity of a column with the given declared type} */
    public static Affinity of(String declared) {
        String type = SqliteNames.fold(declared);
        if (type.contains("int")) {
            return INTEGER;
        }
        if (type.contains("char") || type.contains("clob") || type.contains("text")) {
            return TEXT;
        }
        if (type.isEmpty() || type.contains("blob")) {
            return BLOB;
        }
        return type.contains("real") || type.contains("floa") || type.contains("doub") ? REAL : NUMERIC;
    }

    /**
     * {@return whether both affinities store every value in the same way; INTEGER and NUMERIC differ only in CAST
     * expressions}
     */
    public boolean storesLike(Affinity other) {
        return this == other || (isExact() && other.isExact());
    }

    private boolean isExact() {
        return this == NUMERIC || this == INTEGER;
    }
}
