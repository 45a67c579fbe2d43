package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.ddl.MariadbChange.Kind;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Orders the changes of a batch so that the table is not changed once for each new column: the new columns of
 * consecutive steps come first, then their values, and then NOT NULL. A statement sets values from left to right, so a
 * value can use those of earlier columns.
 *
 * <p>The values are set earlier if a later new column depends on them, since the server computes defaults and generated
 * columns for existing rows when it adds the column.
 */
final class NewValues {
    /** Represents each name with characters outside ASCII, because the server compares them by rules of its own. */
    private static final String OTHER = "\0";

    /**
     * The words that may precede a parenthesis in a value that reads only its own row: operators, and functions of the
     * server that a function of the database cannot replace. Any other function may be one that queries the table.
     */
    private static final Set<String> OWN_ROW =
            Set.of(("abs and between binary case cast ceil ceiling char_length coalesce"
                            + " concat concat_ws convert current_timestamp date date_add date_format date_sub datediff day div"
                            + " else floor greatest hex if ifnull in interval is json_extract json_object json_unquote json_value"
                            + " last_day least left length like locate lower lpad ltrim md5 mod month not now nullif or rand"
                            + " regexp repeat replace reverse right round rpad rtrim sha1 sha2 sign sqrt str_to_date substr"
                            + " substring substring_index then timestampdiff trim truncate upper utc_timestamp uuid when xor year"
                            + " char varchar decimal")
                    .split(" "));

    private final List<MariadbChange> ordered = new ArrayList<>();
    private final List<MariadbChange> values = new ArrayList<>();
    private final List<MariadbChange> completed = new ArrayList<>();

    /** The columns whose values are not yet set. */
    private final Set<String> columns = new HashSet<>();

    /** The names that these values mention. */
    private final Set<String> read = new HashSet<>();

    /** {@return the changes in the order in which they are made} */
    List<MariadbChange> ordered(List<MariadbChange> changes) {
        for (MariadbChange each : changes) {
            if (each.setsValue()) {
                values.add(each);
                columns.addAll(folded(each.names()));
                read.addAll(mentioned(each));
            } else if (each.kind() == Kind.COMPLETED) {
                completed.add(each);
            } else {
                if (mustFollowValues(each)) {
                    set();
                }
                ordered.add(each);
            }
        }
        set();
        return ordered;
    }

    private void set() {
        ordered.addAll(values);
        ordered.addAll(completed);
        values.clear();
        completed.clear();
        columns.clear();
        read.clear();
    }

    /**
     * Returns whether the change must be made after the values are set. A value that mentions the name of a later column
     * is also set first, so that it does not read that column by mistake.
     */
    private boolean mustFollowValues(MariadbChange change) {
        return !change.addsColumns()
                || change.kind() == Kind.STORED
                || !Collections.disjoint(columns, mentioned(change))
                || !Collections.disjoint(read, folded(change.names()));
    }

    private static Set<String> folded(Set<String> names) {
        Set<String> folded = new HashSet<>();
        names.forEach(name -> folded.add(fold(name)));
        return folded;
    }

    private static String fold(String name) {
        return name.chars().allMatch(letter -> letter < 128) ? name.toLowerCase(Locale.ROOT) : OTHER;
    }

    /** Returns all names in the change, except for the column after which a new column is placed. */
    private static Set<String> mentioned(MariadbChange change) {
        Set<String> names = new HashSet<>();
        for (String clause : change.clauses()) {
            List<SqlToken> tokens = MariadbTokens.meaningful(clause);
            int end = tokens.size();
            boolean placed = end > 1 && tokens.get(end - 2).is("after");
            for (SqlToken token : tokens.subList(0, placed ? end - 2 : end)) {
                if (token.isName()) {
                    names.add(fold(token.name()));
                }
            }
        }
        return names;
    }

    /** {@return whether the value is computed only from the row in which it is set, as far as its text shows} */
    static boolean readsOnlyItsRow(String value) {
        List<SqlToken> tokens = MariadbTokens.meaningful(value);
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean call =
                    token.isName() && i + 1 < tokens.size() && tokens.get(i + 1).is('(');
            boolean own = token.kind() == SqlToken.Kind.WORD
                    && OWN_ROW.contains(token.name())
                    && (i == 0 || !tokens.get(i - 1).is('.'));
            if (token.is("select") || token.is('@') || (call && !own)) {
                return false;
            }
        }
        return true;
    }
}
