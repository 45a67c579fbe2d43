package dev.limbeck.dialect.server;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query that reads the rows of a table before a batch runs and returns them as they will be after the steps that have
 * been added so far. The query does not include a column whose new values are not known before the batch runs, such as
 * an identity column.
 */
public final class ChangedRows {
    /** The column that identifies a row for readers. */
    public static final String KEY = "limbeck key";

    /**
     * Represents every name with non-ASCII characters, because the rules by which databases compare such names vary.
     */
    private static final String OTHER = "\0";

    private final RowSyntax syntax;
    private final TableName table;
    private final String key;
    private Level level;

    /** Creates a query for the rows of the table as they are before any step. */
    public ChangedRows(Table table, RowSyntax syntax) {
        this.syntax = syntax;
        this.table = table.name();
        this.key = key(table);
        this.level = new Level(null);
        table.columns().forEach(column -> level.put(column.name(), null));
    }

    /**
     * Values that are all computed from the same rows, those of the table or those of another level. Expressions use the
     * names that columns have in these rows, so a new level is necessary if an expression uses a column that this level
     * has changed.
     */
    private static final class Level {
        private final @Nullable Level rows;
        private final Map<String, Value> columns = new LinkedHashMap<>();
        private final Set<String> changed = new HashSet<>();
        private int next;

        Level(@Nullable Level rows) {
            this.rows = rows;
        }

        boolean isUnchanged() {
            return rows == null && changed.isEmpty();
        }

        /** Adds a column; if the expression is null, its value is that of the column with the same name. */
        void put(String name, @Nullable String expression) {
            Value before = columns.get(name);
            columns.put(name, new Value(before == null ? next++ : before.position(), expression));
            if (expression != null) {
                changed.add(fold(name));
            }
        }
    }

    /**
     * The value of a column.
     *
     * @param position the position of the column
     * @param expression the expression; null for the column with the same name
     */
    private record Value(int position, @Nullable String expression) {}

    private static String fold(String name) {
        return name.chars().allMatch(letter -> letter < 128) ? CaseFolding.fold(name) : OTHER;
    }

    /** Returns the expression that identifies a row: its primary key, or the address of the row. */
    private String key(Table table) {
        PrimaryKey primary = table.primaryKey();
        if (primary == null) {
            return syntax.address();
        }
        List<String> parts = primary.columns().stream()
                .map(column -> syntax.text(syntax.quote(column)))
                .toList();
        return parts.size() == 1 ? parts.get(0) : "concat_ws(', ', " + String.join(", ", parts) + ")";
    }

    RowSyntax syntax() {
        return syntax;
    }

    /**
     * {@return the rows for a FROM clause, under the name of the table} They have only the column {@link #KEY} and the
     * columns that the given text mentions, because a batch can change thousands of columns, with one query for each. If
     * the text contains the name of the table as that of a row, the row has the type of the table, provided that no step
     * changes a column.
     */
    public String query(String user) {
        Set<String> needed = mentioned(user);
        if (syntax.hasRowTypes() && level.isUnchanged() && needed.contains(fold(table.name()))) {
            return syntax.quote(table) + " CROSS JOIN LATERAL (SELECT " + key + " AS " + syntax.quote(KEY)
                    + ") AS \"limbeck row\"";
        }
        List<String> lists = new ArrayList<>();
        for (Level at = level; at != null; at = at.rows) {
            StringBuilder list = new StringBuilder(at.rows == null ? key : syntax.quote(KEY))
                    .append(" AS ")
                    .append(syntax.quote(KEY));
            needed = select(at, needed, list);
            lists.add(list.toString());
        }
        String name = syntax.quote(table.name());
        String rows = "";
        for (int i = lists.size() - 1; i >= 0; i--) {
            String list = lists.get(i);
            if (rows.isEmpty()) {
                rows = "(SELECT " + list + " FROM " + syntax.quote(table) + ")";
            } else if (hasQuery(list)) {
                // A query in an expression must read the changed rows as well, not those of the table.
                rows = "(WITH " + name + " AS " + rows + " SELECT " + list + " FROM " + name + ")";
            } else {
                rows = "(SELECT " + list + " FROM " + rows + " AS " + name + ")";
            }
        }
        return rows + " AS " + name;
    }

