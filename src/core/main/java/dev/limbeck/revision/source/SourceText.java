package dev.limbeck.revision.source;

import dev.limbeck.revision.source.JavaLexer.Kind;
import dev.limbeck.revision.source.JavaLexer.NotJava;
import dev.limbeck.revision.source.JavaLexer.Token;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reduces the source of a revision to its tokens, so that layout and comments do not matter in comparisons. */
public final class SourceText {
    private static final Pattern SQL_TOKEN =
            Pattern.compile("--[^\n]*|/\\*[\\s\\S]*?\\*/|'[^']*'|\"[^\"]*\"|`[^`]*`|\\s+|[\\s\\S]");
    private static final Pattern PART = Pattern.compile("(?i)(upgrade|downgrade)\\b.*");

    private SourceText() {}

    /**
     * {@return the tokens of Java source, one per line, each with its length; comments, white space, line terminators
     * and the spelling of escapes have no effect. Text that is not Java is returned unchanged}
     */
    public static String normalizeJava(String source) {
        StringBuilder essence = new StringBuilder(source.length());
        JavaLexer lexer = new JavaLexer(source);
        try {
            for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
                if (token.kind() != Kind.JAVADOC) {
                    essence.append(token.kind().name().charAt(0))
                            .append(token.text().length())
                            .append(' ')
                            .append(token.text())
                            .append('\n');
                }
            }
            return essence.toString();
        } catch (NotJava e) {
            return source;
        }
    }

    /**
     * {@return the SQL of a revision without comments, with each run of white space outside quotes reduced to one
     * space; the lines that begin its parts are kept}
     */
    public static String normalizeSql(String source) {
        StringBuilder essence = new StringBuilder(source.length());
        Matcher matcher = SQL_TOKEN.matcher(source);
        while (matcher.find()) {
            String token = matcher.group();
            String comment = token.startsWith("--") ? token.substring(2).strip() : "";
            if (PART.matcher(comment).matches()) {
                essence.append("\n-- ").append(comment).append('\n');
            } else if (token.startsWith("--") || token.startsWith("/*") || token.isBlank()) {
                boolean open = !essence.isEmpty() && !Character.isWhitespace(essence.charAt(essence.length() - 1));
                essence.append(open ? " " : "");
            } else {
                essence.append(token);
            }
        }
        return essence.toString().replace(" \n", "\n").strip();
    }
}
