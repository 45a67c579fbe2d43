package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that an expression reads in addition to the row for which it is computed. {@code FROM} finds a table by
 * its name and never by the alias of an enclosing query, so these tables must not be renamed while the expression is
 * evaluated.
 */
public final class ExpressionTables {
    private final List<Token> code;

    private ExpressionTables(List<Token> code) {
        this.code = code;
    }

    /** {@return the tables that the expression reads} */
    public static ExpressionTables of(String expression) {
        return new ExpressionTables(Tokenizer.code(expression));
    }

    /** {@return whether the expression reads rows of any table, either in a query or by {@code IN table}} */
    public boolean hasAny() {
        for (int i = 0; i < code.size(); i++) {
            boolean table = code.get(i).is("IN")
                    && i + 1 < code.size()
                    && code.get(i + 1).isName();
            if (table || code.get(i).is("SELECT")) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether the expression may read the rows of the draft's table, either by its name or through a view, a
     * virtual table or a table of SQLite's schema information}
     */
    public boolean mayRead(Draft draft) {
        return hasAny() && unqualified().stream().anyMatch(name -> mayRead(draft, name.name()));
    }

    private static boolean mayRead(Draft draft, String name) {
        String folded = SqliteNames.fold(name);
        return SqliteNames.areSame(name, draft.table().name())
                || folded.startsWith("sqlite_")
                || folded.startsWith("pragma_")
                || folded.equals("dbstat")
                || draft.catalog().isView(name)
                || draft.catalog()
                        .findRow("table", name)
                        .filter(one -> VirtualTableText.matches(one.sql()))
                        .isPresent();
    }

    /**
     * {@return the draft's table, and the tables and views of the database that the expression needs, in an order in
     * which they can be created}
     */
    List<SchemaRow> requiredObjects(Draft draft) {
        Set<String> names = code.stream()
                .filter(Token::isName)
                .map(token -> SqliteNames.fold(token.name()))
                .collect(Collectors.toCollection(HashSet::new));
        names.add(SqliteNames.fold(draft.table().name()));
        List<SchemaRow> all = draft.catalog()
                .inCreationOrder()
                .filter(one -> one.isType("table") || one.isType("view"))
                .toList();
        int known = 0;
        while (known < names.size()) {
            known = names.size();
            all.stream()
                    .filter(one -> one.isType("view") && names.contains(SqliteNames.fold(one.name())))
                    .forEach(view -> names.addAll(draft.catalog().mentionedNames(view)));
        }
        return all.stream()
                .filter(one -> names.contains(SqliteNames.fold(one.name())))
                .toList();
    }

    /**
     * Returns the names that may be table names. A name before a period is excluded: it is a table or schema that
     * qualifies a column.
     */
    private List<Token> unqualified() {
        List<Token> names = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            boolean qualifies = i + 1 < code.size() && code.get(i + 1).is(".");
            if (code.get(i).isName() && !qualifies) {
                names.add(code.get(i));
            }
        }
        return names;
    }

    /**
     * Rejects an expression for the given column if it names a table or view that has the same name as a temporary
     * object, since SQLite would read the temporary object instead.
     *
     * @throws UnsupportedChange if the expression names such a table or view
     */
    void refuseHidden(Draft draft, String column) {
        findHidden(draft).ifPresent(name -> {
            throw new UnsupportedChange("The expression for " + draft.table() + "." + column + " reads " + name
                    + ", which on this connection is a temporary object that hides the object of that name in the database."
                    + " Use main."
                    + name + " or temp." + name + ".");
        });
    }

    /**
     * Rejects an expression for the given column that names, in double quotes, a column that the rows do not have yet,
     * since SQLite would treat the name as a string.
     *
     * @throws UnsupportedChange if the expression names such a column
     */
    void refuseNew(Draft draft, String column) {
        code.stream()
                .filter(token -> !hasAny() && token.text().startsWith("\""))
                .map(Token::name)
                .filter(name -> draft.originalText().column(name).isEmpty()
                        && draft.text().column(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new UnsupportedChange("The expression for " + draft.table() + "." + column + " reads column "
                            + name
                            + ", which the rows do not have: values are computed from the rows as they are before the"
                            + " batch. Add the column in an earlier batch.");
                });
    }

    private Optional<String> findHidden(Draft draft) {
        for (int i = 1; hasAny() && i < code.size(); i++) {
            Token token = code.get(i);
            boolean isTable = token.isName() && code.get(beforeParentheses(i)).isOneOf("FROM", "JOIN", ",", "IN");
            boolean qualifies = i + 1 < code.size() && code.get(i + 1).is(".");
            if (isTable && !qualifies && draft.catalog().hides(token.name())) {
                return Optional.of(token.name());
            }
        }
        return Optional.empty();
    }

    /** {@return the index of the last token before the given index that is outside of parentheses} */
    private int beforeParentheses(int index) {
        int at = index - 1;
        while (at > 0 && code.get(at).is("(")) {
            at--;
        }
        return at;
    }
}