    private boolean hasQuery(String text) {
        return syntax.tokens().meaningful(text).stream().anyMatch(token -> token.is("select"));
    }

    /** Appends the needed columns, and returns the names that their values mention. */
    private Set<String> select(Level from, Set<String> needed, StringBuilder sql) {
        Set<String> used = new HashSet<>();
        boolean all = needed.contains(fold(table.name())) || needed.contains(OTHER);
        from.columns.entrySet().stream()
                .filter(each -> all
                        || needed.contains(fold(each.getKey()))
                        || fold(each.getKey()).equals(OTHER))
                .sorted(Comparator.comparingInt(each -> each.getValue().position()))
                .forEach(each -> {
                    String name = syntax.quote(each.getKey());
                    String expression = each.getValue().expression();
                    sql.append(", ")
                            .append(expression == null ? name : expression)
                            .append(" AS ")
                            .append(name);
                    used.addAll(mentioned(expression == null ? name : expression));
                });
        return used;
    }

    /**
     * Returns all names in the text, with their case folded. These include the name of the table only if it can mean a
     * whole row.
     */
    private Set<String> mentioned(String text) {
        Set<String> names = new HashSet<>();
        List<SqlToken> tokens = syntax.tokens().meaningful(text);
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifier = i + 2 < tokens.size()
                    && tokens.get(i + 1).is('.')
                    && !tokens.get(i + 2).is('*');
            if (tokens.get(i).isName() && !qualifier) {
                names.add(fold(tokens.get(i).name()));
            }
        }
        return names;
    }

    /** {@return whether the values of all of these columns are known} */
    public boolean has(Iterable<String> names) {
        for (String name : names) {
            if (!level.columns.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** Begins a new level if the expression uses a column that has been changed on the current level. */
    private void prepare(String expression) {
        Set<String> used = mentioned(expression);
        boolean any = (used.contains(fold(table.name())) || used.contains(OTHER)) && !level.changed.isEmpty();
        boolean other = !used.isEmpty() && level.changed.contains(OTHER);
        if (any || other || used.stream().anyMatch(level.changed::contains)) {
            Level rows = level;
            level = new Level(rows);
            rows.columns.entrySet().stream()
                    .sorted(Comparator.comparingInt(each -> each.getValue().position()))
                    .forEach(each -> level.put(each.getKey(), null));
        }
    }

    /**
     * Adds a column.
     *
     * @param value the value of the existing rows
     */
    public void add(Column column, SqlText value) {
        prepare(value.sql());
        level.put(column.name(), cast(value, column));
    }

    private String cast(SqlText value, Column column) {
        return syntax.cast(value.sql() + "\n", column);
    }

    /** Removes a column that is dropped or whose values are not known. */
    public void remove(String name) {
        level.columns.remove(name);
        level.changed.add(fold(name));
    }

    /** Renames a column. */
    public void rename(String from, String to) {
        Value value = level.columns.remove(from);
        if (value != null) {
            String expression = value.expression();
            level.columns.put(to, new Value(value.position(), expression == null ? syntax.quote(from) : expression));
        }
        level.changed.add(fold(from));
        level.changed.add(fold(to));
    }

    /**
     * Changes the values of a column.
     *
     * @param value the new value, or null to convert the old one
     */
    public void change(Column column, @Nullable SqlText value) {
        if (level.columns.containsKey(column.name())) {
            SqlText now = value == null ? new SqlText(syntax.quote(column.name())) : value;
            prepare(now.sql());
            level.put(column.name(), cast(now, column));
        }
    }
}
