package dev.limbeck.sqlite.sameness;

import dev.limbeck.sqlite.ddl.Cursor;
import dev.limbeck.sqlite.ddl.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The keys of operands: literals, names, calls, and anything in parentheses. */
final class OperandKey {
    private final Cursor in;
    private final ExpressionKey expressions;

    /** Reads from the given cursor, and reads nested expressions with the given reader. */
    OperandKey(Cursor in, ExpressionKey expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** {@return the operand that starts at the cursor} */
    Term read() {
        Token token = in.peek();
        return switch (token.kind()) {
            case NUMBER, STRING, BLOB -> Term.literal(TokenKey.keyOf(in.next()));
            case VARIABLE -> Term.of(in.next().text());
            case QUOTED -> name();
            case SYMBOL -> parenthesised();
            case WORD -> word(token);
            default -> throw in.unexpected("an expression");
        };
    }

    /** {@return whether a subquery in parentheses starts at the cursor} */
    boolean isAtQuery() {
        return in.isAt("(") && in.peek(1).isOneOf("SELECT", "WITH", "VALUES");
    }

    private Term parenthesised() {
        if (isAtQuery()) {
            return Term.of(query());
        }
        in.expect("(");
        List<Term> terms = expressions.list();
        in.expect(")");
        return terms.size() == 1 ? terms.get(0) : Term.of(joined("(row ", terms));
    }

    private Term word(Token token) {
        if (token.isOneOf("NULL", "TRUE", "FALSE") && !in.peek(1).is(".")) {
            return Term.literal(TokenKey.keyOf(in.next()));
        }
        if (in.accept("CASE")) {
            return Term.of(cases());
        }
        if (in.accept("EXISTS")) {
            return Term.of("(exists " + query() + ")");
        }
        if (in.accept("CAST")) {
            return Term.of(cast());
        }
        if (token.isOneOf("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP")) {
            return Term.of(TokenKey.keyOf(in.next()));
        }
        return name();
    }

    /** Reads a column, with its table if given, or a call. */
    private Term name() {
        StringBuilder key = new StringBuilder(TokenKey.identifierKey(in.name()));
        while (in.accept(".")) {
            key.append('.').append(TokenKey.identifierKey(in.name()));
        }
        if (!in.accept("(")) {
            return Term.of(key.toString());
        }
        if (in.accept("*", ")")) {
            return Term.of(key.append("(*)").toString());
        }
        String distinct = in.accept("DISTINCT") ? "distinct " : "";
        List<Term> arguments = expressions.list();
        in.expect(")");
        if (in.peek().isOneOf("FILTER", "OVER")) {
            throw in.unexpected("a plain call");
        }
        return Term.of(joined(key.append("(").append(distinct).toString(), arguments));
    }

    private String cases() {
        StringBuilder key = new StringBuilder("(case");
        if (!in.isAt("WHEN")) {
            key.append(" ").append(expressions.read().key());
        }
        while (in.accept("WHEN")) {
            key.append(" when ").append(expressions.read().key());
            in.expect("THEN");
            key.append(" then ").append(expressions.read().key());
        }
        if (in.accept("ELSE")) {
            key.append(" else ").append(expressions.read().key());
        }
        in.expect("END");
        return key.append(")").toString();
    }

    private String cast() {
        in.expect("(");
        String operand = expressions.read().key();
        in.expect("AS");
        return "(cast " + operand + " as " + TokenKey.keyOf(toClosing()) + ")";
    }

    private String query() {
        in.expect("(");
        return "(" + TokenKey.keyOf(toClosing()) + ")";
    }

    /** Reads the tokens up to and including the closing parenthesis. */
    private List<Token> toClosing() {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        while (depth > 0 || !in.isAt(")")) {
            Token token = in.next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            tokens.add(token);
        }
        in.expect(")");
        return tokens;
    }

    private static String joined(String opening, List<Term> terms) {
        return terms.stream().map(Term::key).collect(Collectors.joining(", ", opening, ")"));
    }
}
