package dev.limbeck.sqlite;

/** The beginning that all CREATE statements share: keywords, then an optional schema and the name. */
final class Header {
    private Header() {}

    /** {@return the token of the name, without the schema before it; moves behind it} */
    static Token read(Cursor in, String kind) {
        in.expect("CREATE");
        if (!in.accept("TEMP")) {
            in.accept("TEMPORARY");
        }
        in.expect(kind);
        in.accept("IF", "NOT", "EXISTS");
        return qualifiedName(in);
    }

    /** {@return the token of a name, without the schema before it; moves behind it} */
    static Token qualifiedName(Cursor in) {
        Token name = in.name();
        return in.accept(".") ? in.name() : name;
    }
}
