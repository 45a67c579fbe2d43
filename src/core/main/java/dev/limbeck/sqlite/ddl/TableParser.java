package dev.limbeck.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses CREATE TABLE according to SQLite's grammar (the {@code create_table} rules of parse.y). It accepts every
 * statement that SQLite accepts and a few that SQLite rejects. It does not accept {@code CREATE TABLE … AS SELECT},
 * which SQLite never stores.
 */
final class TableParser {
    private final String sql;
    private final Cursor in;
    private final ClauseParser clauses;

    /** Creates a parser for the given statement. */
    TableParser(String sql) {
        this.sql = sql;
        this.in = new Cursor(sql);
        this.clauses = new ClauseParser(in);
    }

    /** {@return the statement with the positions of its clauses} */
    TableText parse() {
        Token name = StatementHeader.read(in, "TABLE");
        List<ColumnText> columns = new ArrayList<>();
        List<Clause> constraints = new ArrayList<>();
        Token open = in.expect("(");
        columns.add(column(-1));
        while (in.isAt(",")) {
            int comma = in.next().start();
            if (atConstraint()) {
                constraints(comma, constraints);
            } else {
                columns.add(column(comma));
            }
        }
        in.expect(")");
        Span body = in.spanFrom(open);
        TableText.Options options = options(body.end());
        in.accept(";");
        if (!in.isAtEnd()) {
            throw in.unexpected("the end");
        }
        return new TableText(sql, name, body, columns, constraints, options);
    }

    private boolean atConstraint() {
        Token token = in.peek();
        return token.is("CONSTRAINT")
                || token.is("PRIMARY")
                || token.is("UNIQUE")
                || token.is("CHECK")
                || token.is("FOREIGN");
    }

    /** Reads the table's constraints up to the end of the body; the commas between them are optional. */
    private void constraints(int firstComma, List<Clause> constraints) {
        int comma = firstComma;
        while (!in.isAt(")")) {
            constraints.add(clauses.tableConstraint().withComma(comma));
            comma = in.isAt(",") ? in.next().start() : -1;
        }
        if (comma >= 0) {
            throw in.unexpected("a constraint");
        }
    }

    private ColumnText column(int comma) {
        Token name = in.name();
        Span type = type(name);
        List<Clause> rules = new ArrayList<>();
        while (!in.isAtItemEnd()) {
            rules.add(clauses.columnConstraint());
        }
        return new ColumnText(in.spanFrom(name), name, type, rules, comma);
    }

    /**
     * Reads a declared type: any words that are not reserved, then one or two numbers in parentheses. SQLite's grammar
     * reads GENERATED ALWAYS as part of the type and then removes both words from it ({@code sqlite3AddColumn}).
     */
    private Span type(Token name) {
        Token first = in.peek();
        int words = 0;
        while (in.peek().isTypeWord()) {
            in.next();
            words++;
        }
        if (words == 0) {
            return Span.emptyAt(name.end());
        }
        if (in.isAt("(")) {
            in.parenthesised();
        } else if (words >= 2
                && in.isAt("AS")
                && in.peek(-2).is("GENERATED")
                && in.peek(-1).is("ALWAYS")) {
            in.moveBack(2);
            return words == 2 ? Span.emptyAt(name.end()) : in.spanFrom(first);
        }
        return in.spanFrom(first);
    }

    private TableText.Options options(int bodyEnd) {
        boolean withoutRowid = false;
        boolean strict = false;
        Token first = in.peek();
        boolean any = false;
        while (in.peek().isName()) {
            any = true;
            if (in.accept("WITHOUT")) {
                in.expect("ROWID");
                withoutRowid = true;
            } else {
                in.expect("STRICT");
                strict = true;
            }
            if (!in.accept(",")) {
                break;
            }
        }
        return new TableText.Options(any ? in.spanFrom(first) : Span.emptyAt(bodyEnd), withoutRowid, strict);
    }
}
