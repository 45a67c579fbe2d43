package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ReferentialAction;
import java.util.ArrayList;
import java.util.List;

/** Reads REFERENCES clauses ({@code refargs} and {@code defer_subclause} of SQLite's parse.y). */
final class ReferencesParser {
    private final Cursor in;

    /** Reads from the given cursor. */
    ReferencesParser(Cursor in) {
        this.in = in;
    }

    /** {@return the clause that starts at REFERENCES, for the given referring columns} */
    Rule.References read(List<Token> columns) {
        in.expect("REFERENCES");
        Token table = in.name();
        List<Token> referenced = in.isAt("(") ? columns() : List.of();
        ReferentialAction onDelete = ReferentialAction.NO_ACTION;
        ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        Token match = null;
        while (true) {
            if (in.accept("MATCH")) {
                match = in.name();
            } else if (in.accept("ON", "DELETE")) {
                onDelete = action();
            } else if (in.accept("ON", "UPDATE")) {
                onUpdate = action();
            } else if (in.accept("ON", "INSERT")) {
                action();
            } else {
                break;
            }
        }
        Rule.Deferral deferral = in.isAt("DEFERRABLE") || in.isAt("NOT", "DEFERRABLE") ? deferral() : null;
        return new Rule.References(columns, table, referenced, onDelete, onUpdate, match, deferral);
    }

    /** {@return the names in the parentheses that open at the cursor} */
    List<Token> columns() {
        List<Token> names = new ArrayList<>();
        in.expect("(");
        do {
            names.add(in.name());
            while (!in.isAtItemEnd()) {
                in.skip();
            }
        } while (in.accept(","));
        in.expect(")");
        return names;
    }

    /** {@return the DEFERRABLE or NOT DEFERRABLE clause that starts at the cursor} */
    Rule.Deferral deferral() {
        Token first = in.peek();
        boolean deferrable = !in.accept("NOT");
        in.expect("DEFERRABLE");
        boolean deferred = false;
        if (in.accept("INITIALLY")) {
            deferred = in.accept("DEFERRED");
            if (!deferred) {
                in.expect("IMMEDIATE");
            }
        }
        return new Rule.Deferral(in.spanFrom(first), when(deferrable, deferred));
    }

    private static Deferrability when(boolean deferrable, boolean deferred) {
        if (!deferrable) {
            return Deferrability.NOT_DEFERRABLE;
        }
        return deferred ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
    }

    private ReferentialAction action() {
        if (in.accept("SET", "NULL")) {
            return ReferentialAction.SET_NULL;
        }
        if (in.accept("SET", "DEFAULT")) {
            return ReferentialAction.SET_DEFAULT;
        }
        if (in.accept("CASCADE")) {
            return ReferentialAction.CASCADE;
        }
        if (in.accept("RESTRICT")) {
            return ReferentialAction.RESTRICT;
        }
        in.expect("NO");
        in.expect("ACTION");
        return ReferentialAction.NO_ACTION;
    }
}
