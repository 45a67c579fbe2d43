package dev.limbeck.sqlite.ddl;

/**
 * The header of a CREATE TRIGGER statement.
 *
 * @param sql the statement
 * @param name the token of the trigger name
 * @param table the token of the name of the trigger's table or view
 */
public record TriggerText(String sql, Token name, Token table) {
    /**
     * Reads a CREATE TRIGGER statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if the text is not a CREATE TRIGGER statement, or cannot be parsed
     */
    public static TriggerText parse(String sql) {
        Cursor in = new Cursor(sql);
        Token name = StatementHeader.read(in, "TRIGGER");
        while (!in.isAt("ON")) {
            in.next();
        }
        in.next();
        Token table = StatementHeader.qualifiedName(in);
        return new TriggerText(sql, name, table);
    }
}
