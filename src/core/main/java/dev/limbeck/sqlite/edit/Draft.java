package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of a batch on one table: the new texts, and where the values of each column come from. */
public final class Draft {
    private final SqliteCatalog catalog;
    private final TableText before;
    private TableText text;
    private final List<SchemaRow> indexes;
    /** The new texts of triggers, views and other tables that mention a renamed column. */
    private final Map<SchemaRow, SchemaRow> followers = new LinkedHashMap<>();
    /**
     * The expressions that compute the values of columns from the old row, by folded column name; a column without an
     * expression gets its default.
     */
    private final Map<String, String> sources = new HashMap<>();
    /** The old name of each existing column, by folded new name. */
    private final Map<String, String> origins = new HashMap<>();
    /** The folded names of the columns whose values are computed by an expression. */
    private final Set<String> computed = new HashSet<>();

    private final Map<String, String> renamedIndexes = new LinkedHashMap<>();
    /** The indexes that the batch creates, by folded name. */
    private final Set<String> newIndexes = new HashSet<>();

    /** Creates a draft that does not yet contain any change. */
    public Draft(SqliteCatalog catalog, TableText before) {
        this.catalog = catalog;
        this.before = before;
        this.text = before;
        this.indexes = new ArrayList<>(catalog.rowsOn("index", table()));
        for (ColumnText column : before.columns()) {
            String name = column.name().name();
            sources.put(SqliteNames.fold(name), SqliteNames.spell(name));
            origins.put(SqliteNames.fold(name), name);
        }
    }

    /** {@return the table's name} */
    public TableName table() {
        return TableName.of(before.name().name());
    }

    /** {@return the catalog of the database} */
    public SqliteCatalog catalog() {
        return catalog;
    }

    /** {@return the table's text before the batch} */
    public TableText originalText() {
        return before;
    }

    /** {@return the table's text after the steps so far} */
    public TableText text() {
        return text;
    }

    /** Sets the table's text. */
    void setText(TableText next) {
        text = next;
    }

    /** {@return the table's indexes after the steps so far} */
    public List<SchemaRow> indexes() {
        return indexes;
    }

    /** Adds an index that the batch creates. */
    void add(SchemaRow index) {
        indexes.add(index);
        newIndexes.add(SqliteNames.fold(index.name()));
    }

    /** Removes a dropped index. */
    void drop(SchemaRow index) {
        indexes.remove(index);
        newIndexes.remove(SqliteNames.fold(index.name()));
        renamedIndexes.values().remove(index.name());
    }

    /** Renames an index. */
    void rename(SchemaRow index, SchemaRow renamed) {
        indexes.set(indexes.indexOf(index), renamed);
        if (newIndexes.remove(SqliteNames.fold(index.name()))) {
            newIndexes.add(SqliteNames.fold(renamed.name()));
            return;
        }
        String first = renamedIndexes.entrySet().stream()
                .filter(one -> one.getValue().equals(index.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(index.name());
        renamedIndexes.put(first, renamed.name());
    }

    /** {@return whether the batch creates the given index} */
    public boolean isNew(SchemaRow index) {
        return newIndexes.contains(SqliteNames.fold(index.name()));
    }

    /** {@return the new names of renamed indexes by their old names} */
    public Map<String, String> renamedIndexes() {
        return renamedIndexes;
    }

    /** {@return the other objects that mention a renamed column, with their new texts} */
    public Map<SchemaRow, SchemaRow> dependents() {
        return followers;
    }

    /** {@return the other tables of the database, with their texts after the steps so far} */
    List<SchemaRow> otherTables() {
        return catalog.inCreationOrder()
                .filter(one -> one.isType("table")
                        && !VirtualTableText.matches(one.sql())
                        && !SqliteNames.areSame(one.name(), table().name()))
                .map(this::current)
                .toList();
    }

    /** {@return the given object with its text after the steps so far} */
    public SchemaRow current(SchemaRow stored) {
        return followers.getOrDefault(stored, stored);
    }

    /** {@return the catalog after the batch} */
    public SqliteCatalog resultingCatalog() {
        Stream<SchemaRow> others = catalog.rows().stream()
                .filter(one -> !one.isType("index")
                        || SqliteCatalog.isInternal(one)
                        || !SqliteNames.areSame(one.table(), table().name()));
        return catalog.withStatements(
                Stream.concat(others.map(this::resulting), indexes.stream()).toList(),
                catalog.temporary().stream().map(this::current).toList());
    }

    /** {@return the given object with its text after the batch; the object may be the table itself} */
    SchemaRow resulting(SchemaRow stored) {
        return SqliteNames.areSame(stored.table(), table().name()) && stored.isType("table")
                ? new SchemaRow("table", stored.name(), stored.table(), text.sql())
                : current(stored);
    }

    /**
     * {@return the expression that computes the column's value from the old row; empty if the column gets its default}
     */
    public Optional<String> valueExpression(String column) {
        return Optional.ofNullable(sources.get(SqliteNames.fold(column)));
    }

    /** {@return the old name of the given column, or null if the batch adds it} */
    @Nullable
    public String originalName(String column) {
        return origins.get(SqliteNames.fold(column));
    }

    /** {@return whether an operation of the batch specifies an expression for the column's values} */
    public boolean isComputed(String column) {
        return computed.contains(SqliteNames.fold(column));
    }

    /**
     * Sets the expression for a column's values; the current column names in the expression are translated to the names
     * before the batch.
     */
    void compute(String column, String expression) {
        Map<String, String> renamed = new TreeMap<>();
        origins.forEach((name, origin) -> {
            if (!SqliteNames.areSame(name, origin) && before.column(name).isEmpty()) {
                renamed.put(name, origin);
            }
        });
        String old = new OldNames(this, renamed).translate(expression, column);
        sources.put(SqliteNames.fold(column), "(" + old + (old.contains("--") ? "\n)" : ")"));
        computed.add(SqliteNames.fold(column));
    }

    /**
     * Rejects an expression that reads a table hidden by a temporary table, that reads a column added by the batch, or
     * that is an aggregate over all rows.
     *
     * @throws UnsupportedChange if there is such an expression
     */
    public void refuseUnreadable() {
        for (ColumnText column : text.columns()) {
            String name = column.name().name();
            if (isComputed(name)) {
                valueExpression(name).ifPresent(source -> {
                    ExpressionTables.of(source).refuseHidden(this, name);
                    ExpressionTables.of(source).refuseNew(this, name);
                    AggregateCheck.refuse(this, name, source);
                });
            }
        }
    }

    /** Removes a dropped column. */
    void forget(String column) {
        String key = SqliteNames.fold(column);
        sources.remove(key);
        origins.remove(key);
        computed.remove(key);
    }

    /** Renames a column. */
    void rename(String from, String to) {
        move(sources, from, to);
        move(origins, from, to);
        if (computed.remove(SqliteNames.fold(from))) {
            computed.add(SqliteNames.fold(to));
        }
    }

    private static void move(Map<String, String> map, String from, String to) {
        String value = map.remove(SqliteNames.fold(from));
        if (value != null) {
            map.put(SqliteNames.fold(to), value);
        }
    }
}
