package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tables, sequences, views and triggers that statements change. Only the forms of statements that Limbeck
 * plans are known.
 *
 * @param names the names of the tables and sequences
 * @param views the names of the views
 * @param triggers the names of the triggers
 * @param removes whether a table is dropped or renamed, which affects its triggers as well
 * @param statements the number of statements that change a definition
 */
record ChangedNames(Set<String> names, Set<String> views, Set<String> triggers, boolean removes, int statements) {
    private static final Set<String> ROWS = Set.of("update", "insert", "delete", "select", "set");
    private static final Set<String> KINDS = Set.of("table", "sequence");

    /** The first words of the options in front of the word {@code view} or {@code trigger}. */
    private static final Set<String> PREFIXES = Set.of("or", "algorithm", "definer", "sql");

    /** The largest number of tokens in front of the word {@code view} or {@code trigger}. */
    private static final int LONGEST_PREFIX = 20;

    /** Copies the sets. */
    ChangedNames {
        names = Set.copyOf(names);
        views = Set.copyOf(views);
        triggers = Set.copyOf(triggers);
    }

    /** {@return the changed names; empty if a statement might change anything else} */
    static Optional<ChangedNames> find(List<String> statements) {
        Search search = new Search();
        for (String sql : statements) {
            if (!search.add(MariadbTokens.meaningful(sql))) {
                return Optional.empty();
            }
        }
        boolean distinct = search.names.stream().noneMatch(search.views::contains);
        return distinct
                ? Optional.of(new ChangedNames(
                        search.names, search.views, search.triggers, search.removes, search.statements))
                : Optional.empty();
    }

    /** Collects the names of several statements. */
    private static final class Search {
        private final Set<String> names = new HashSet<>();
        private final Set<String> views = new HashSet<>();
        private final Set<String> triggers = new HashSet<>();
        private boolean removes;
        private int statements;

        /** Adds the names of a statement; {@return whether it changes nothing else} */
        boolean add(List<SqlToken> tokens) {
            if (tokens.isEmpty()) {
                return false;
            }
            boolean several = tokens.stream().anyMatch(token -> token.is(';'));
            String first = tokens.get(0).name();
            if (ROWS.contains(first)) {
                return !several;
            }
            statements++;
            if (addTrigger(tokens)) {
                return true;
            }
            return !several && (addView(tokens) || addTable(first, tokens));
        }

        private boolean addTable(String first, List<SqlToken> tokens) {
            if (tokens.size() < 3 || !KINDS.contains(tokens.get(1).name()) || !isQuoted(tokens, 2)) {
                return false;
            }
            names.add(tokens.get(2).name(NameRule.EXACT));
            return switch (first) {
                case "create", "alter" -> !renamesTable(tokens);
                case "drop" -> {
                    removes = true;
                    yield tokens.size() == 3;
                }
                case "rename" -> {
                    removes = true;
                    names.add(tokens.get(tokens.size() - 1).name(NameRule.EXACT));
                    yield tokens.size() == 5 && tokens.get(3).is("to") && isQuoted(tokens, 4);
                }
                default -> false;
            };
        }

        private boolean addView(List<SqlToken> tokens) {
            int at = findName(tokens, "view");
            boolean creates = at > 0 && tokens.get(0).is("create") && at + 1 < tokens.size();
            boolean drops = at > 0 && tokens.get(0).is("drop") && at + 1 == tokens.size();
            if (creates || drops) {
                views.add(tokens.get(at).name(NameRule.EXACT));
            }
            return creates || drops;
        }

        /** A statement that creates a trigger can contain semicolons only in a block at its end. */
        private boolean addTrigger(List<SqlToken> tokens) {
            int at = findName(tokens, "trigger");
            if (at < 0) {
                return false;
            }
            boolean drops = tokens.get(0).is("drop") && at + 1 == tokens.size();
            boolean creates = tokens.get(0).is("create")
                    && at + 1 < tokens.size()
                    && (tokens.get(at + 1).is("before") || tokens.get(at + 1).is("after"))
                    && (tokens.stream().noneMatch(token -> token.is(';')) || isBlock(tokens));
            if (drops || creates) {
                triggers.add(tokens.get(at).name(NameRule.EXACT));
            }
            return drops || creates;
        }

        /** Returns whether the statement has only one outermost block and ends with it. */
        private static boolean isBlock(List<SqlToken> tokens) {
            return tokens.stream().filter(token -> token.is("begin")).count() == 1
                    && tokens.get(tokens.size() - 1).is("end");
        }
    }

    /**
     * Returns the position of the name of a view or trigger that a statement creates or drops, or -1. The name has no
     * qualifier.
     */
    private static int findName(List<SqlToken> tokens, String kind) {
        int at = 1;
        while (at < Math.min(tokens.size(), LONGEST_PREFIX) && !tokens.get(at).is(kind)) {
            at++;
        }
        if (at >= Math.min(tokens.size(), LONGEST_PREFIX) || !isPrefix(tokens.subList(1, at))) {
            return -1;
        }
        at++;
        while (at < tokens.size()
                && (tokens.get(at).is("if")
                        || tokens.get(at).is("not")
                        || tokens.get(at).is("exists"))) {
            at++;
        }
        boolean named = at < tokens.size()
                && tokens.get(at).isName()
                && (at + 1 == tokens.size() || !tokens.get(at + 1).is('.'));
        return named ? at : -1;
    }

    /** Returns whether the tokens begin with a known word and are therefore the options of a view or trigger. */
    private static boolean isPrefix(List<SqlToken> tokens) {
        return tokens.isEmpty() || PREFIXES.contains(tokens.get(0).name());
    }

    /** Returns whether the statement renames something other than a column or an index. */
    private static boolean renamesTable(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlToken next = tokens.get(i + 1);
            if (tokens.get(i).is("rename") && !next.is("column") && !next.is("index") && !next.is("key")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the token is a quoted name that is not followed by a dot. */
    private static boolean isQuoted(List<SqlToken> tokens, int at) {
        return tokens.get(at).kind() == SqlToken.Kind.NAME
                && (at + 1 == tokens.size() || !tokens.get(at + 1).is('.'));
    }
}
