package dev.limbeck.dialect;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The syntax of SQL text in a dialect. */
public interface SqlSyntax {

    /** {@return the name in the quotes of this dialect, even if quoting is not required} */
    String quote(String identifier);

    /**
     * {@return the value as a literal}
     *
     * @throws IllegalArgumentException if there is more than one way to write it; the message states what to do
     */
    String literal(@Nullable Object value);

    /**
     * {@return the statement with its question marks replaced by those literals, in order}
     *
     * @throws IllegalArgumentException if the number of question marks differs from the number of literals
     */
    String bind(String sql, List<String> literals);

    /** {@return the type in the syntax of this dialect} */
    String spell(SqlType type);

    /** {@return the expression with that column renamed} */
    SqlText renameColumn(SqlText expression, String from, String to);

    /**
     * {@return the statements in the text, split by the rules of this dialect}
     *
     * @throws UnsupportedChange if a statement is not terminated; the message states the line on which it starts
     */
    List<ScriptStatement> statements(String text);

    /** {@return whether one of the statements in the text would end the transaction or begin another} */
    boolean endsTransaction(String sql);
}
