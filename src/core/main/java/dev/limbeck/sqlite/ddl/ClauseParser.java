package dev.limbeck.sqlite.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of columns and tables ({@code ccons} and {@code tcons} of SQLite's parse.y). */
final class ClauseParser {
    private final Cursor in;
    private final ReferencesParser references;
    private final KeyParts keys;

    /** Reads from the given cursor. */
    ClauseParser(Cursor in) {
        this.in = in;
        this.references = new ReferencesParser(in);
        this.keys = new KeyParts(in);
    }

    /** {@return the next constraint of a column} */
    Clause columnConstraint() {
        Token first = in.peek();
        Token name = name();
        return finish(first, name, ended() ? new Rule.Nothing() : columnRule());
    }

    /** {@return the next constraint of the table} */
    Clause tableConstraint() {
        Token first = in.peek();
        Token name = name();
        return finish(first, name, ended() ? new Rule.Nothing() : tableRule());
    }

    private @Nullable Token name() {
        return in.accept("CONSTRAINT") ? in.name() : null;
    }

    /** Returns whether the clause consists only of CONSTRAINT and a name. */
    private boolean ended() {
        return in.isAtItemEnd() || in.isAt("CONSTRAINT");
    }

    private Clause finish(Token first, @Nullable Token name, Rule rule) {
        Span conflict = in.isAt("ON", "CONFLICT") ? conflict() : null;
        if (conflict != null && rule instanceof Rule.Primary primary && in.isAt("AUTOINCREMENT")) {
            rule = new Rule.Primary(primary.parts(), primary.order(), in.next());
        }
        return new Clause(in.spanFrom(first), name, rule, conflict, -1);
    }

    private Span conflict() {
        Token on = in.next();
        in.next();
        in.name();
        return in.spanFrom(on);
    }

    private Rule columnRule() {
        Token word = in.peek();
        if (word.is("NOT") && !in.isAt("NOT", "DEFERRABLE")) {
            in.next();
            in.expect("NULL");
            return Rule.NotNull.PLAIN;
        }
        if (word.is("DEFAULT")) {
            return defaultRule();
        }
        if (word.is("CHECK")) {
            return check();
        }
        if (word.is("REFERENCES")) {
            return references.read(List.of());
        }
        if (word.is("PRIMARY")) {
            return columnPrimary();
        }
        if (word.is("UNIQUE")) {
            return consume(new Rule.Unique(List.of()));
        }
        return rareRule(word);
    }

    private Rule rareRule(Token word) {
        if (word.is("NULL")) {
            return consume(new Rule.Null());
        }
        if (in.accept("COLLATE")) {
            return new Rule.Collate(in.name());
        }
        if (word.is("NOT") || word.is("DEFERRABLE")) {
            return references.deferral();
        }
        if (word.is("GENERATED") || word.is("AS")) {
            return generated();
        }
        throw in.unexpected("a constraint");
    }

    private Rule tableRule() {
        if (in.accept("PRIMARY", "KEY")) {
            in.expect("(");
            List<KeyPart> parts = keys.read();
            Token autoincrement = in.isAt("AUTOINCREMENT") ? in.next() : null;
            in.expect(")");
            return new Rule.Primary(parts, null, autoincrement);
        }
        if (in.accept("UNIQUE")) {
            in.expect("(");
            List<KeyPart> parts = keys.read();
            in.expect(")");
            return new Rule.Unique(parts);
        }
        if (in.accept("FOREIGN", "KEY")) {
            return references.read(references.columns());
        }
        return check();
    }

    private Rule consume(Rule rule) {
        in.next();
        return rule;
    }

    private Rule columnPrimary() {
        in.next();
        in.expect("KEY");
        Token order = in.peek().isOneOf("ASC", "DESC") ? in.next() : null;
        Token autoincrement = in.isAt("AUTOINCREMENT") ? in.next() : null;
        return new Rule.Primary(List.of(), order, autoincrement);
    }

    private Rule check() {
        in.expect("CHECK");
        return new Rule.Check(in.parenthesised());
    }

    private Rule defaultRule() {
        in.next();
        Token first = in.peek();
        if (!in.accept("+")) {
            in.accept("-");
        }
        in.skip();
        return new Rule.Default(in.spanFrom(first));
    }

    private Rule generated() {
        if (in.accept("GENERATED")) {
            in.expect("ALWAYS");
        }
        in.expect("AS");
        Span expression = in.parenthesised();
        Token kind = in.peek().isOneOf("STORED", "VIRTUAL") ? in.next() : null;
        return new Rule.GeneratedAs(expression, kind);
    }
}
