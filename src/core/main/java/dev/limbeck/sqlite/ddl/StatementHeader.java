package dev.limbeck.sqlite.ddl;

/** Reads the beginning that all CREATE statements have in common: keywords, an optional schema and the name. */
final class StatementHeader {
    private StatementHeader() {}

    /** {@return the token of the name, without its schema; moves past it} */
    static Token read(Cursor in, String kind) {
        in.expect("CREATE");
        if (!in.accept("TEMP")) {
            in.accept("TEMPORARY");
        }
        in.expect(kind);
        in.accept("IF", "NOT", "EXISTS");
        return qualifiedName(in);
    }

    /** {@return the token of a possibly qualified name, without its schema; moves past it} */
    static Token qualifiedName(Cursor in) {
        Token name = in.name();
        return in.accept(".") ? in.name() : name;
    }
}
