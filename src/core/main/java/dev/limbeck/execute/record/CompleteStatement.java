package dev.limbeck.execute.record;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.SqlText;
import java.util.regex.Pattern;

/** Checks the statements that create views and triggers. */
public final class CompleteStatement {
    /** The beginning of a CREATE statement, up to the kind of object that it creates; comments may precede it. */
    private static final String CREATE = "(?is)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*create\\s(?:[^(]*\\s)?";

    private CompleteStatement() {}

    /**
     * {@return the statement}
     *
     * @param kind the kind of the object that it creates: view or trigger
     * @param name the name of the object
     * @throws UnsupportedChange if the text would run without creating the object, such as only the query of a view
     */
    public static SqlText require(String kind, String name, SqlText statement) {
        if (!Pattern.compile(CREATE + kind + "\\b").matcher(statement.sql()).lookingAt()) {
            throw new UnsupportedChange(
                    "The text for the " + kind + " " + name + " must be the complete statement, as in `create " + kind
                            + " " + name + " …`, but it is: " + statement);
        }
        return statement;
    }
}
