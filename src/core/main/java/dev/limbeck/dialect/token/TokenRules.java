package dev.limbeck.dialect.token;

import java.util.List;

/**
 * The rules by which a database divides SQL text into tokens.
 *
 * @param dollarStrings whether there are strings in dollar quotes and strings with the prefix {@code e}
 * @param nestedComments whether a block comment can contain block comments
 * @param backslashes whether a backslash in a string escapes the next character
 * @param backticks whether a name can be in backticks
 * @param hashComments whether {@code #} begins a comment and {@code @} a variable, as in MariaDB
 */
public record TokenRules(
        boolean dollarStrings, boolean nestedComments, boolean backslashes, boolean backticks, boolean hashComments) {

    /** {@return the tokens, which together are the text} */
    public List<SqlToken> split(String sql) {
        return new TokenScanner(sql, this).read();
    }

    /** {@return the tokens without spaces and comments} */
    public List<SqlToken> meaningful(String sql) {
        return split(sql).stream().filter(token -> !token.isBlank()).toList();
    }
}
