package dev.limbeck.sqlite.standin;

import dev.limbeck.sqlite.ddl.BoundedCache;
import dev.limbeck.sqlite.ddl.Keywords;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of collations and functions in the statements of a schema, folded.
 *
 * @param collations the names after COLLATE
 * @param functions the names before an opening parenthesis, except for types and created objects
 */
public record ApplicationNames(Set<String> collations, Set<String> functions) {
    /** Functions that return tables, which SQLite does not list as functions. */
    private static final Set<String> TABLES = Set.of("json_each", "json_tree", "jsonb_each", "jsonb_tree");

    private static final int MAXIMUM = 50_000;
    private static final BoundedCache<ApplicationNames> KNOWN = new BoundedCache<>(MAXIMUM, ApplicationNames::read);

    /** Copies the sets. */
    public ApplicationNames {
        collations = Set.copyOf(collations);
        functions = Set.copyOf(functions);
    }

    /** {@return the names in all of the statements} */
    public static ApplicationNames of(Collection<String> statements) {
        Set<String> collations = new HashSet<>();
        Set<String> functions = new HashSet<>();
        for (String statement : statements) {
            ApplicationNames names = KNOWN.get(statement);
            collations.addAll(names.collations);
            functions.addAll(names.functions);
        }
        return new ApplicationNames(collations, functions);
    }

    /** {@return these names and those in the given statements} */
    public ApplicationNames with(Collection<String> statements) {
        ApplicationNames more = of(statements);
        Set<String> allCollations = new HashSet<>(collations);
        allCollations.addAll(more.collations);
        Set<String> allFunctions = new HashSet<>(functions);
        allFunctions.addAll(more.functions);
        return new ApplicationNames(allCollations, allFunctions);
    }

    private static ApplicationNames read(String statement) {
        List<Token> tokens = Tokenizer.code(statement);
        Set<String> collations = new TreeSet<>();
        Set<String> functions = new TreeSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (tokens.get(i - 1).is("COLLATE") && token.isName()) {
                collations.add(SqliteNames.fold(token.name()));
            } else if (isCalled(tokens, i)) {
                functions.add(SqliteNames.fold(token.name()));
            }
        }
        return new ApplicationNames(collations, functions);
    }

    private static boolean isCalled(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Token before = tokens.get(at - 1);
        if (token.is("REGEXP")) {
            // The operator calls a function with this name.
            return !before.isOneOf("(", ",");
        }
        return at + 1 < tokens.size()
                && tokens.get(at + 1).is("(")
                && token.isName()
                && !(token.kind() == Token.Kind.WORD && Keywords.isKeyword(token.text()))
                && !isDeclared(before)
                && !TABLES.contains(SqliteNames.fold(token.name()))
                && !(before.is("ON") && isIndex(tokens))
                && !isCommonTable(tokens, at + 1);
    }

    /** Returns whether the name after the token is part of a type name, or names a table, a view or a module. */
    private static boolean isDeclared(Token before) {
        boolean operator = before.isOneOf("LIKE", "GLOB", "MATCH", "REGEXP");
        return (before.isName() && !operator)
                || before.is(".")
                || before.isOneOf(
                        "TABLE", "VIEW", "EXISTS", "INDEX", "INTO", "REFERENCES", "USING", "FROM", "JOIN", "AS");
    }

    private static boolean isIndex(List<Token> tokens) {
        return tokens.get(1).is("INDEX") || tokens.get(1).is("UNIQUE");
    }

    /** Returns whether the parentheses contain the columns of a common table expression. */
    private static boolean isCommonTable(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i + 2 < tokens.size()
                        && tokens.get(i + 1).is("AS")
                        && tokens.get(i + 2).isOneOf("(", "MATERIALIZED", "NOT");
            }
        }
        return false;
    }
}
