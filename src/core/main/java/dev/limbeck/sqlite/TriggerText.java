package dev.limbeck.sqlite;

/**
 * A CREATE TRIGGER statement: its header.
 *
 * @param sql the statement
 * @param name the token of its name
 * @param table the token of the table or view it stands on
 */
record TriggerText(String sql, Token name, Token table) {
    /**
     * Reads a CREATE TRIGGER statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if it is none, or cannot be understood
     */
    static TriggerText parse(String sql) {
        Cursor in = new Cursor(sql);
        Token name = Header.read(in, "TRIGGER");
        while (!in.at("ON")) {
            in.next();
        }
        in.next();
        Token table = Header.qualifiedName(in);
        return new TriggerText(sql, name, table);
    }
}
