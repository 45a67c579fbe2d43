package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.UnsupportedChange;
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
    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "straight_join", "update");
    private static final Set<String> BEFORE_ONE_TABLE = Set.of("into", "insert", "replace");
    private static final Set<String> IGNORED =
            Set.of("low_priority", "high_priority", "delayed", "ignore", "inner", "cross", "left", "right", "outer");
    private static final Set<String> AFTER_TABLES = Set.of(
            "where", "on", "set", "values", "value", "select", "group", "order", "having", "limit", "using", "union",
            "for");

    private final Predicate<String> wanted;
    private boolean inList;
    private boolean expected;

    private MariadbTableUsers(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    static void requireNoneIfDropped(Catalog catalog, TableName table) {
        List<String> users = find(catalog, table, false);
        if (!users.isEmpty()) {
            throw new UnsupportedChange("The table " + table + " cannot be dropped, because " + String.join(", ", users)
                    + " would no longer work. First drop what uses it.");
        }
    }

    static void requireNoneIfRenamed(Catalog catalog, TableName table) {
        List<String> users = find(catalog, table, true);
        if (!users.isEmpty()) {
            throw new UnsupportedChange("The table " + table + " cannot be renamed, because "
                    + String.join(", ", users)
                    + " would no longer work. First drop what uses it, and create it again afterwards.");
        }
    }

    private static List<String> find(Catalog catalog, TableName table, boolean withOwnTriggers) {
        Predicate<String> same = name -> catalog.schema().names().same(TableName.of(name), table);
        List<String> users = new ArrayList<>();
        for (View view : catalog.schema().views()) {
            if (!catalog.mayHaveChanged(view.name())
                    && !same.test(view.name().name())
                    && new MariadbTableUsers(same).uses(view.definition())) {
                users.add("the view " + view.name());
            }
        }
        for (Trigger trigger : catalog.schema().triggers()) {
            if (!catalog.mayHaveChanged(TableName.of(trigger.name()))
                    && (withOwnTriggers || !same.test(trigger.table().name()))
                    && new MariadbTableUsers(same).uses(trigger.definition())) {
                users.add("the trigger " + trigger.name());
            }
        }
        return users;
    }

    /**
     * Returns whether the table is named where a table is expected. A name that is qualified with a database denotes a
     * table of another database.
     */
    private boolean uses(SqlText text) {
        List<SqlToken> tokens = MariadbTokens.meaningful(text.sql());
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isName() && !isKeyword(token)) {
                boolean qualified = i + 1 < tokens.size() && tokens.get(i + 1).is('.');
                if (expected && !qualified && wanted.test(token.name(NameRule.EXACT))) {
                    return true;
                }
                expected = false;
            } else {
                follow(token);
            }
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
            inList = BEFORE_TABLES.contains(word);
            expected = inList || BEFORE_ONE_TABLE.contains(word);
        } else if (token.is(',') || token.is('(')) {
            expected = inList;
        }
    }
}
