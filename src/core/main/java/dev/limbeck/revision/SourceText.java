package dev.limbeck.revision;

import dev.limbeck.revision.JavaLexer.Kind;
import dev.limbeck.revision.JavaLexer.NotJava;
import dev.limbeck.revision.JavaLexer.Token;

/** What a revision's Java source says, without how it is laid out. */
public final class SourceText {
    private SourceText() {}

    /**
     * {@return the tokens of the source, one a line, each with its length; comments, spacing, line ends and the spelling of
     * escapes do not show. Text that is no Java is given as it is}
     */
    public static String essence(String source) {
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
}
