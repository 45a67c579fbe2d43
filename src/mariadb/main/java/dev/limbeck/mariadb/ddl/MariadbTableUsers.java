package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Planner.BrokenUser;
import dev.limbeck.dialect.Planner.BrokenUsers;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the views and triggers that use a table. The server neither checks nor changes them when the table is dropped
 * or renamed.
 */
final class MariadbTableUsers {
    /** The end of the message that lists the views and triggers. */
    static final String ADVICE = " would no longer work. Drop or replace the objects that use it in the same revision.";

    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "straight_join", "update");
    private static final Set<String> BEFORE_ONE_TABLE = Set.of("into", "insert", "replace");
    /** The words in front of UPDATE that make it a clause, as in {@code on duplicate key update}. */
    private static final Set<String> NOT_A_STATEMENT = Set.of("key", "for", "on");

    private static final Set<String> IGNORED =
            Set.of("low_priority", "high_priority", "delayed", "ignore", "inner", "cross", "left", "right", "outer");
    private static final Set<String> AFTER_LIST =
            Set.of("where", "set", "values", "select", "group", "order", "having", "limit", "union", "returning");
    /** The words in front of a condition on one table; after a comma, another table in the list can follow. */
    private static final Set<String> WITHIN_LIST = Set.of("on", "using", "for");

    private final Predicate<String> wanted;
    private final Predicate<String> database;
    private final Deque<Level> outer = new ArrayDeque<>();
    private Level level = Level.NO_LIST;
    private boolean expected;
    private String last = "";

    /**
     * The position in the text, for each open parenthesis.
     *
     * @param inList whether another table can follow after a comma
     * @param joined whether the list contains a join, whose condition can begin with USING
     */
    private record Level(boolean inList, boolean joined) {
        static final Level NO_LIST = new Level(false, false);
    }

    private MariadbTableUsers(Predicate<String> wanted, Predicate<String> database) {
        this.wanted = wanted;
        this.database = database;
    }

    /**
     * {@return the views and triggers that use the table and would no longer work if it were dropped}
     *
     * @param database tests whether a name is that of the current database
     */
    static List<BrokenUsers> ofDropped(Catalog catalog, TableName table, Predicate<String> database) {
        return broken(
                table,
                find(catalog, table, database, false),
                "The table " + table + " cannot be dropped, because ",
                ADVICE);
    }

    /**
     * {@return the views and triggers that use the table and would no longer work if it were renamed}
     *
     * @param database tests whether a name is that of the current database
     */
    static List<BrokenUsers> ofRenamed(Catalog catalog, TableName table, Predicate<String> database) {
        return broken(
                table,
                find(catalog, table, database, true),
                "The table " + table + " cannot be renamed, because ",
                ADVICE);
    }

    private static List<BrokenUsers> broken(TableName table, List<BrokenUser> users, String problem, String advice) {
        return users.isEmpty() ? List.of() : List.of(new BrokenUsers(table, null, users, problem, advice));
    }

    /**
     * {@return whether the text uses a table whose name satisfies the condition and is not qualified with a database}
     */
    static boolean uses(SqlText text, Predicate<String> wanted) {
        return new MariadbTableUsers(wanted, name -> false).uses(text);
    }

    private static List<BrokenUser> find(
            Catalog catalog, TableName table, Predicate<String> database, boolean withOwnTriggers) {
        Predicate<String> same = name -> catalog.schema().names().same(TableName.of(name), table);
        List<BrokenUser> users = new ArrayList<>();
        for (View view : catalog.schema().views()) {
            if (!catalog.mayHaveChanged(view.name())
                    && !same.test(view.name().name())
                    && new MariadbTableUsers(same, database).uses(view.definition())) {
                users.add(new BrokenUser(view.name(), null, "the view " + view.name()));
            }
        }
        for (Trigger trigger : catalog.schema().triggers()) {
            TableName name = TableName.of(trigger.name());
            if (!catalog.mayHaveChanged(name)
                    && (withOwnTriggers || !same.test(trigger.table().name()))
                    && new MariadbTableUsers(same, database).uses(trigger.definition())) {
                users.add(new BrokenUser(name, trigger.table(), "the trigger " + trigger.name()));
            }
        }
        return users;
    }

    /**
     * Returns whether the table's name occurs where a table is expected. A name that is qualified with another database
     * refers to a table in that database, and a name after WITH refers to a query.
     */
    private boolean uses(SqlText text) {
        List<SqlToken> tokens = MariadbTokens.meaningful(text.sql());
        WithNames queries = new WithNames(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isName() && !isKeyword(tokens, i)) {
                if (expected && isWanted(tokens, i, queries)) {
                    return true;
                }
                expected = false;
            } else {
                follow(token);
            }
            last = word(token);
        }
        return false;
    }

    private boolean isWanted(List<SqlToken> tokens, int at, WithNames queries) {
        String name = tokens.get(at).name(NameRule.EXACT);
        boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).is('.');
        return qualified
                ? database.test(name) && wanted.test(tokens.get(at + 2).name(NameRule.EXACT))
                : wanted.test(name) && !queries.hide(at, wanted);
    }

    /**
     * Returns whether a word has a meaning for this search. A word after a period is a name, even if it is reserved.
     */
    private static boolean isKeyword(List<SqlToken> tokens, int at) {
        SqlToken token = tokens.get(at);
        String word = word(token);
        boolean function = BEFORE_ONE_TABLE.contains(word)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is('(');
        return token.kind() == SqlToken.Kind.WORD
                && !function
                && !(at > 0 && tokens.get(at - 1).is('.'))
                && Stream.of(BEFORE_TABLES, BEFORE_ONE_TABLE, IGNORED, AFTER_LIST, WITHIN_LIST)
                        .anyMatch(words -> words.contains(word));
    }

    private static String word(SqlToken token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private void follow(SqlToken token) {
        if (token.kind() == SqlToken.Kind.WORD) {
            if (!IGNORED.contains(word(token))) {
                follow(word(token));
            }
        } else if (token.is(',')) {
            expected = level.inList;
        } else if (token.is('(')) {
            // After a name, the parentheses contain columns, partitions, or arguments.
            outer.push(level);
            expected &= level.inList;
            level = new Level(expected, false);
        } else if (token.is(')')) {
            level = outer.isEmpty() ? Level.NO_LIST : outer.pop();
            expected = false;
        } else if (token.is(';')) {
            outer.clear();
            level = Level.NO_LIST;
            expected = false;
        }
    }

    private void follow(String word) {
        // Without a join, USING begins the list of tables in a DELETE; after UPDATE, ON precedes the table of a
        // trigger.
        boolean delete = word.equals("using") && level.inList && !level.joined;
        boolean clause = word.equals("update") && NOT_A_STATEMENT.contains(last);
        if (delete || (BEFORE_TABLES.contains(word) && !clause)) {
            level = new Level(true, word.endsWith("join"));
            expected = true;
        } else {
            expected = BEFORE_ONE_TABLE.contains(word);
            if (!WITHIN_LIST.contains(word) || last.equals("update")) {
                level = Level.NO_LIST;
            }
        }
    }
}
