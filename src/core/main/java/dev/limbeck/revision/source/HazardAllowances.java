package dev.limbeck.revision.source;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.source.JavaLexer.Kind;
import dev.limbeck.revision.source.JavaLexer.NotJava;
import dev.limbeck.revision.source.JavaLexer.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments {@code // limbeck:allow rewrite: reason} of a revision file, and {@code -- limbeck:allow runs-sql:
 * reason} of an SQL file. A comment inside a statement or at the end of its line applies to this statement. A comment
 * on a separate line between statements applies to the next statement. A comment above the class, or in an SQL file,
 * applies to the whole revision.
 */
public final class HazardAllowances {
    /** No comments. */
    public static final HazardAllowances NONE = new HazardAllowances(List.of());

    private static final Pattern COMMENT = Pattern.compile("\\s*limbeck:allow\\b(.*)");
    private static final Pattern CONTENT = Pattern.compile("\\s+([\\w-]+(?:\\s*,\\s*[\\w-]+)*)\\s*:\\s*\\S.*");
    private static final Pattern SQL_COMMENT = Pattern.compile("(?m)^[^'\"`\\n]*--(.*)$");

    private final List<Allowance> allowances;

    private HazardAllowances(List<Allowance> allowances) {
        this.allowances = List.copyOf(allowances);
    }

    /**
     * One comment.
     *
     * @param codes the codes of the hazards, as written
     * @param first the first line to which the comment applies
     * @param last the last line to which the comment applies
     */
    private record Allowance(List<String> codes, int first, int last) {}

    /** Lines of the source. */
    private record Span(int first, int last) {}

    /**
     * {@return the comments of a Java file}
     *
     * @param place the file, for messages
     * @throws RevisionException if a comment has no hazard or no reason, or the file is not valid Java
     */
    public static HazardAllowances ofJava(String place, String source) {
        if (!source.contains("limbeck:allow")) {
            return NONE;
        }
        List<Token> comments = new ArrayList<>();
        List<Span> statements = statements(place, source, comments);
        List<Allowance> allowances = new ArrayList<>();
        for (Token comment : comments) {
            Matcher matcher = COMMENT.matcher(comment.text());
            if (matcher.matches()) {
                Span span = findSpan(statements, comment.line());
                boolean header = !statements.isEmpty() && span.equals(statements.get(0));
                allowances.add(new Allowance(
                        codes(place, comment.line(), matcher.group(1)),
                        header ? 0 : span.first(),
                        header ? Integer.MAX_VALUE : span.last()));
            }
        }
        return new HazardAllowances(allowances);
    }

    /** {@return the comments of an SQL file} */
    public static HazardAllowances ofSql(String place, String text) {
        List<Allowance> allowances = new ArrayList<>();
        Matcher comments = SQL_COMMENT.matcher(text);
        while (comments.find()) {
            Matcher matcher = COMMENT.matcher(comments.group(1));
            if (matcher.matches()) {
                int line = (int) text.substring(0, comments.start()).lines().count() + 1;
                allowances.add(new Allowance(codes(place, line, matcher.group(1)), 0, Integer.MAX_VALUE));
            }
        }
        return new HazardAllowances(allowances);
    }

    private static List<String> codes(String place, int line, String text) {
        Matcher content = CONTENT.matcher(text);
        if (!content.matches()) {
            throw new RevisionException(
                    RevisionException.Kind.UNREADABLE_FILE,
                    place + ":" + line + ": a limbeck:allow comment needs a hazard and a reason, for instance"
                            + " `limbeck:allow rewrite: the table is small`.");
        }
        return List.of(content.group(1).split("\\s*,\\s*", -1));
    }

    /** Returns the statements of the file: lines up to a semicolon or a brace that is not inside parentheses. */
    private static List<Span> statements(String place, String source, List<Token> comments) {
        List<Span> statements = new ArrayList<>();
        JavaLexer lexer = JavaLexer.withComments(source);
        int depth = 0;
        int first = 0;
        boolean classBegun = false;
        try {
            for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
                if (token.kind() == Kind.COMMENT) {
                    comments.add(token);
                    continue;
                }
                first = first == 0 ? token.line() : first;
                depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
                boolean end = token.is(";") || token.is("{") || token.is("}");
                classBegun |= token.is("{") && depth == 0;
                // Everything up to the brace of the class is one span, which applies to the whole revision.
                if (end && depth == 0 && classBegun) {
                    statements.add(new Span(statements.isEmpty() ? 1 : first, token.line()));
                    first = 0;
                }
            }
        } catch (NotJava e) {
            throw new RevisionException(
                    RevisionException.Kind.UNREADABLE_FILE, place + ":" + e.line() + ": " + e.getMessage() + ".");
        }
        return statements;
    }

    private static Span findSpan(List<Span> statements, int line) {
        Span found = new Span(line, line);
        for (Span span : statements) {
            if (span.first() > line) {
                return found.equals(new Span(line, line)) ? span : found;
            }
            if (line <= span.last()) {
                found = span;
            }
        }
        return found;
    }

    /** {@return the hazard codes in all comments, as written} */
    public List<String> codes() {
        return allowances.stream().flatMap(each -> each.codes().stream()).toList();
    }

    /**
     * {@return whether a comment allows the hazard}
     *
     * @param code the code of the hazard
     * @param lines the lines of the calls with the hazard; none if the whole revision has the hazard
     */
    public boolean allows(String code, Collection<Integer> lines) {
        return allowances.stream()
                .filter(each -> each.codes().contains(code))
                .anyMatch(each -> lines.isEmpty()
                        ? each.first() == 0
                        : lines.stream().anyMatch(line -> each.first() <= line && line <= each.last()));
    }
}
