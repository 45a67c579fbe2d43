package dev.limbeck.compare;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.UniqueConstraint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two schemas of a comparison, indexed for the comparison of tables. */
final class SchemaPair {
    private final Dialect dialect;
    private final Sameness sameness;
    private final CompareOptions options;
    private final Shapes liveShapes;
    private final Shapes modelShapes;
    private final Set<IndexKey> liveIndexes;
    private final Set<IndexKey> modelIndexes;
    private final Map<TableName, List<Trigger>> liveTriggers;
    private final Map<TableName, Set<String>> modelColumns = new HashMap<>();
    private final Map<String, SqlText> backfills;

    SchemaPair(Dialect dialect, CompareOptions options, Schema live, Schema model) {
        this.dialect = dialect;
        this.sameness = dialect.sameness();
        this.options = options;
        liveShapes = new Shapes(sameness, live.tables());
        modelShapes = new Shapes(sameness, model.tables());
        liveIndexes = indexes(live);
        modelIndexes = indexes(model);
        liveTriggers = live.triggers().stream()
                .collect(Collectors.groupingBy(trigger -> liveShapes.tableKey(trigger.table())));
        model.tables()
                .forEach(table -> modelColumns.put(
                        modelShapes.tableKey(table.name()),
                        table.columns().stream()
                                .map(column -> sameness.nameKey(column.name()))
                                .collect(Collectors.toSet())));
        backfills = options.backfills();
    }

    Sameness sameness() {
        return sameness;
    }

    Traits traits() {
        return dialect.traits();
    }

    SqlSyntax words() {
        return dialect.words();
    }

    CompareOptions options() {
        return options;
    }

    Shapes liveShapes() {
        return liveShapes;
    }

    Shapes modelShapes() {
        return modelShapes;
    }

    /**
     * Returns whether the two tables are equal. Most tables are equal and need no further comparison. A foreign key
     * without columns refers to the primary key of the other table, which may have changed. Object identity is checked
     * first, because schemas that were read by the same dialect object share tables, and in a short run, linking the
     * equals method of a record takes a noticeable part of the time.
     */
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(Table live, Table model) {
        return (live == model || live.equals(model))
                && live.foreignKeys().stream()
                        .allMatch(reference -> !reference.referencedColumns().isEmpty()
                                || liveShapes
                                        .referencedColumns(reference)
                                        .equals(modelShapes.referencedColumns(reference)));
    }

    /**
     * A key for the name of an index or constraint.
     *
     * @param scope the part of the database in which the name is unique: the table, or a value that represents the
     *     schema
     * @param name the key of the name
     */
    record IndexKey(TableName scope, String name) {}

    /** Returns the key of the name of an index on the given table. */
    IndexKey indexKey(TableName table, String index) {
        TableName key = liveShapes.tableKey(table);
        TableName scope = traits().has(Feature.INDEX_NAMES_PER_TABLE) ? key : new TableName(key.schema(), "*");
        return new IndexKey(scope, sameness.nameKey(index));
    }

    /**
     * Returns the key of the name of a constraint on the given table; empty if it has no name, or if constraints of
     * other tables may have the same name.
     */
    Optional<IndexKey> constraintKey(TableName table, Constraint constraint) {
        String name = constraint.name();
        if (name == null) {
            return Optional.empty();
        }
        boolean key = constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
        if (key && traits().has(Feature.KEYS_NAME_INDEXES)) {
            return Optional.of(indexKey(table, name));
        }
        boolean unique = traits().has(Feature.CONSTRAINT_NAMES_PER_SCHEMA)
                || (constraint instanceof ForeignKey && traits().has(Feature.FOREIGN_KEY_NAMES_PER_SCHEMA));
        return unique
                ? Optional.of(new IndexKey(
                        new TableName(liveShapes.tableKey(table).schema(), "constraints"), sameness.nameKey(name)))
                : Optional.empty();
    }

    /** Returns the keys of the names of all live indexes. */
    Set<IndexKey> liveIndexes() {
        return liveIndexes;
    }

    Set<IndexKey> modelIndexes() {
        return modelIndexes;
    }

    /** Returns the live triggers on the given table. */
    List<Trigger> liveTriggers(TableName table) {
        return liveTriggers.getOrDefault(liveShapes.tableKey(table), List.of());
    }

    /** Returns whether the model has the given table with the given column. */
    boolean hasModelColumn(TableName table, String column) {
        return modelColumns.getOrDefault(modelShapes.tableKey(table), Set.of()).contains(sameness.nameKey(column));
    }

    /** Returns the last value that the options specify for existing rows in the given column, or null. */
    @Nullable
    SqlText backfill(TableName table, String column) {
        SqlText value = null;
        for (Map.Entry<String, SqlText> entry : backfills.entrySet()) {
            if (traits().names().isColumn(entry.getKey(), table, column)) {
                value = entry.getValue();
            }
        }
        return value;
    }

    private Set<IndexKey> indexes(Schema schema) {
        Set<IndexKey> keys = new HashSet<>();
        for (Table table : schema.tables()) {
            table.indexes().forEach(index -> keys.add(indexKey(table.name(), index.name())));
            table.constraints()
                    .forEach(each -> constraintKey(table.name(), each).ifPresent(keys::add));
        }
        return keys;
    }
}
