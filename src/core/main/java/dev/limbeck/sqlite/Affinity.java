package dev.limbeck.sqlite;

/** How a column likes its values stored (sqlite.org/datatype3.html, 3.1). */
enum Affinity {
    TEXT,
    NUMERIC,
    INTEGER,
    REAL,
    BLOB;

    /** {@return the affinity of a column that is declared like that} */
    static Affinity of(String declared) {
        String type = Names.fold(declared);
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

    /** {@return whether both store every value alike: INTEGER and NUMERIC differ in CAST alone} */
    boolean storesLike(Affinity other) {
        return this == other || (isExact() && other.isExact());
    }

    private boolean isExact() {
        return this == NUMERIC || this == INTEGER;
    }
}
