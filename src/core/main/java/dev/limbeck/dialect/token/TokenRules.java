package dev.limbeck.dialect.token;

import java.util.List;

/**
 * The rules that a database follows to divide SQL text into tokens.
 *
 * @param dollarStrings whether the database has dollar-quoted strings and strings with the prefix {@code e}
 * @param nestedComments whether a block comment can contain other block comments
 * @param backslashes whether a backslash in a string escapes the next character
 * @param backticks whether a name can be enclosed in backticks
 * @param hashComments whether {@code #} begins a comment and {@code @} a variable, as in MariaDB
 */
public record TokenRules(
        boolean dollarStrings, boolean nestedComments, boolean backslashes, boolean backticks, boolean hashComments) {

    /** {@return the tokens that make up the text} */
    public List<SqlToken> split(String sql) {
        return new TokenScanner(sql, this).read();
    }

    /** {@return the tokens that are neither spaces nor comments} */
    public List<SqlToken> meaningful(String sql) {
        return split(sql).stream().filter(token -> !token.isBlank()).toList();
    }
}
