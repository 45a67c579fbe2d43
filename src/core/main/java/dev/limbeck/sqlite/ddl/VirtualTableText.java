package dev.limbeck.sqlite.ddl;

/**
 * A CREATE VIRTUAL TABLE statement.
 *
 * @param sql the statement
 * @param name the token of the table name
 * @param module the token of the module name
 */
public record VirtualTableText(String sql, Token name, Token module) {

    private static final String BEGINNING = "CREATE VIRTUAL TABLE ";

    /**
     * {@return whether the stored statement creates a virtual table; SQLite stores all such statements with the same
     * first words}
     */
    public static boolean matches(String stored) {
        return stored.regionMatches(true, 0, BEGINNING, 0, BEGINNING.length());
    }

    /**
     * Reads a CREATE VIRTUAL TABLE statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if the text is not a CREATE VIRTUAL TABLE statement, or cannot be
     *     parsed
     */
    public static VirtualTableText parse(String sql) {
        Cursor in = new Cursor(sql);
        in.expect("CREATE");
        in.expect("VIRTUAL");
        in.expect("TABLE");
        in.accept("IF", "NOT", "EXISTS");
        Token name = StatementHeader.qualifiedName(in);
        in.expect("USING");
        return new VirtualTableText(sql, name, in.name());
    }
}
