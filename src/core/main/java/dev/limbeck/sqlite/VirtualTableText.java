package dev.limbeck.sqlite;

/**
 * A CREATE VIRTUAL TABLE statement.
 *
 * @param sql the statement
 * @param name the token of its name
 * @param module the token of its module's name
 */
record VirtualTableText(String sql, Token name, Token module) {

    /** {@return whether the statement creates a virtual table} */
    static boolean is(String sql) {
        return new Cursor(sql).at("CREATE", "VIRTUAL");
    }

    /**
     * Reads a CREATE VIRTUAL TABLE statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if it is none, or cannot be understood
     */
    static VirtualTableText parse(String sql) {
        Cursor in = new Cursor(sql);
        in.expect("CREATE");
        in.expect("VIRTUAL");
        in.expect("TABLE");
        in.accept("IF", "NOT", "EXISTS");
        Token name = Header.qualifiedName(in);
        in.expect("USING");
        return new VirtualTableText(sql, name, in.name());
    }
}
