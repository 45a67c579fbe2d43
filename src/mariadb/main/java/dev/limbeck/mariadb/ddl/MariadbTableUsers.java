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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the views and triggers that use a table. The server neither checks nor changes them when the table is dropped
 * or renamed.
 */
final class MariadbTableUsers {
    /** The end of the message that names the users. */
    static final String ADVICE = " would no longer work. Drop or replace the objects that use it in the same revision.";

    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "straight_join", "update");
    private static final Set<String> BEFORE_ONE_TABLE = Set.of("into", "insert", "replace");
    /** The words before UPDATE that make it a clause, as in {@code on duplicate key update}. */
    private static final Set<String> NOT_A_STATEMENT = Set.of("key", "for", "on");

    private static final Set<String> IGNORED =
            Set.of("low_priority", "high_priority", "delayed", "ignore", "inner", "cross", "left", "right", "outer");
    private static final Set<String> AFTER_TABLES = Set.of(
            "where", "on", "set", "values", "value", "select", "group", "order", "having", "limit", "using", "union",
            "for");

    private final Predicate<String> wanted;
    private boolean inList;
    private boolean expected;
    private String last = "";

    private MariadbTableUsers(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** {@return the views and triggers that use the table and would no longer work if it were dropped} */
    static List<BrokenUsers> ofDropped(Catalog catalog, TableName table) {
        return broken(
                table, find(catalog, table, false), "The table " + table + " cannot be dropped, because ", ADVICE);
    }

    /** {@return the views and triggers that use the table and would no longer work if it were renamed} */
    static List<BrokenUsers> ofRenamed(Catalog catalog, TableName table) {
        return broken(table, find(catalog, table, true), "The table " + table + " cannot be renamed, because ", ADVICE);
    }

    private static List<BrokenUsers> broken(TableName table, List<BrokenUser> users, String problem, String advice) {
        return users.isEmpty() ? List.of() : List.of(new BrokenUsers(table, null, users, problem, advice));
    }

    /** {@return whether the text uses a table with a name that satisfies the condition} */
    static boolean uses(SqlText text, Predicate<String> wanted) {
        return new MariadbTableUsers(wanted).uses(text);
    }

    private static List<BrokenUser> find(Catalog catalog, TableName table, boolean withOwnTriggers) {
        Predicate<String> same = name -> catalog.schema().names().same(TableName.of(name), table);
        List<BrokenUser> users = new ArrayList<>();
        for (View view : catalog.schema().views()) {
            if (!catalog.mayHaveChanged(view.name())
                    && !same.test(view.name().name())
                    && uses(view.definition(), same)) {
                users.add(new BrokenUser(view.name(), null, "the view " + view.name()));
            }
        }
        for (Trigger trigger : catalog.schema().triggers()) {
            TableName name = TableName.of(trigger.name());
            if (!catalog.mayHaveChanged(name)
                    && (withOwnTriggers || !same.test(trigger.table().name()))
                    && uses(trigger.definition(), same)) {
                users.add(new BrokenUser(name, trigger.table(), "the trigger " + trigger.name()));
            }
        }
        return users;
    }

    /**
     * Returns whether the table is named where a table is expected. A name that is qualified with a database denotes a
     * table of another database, and a name after WITH denotes a query.
     */
    private boolean uses(SqlText text) {
        List<SqlToken> tokens = MariadbTokens.meaningful(text.sql());
        WithNames queries = new WithNames(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isName() && !isKeyword(token)) {
                boolean qualified = i + 1 < tokens.size() && tokens.get(i + 1).is('.');
                if (expected && !qualified && wanted.test(token.name(NameRule.EXACT)) && !queries.hide(i, wanted)) {
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

    private static boolean isKeyword(SqlToken token) {
        String word = word(token);
        return token.kind() == SqlToken.Kind.WORD
                && (BEFORE_TABLES.contains(word)
                        || BEFORE_ONE_TABLE.contains(word)
                        || IGNORED.contains(word)
                        || AFTER_TABLES.contains(word));
    }

    private static String word(SqlToken token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private void follow(SqlToken token) {
        String word = word(token);
        if (token.kind() == SqlToken.Kind.WORD && !IGNORED.contains(word)) {
            inList = BEFORE_TABLES.contains(word) && !(word.equals("update") && NOT_A_STATEMENT.contains(last));
            expected = inList || BEFORE_ONE_TABLE.contains(word);
        } else if (token.is(',') || token.is('(')) {
            expected = inList;
        }
    }
}
