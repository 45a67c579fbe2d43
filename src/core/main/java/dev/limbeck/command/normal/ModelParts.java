package dev.limbeck.command.normal;

import dev.limbeck.command.cache.KeptParts;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.ExecuteSql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of a model, with the normal forms that are known. */
final class ModelParts {
    private final Schema model;
    private final KeptParts kept;
    private final Dialect dialect;
    private final String auxiliary;
    private final Map<TableName, Table> tables = new LinkedHashMap<>();
    private final Map<TableName, View> views = new LinkedHashMap<>();
    private final Map<String, List<TableName>> byName = new HashMap<>();
    private final Map<TableName, Set<String>> words = new HashMap<>();
    private final Map<TableName, Set<TableName>> mentions = new HashMap<>();
    private final Map<TableName, Table> normalTables = new TreeMap<>();
    private final Map<TableName, View> normalViews = new TreeMap<>();
    private final Map<TableName, Sequence> normalSequences = new TreeMap<>();

    ModelParts(Schema model, List<ExecuteSql> auxiliary, KeptParts kept, Dialect dialect) {
        this.model = model;
        this.kept = kept;
        this.dialect = dialect;
        this.auxiliary = StoredRecord.encode(auxiliary);
        model.tables().forEach(table -> tables.put(key(table.name()), table));
        model.views().forEach(view -> views.put(key(view.name()), view));
        for (Map<TableName, ?> objects : List.of(tables, views)) {
            objects.keySet().forEach(name -> byName.computeIfAbsent(name.name(), unused -> new ArrayList<>())
                    .add(name));
        }
    }

    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
    }

    /**
     * Looks up all parts.
     *
     * @param live supplies the live schema if kept forms that differ from it must not be used; null if they may be used
     */
    void find(@Nullable Supplier<Schema> live) {
        if (kept.isEmpty()) {
            return;
        }
        Live now = live == null ? null : new Live(live.get());
        tables.forEach((name, table) -> kept.find(key(table), Table.class)
                .filter(form -> now == null || sorted(form).equals(now.sorted(name)))
                .ifPresent(form -> normalTables.put(name, form)));
        views.forEach((name, view) -> kept.find(key(view), View.class)
                .filter(form -> now == null || form.equals(now.views().get(name)))
                .ifPresent(form -> normalViews.put(name, form)));
        for (Sequence sequence : model.sequences()) {
            TableName name = key(sequence.name());
            kept.find(key(sequence), Sequence.class)
                    .filter(form -> now == null || form.equals(now.sequences().get(name)))
                    .ifPresent(form -> normalSequences.put(name, form));
        }
    }

    /** The objects of the live schema by their names. */
    private final class Live {
        private final Map<TableName, Table> tables = new HashMap<>();
        private final Map<TableName, View> views = new HashMap<>();
        private final Map<TableName, Sequence> sequences = new HashMap<>();

        Live(Schema schema) {
            schema.tables().forEach(table -> tables.put(key(table.name()), table));
            schema.views().forEach(view -> views.put(key(view.name()), view));
            schema.sequences().forEach(sequence -> sequences.put(key(sequence.name()), sequence));
        }

        Map<TableName, View> views() {
            return views;
        }

        Map<TableName, Sequence> sequences() {
            return sequences;
        }

        @Nullable
        Table sorted(TableName name) {
            Table table = tables.get(name);
            return table == null ? null : ModelParts.this.sorted(table);
        }
    }

    /** Returns the table with sorted columns, because their order is not significant. */
    private Table sorted(Table table) {
        return table.withColumns(table.columns().stream()
                        .sorted(Comparator.comparing(Column::name))
                        .toList())
                .withInitialRows(List.of())
                .withNames(model.names());
    }

    boolean isComplete() {
        return normalTables.size() == tables.size()
                && normalViews.size() == views.size()
                && normalSequences.size() == model.sequences().size();
    }

    boolean isEmpty() {
        return normalTables.isEmpty();
    }

    /** Adds the normal forms of the parts that were missing, except for those with a note. */
    void add(NormalModel normal) {
        for (Table table : normal.schema().tables()) {
            TableName name = key(table.name());
            Table wanted = tables.get(name);
            if (wanted != null
                    && normalTables.putIfAbsent(name, table) == null
                    && normal.notes().stream().noneMatch(note -> note.startsWith(wanted.name() + "."))) {
                kept.add(key(wanted), table, Table.class);
            }
        }
        for (View view : normal.schema().views()) {
            View wanted = views.get(key(view.name()));
            if (wanted != null && normalViews.putIfAbsent(key(view.name()), view) == null) {
                kept.add(key(wanted), view, View.class);
            }
        }
        for (Sequence sequence : normal.schema().sequences()) {
            model.sequence(sequence.name())
                    .filter(wanted -> normalSequences.putIfAbsent(key(sequence.name()), sequence) == null)
                    .ifPresent(wanted -> kept.add(key(wanted), sequence, Sequence.class));
        }
    }

    /**
     * {@return the whole model in its normal form; empty if a part is missing, or if two parts use the same name,
     * which the database would reject}
     */
    Optional<NormalModel> combine(List<String> notes) {
        if (!isComplete() || !haveDistinctNames()) {
            return Optional.empty();
        }
        List<Table> all = new ArrayList<>(normalTables.values());
        all.sort(Comparator.comparing(Table::name));
        Schema normal = new Schema(
                all,
                List.copyOf(normalViews.values()),
                List.of(),
                List.copyOf(normalSequences.values()),
                model.names());
        return Optional.of(new NormalModel(normal, model, notes));
    }

    private boolean haveDistinctNames() {
        Set<TableName> names = new HashSet<>();
        for (Table table : normalTables.values()) {
            String schema = table.name().schema();
            List<TableName> own = new ArrayList<>(List.of(table.name()));
            if (!dialect.traits().has(Feature.INDEX_NAMES_PER_TABLE)) {
                table.indexes().forEach(index -> own.add(new TableName(schema, index.name())));
                table.constraints()
                        .filter(ModelParts::hasIndex)
                        .forEach(constraint -> own.add(new TableName(schema, String.valueOf(constraint.name()))));
            }
            if (!own.stream().allMatch(name -> names.add(key(name)))) {
                return false;
            }
        }
        if (dialect.traits().has(Feature.FOREIGN_KEY_NAMES_PER_SCHEMA) && !haveDistinctForeignKeys()) {
            return false;
        }
        return normalViews.keySet().stream().allMatch(names::add)
                && normalSequences.keySet().stream().allMatch(names::add);
    }

    private boolean haveDistinctForeignKeys() {
        Set<String> names = new HashSet<>();
        return normalTables.values().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(ForeignKey::name)
                .allMatch(name -> name == null || names.add(CaseFolding.fold(name)));
    }

    /** {@return the parts without a known normal form, and the parts that they need} */
    Schema missing() {
        Map<TableName, Table> created = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            if (!normalTables.containsKey(name)) {
                created.put(name, table);
            }
        });
        List<TableName> open = new ArrayList<>();
        created.forEach((name, table) -> {
            open.addAll(mentioned(name));
            table.foreignKeys().forEach(each -> open.add(key(each.referencedTable())));
        });
        Map<TableName, View> shown = new LinkedHashMap<>();
        views.keySet().stream().filter(name -> !normalViews.containsKey(name)).forEach(open::add);
        while (!open.isEmpty()) {
            TableName name = open.remove(open.size() - 1);
            Table table = tables.get(name);
            View view = views.get(name);
            boolean isNewTable = table != null && created.putIfAbsent(name, table.withForeignKeys(List.of())) == null;
            boolean isNewView = view != null && shown.putIfAbsent(name, view) == null;
            if (isNewTable || isNewView) {
                open.addAll(mentioned(name));
            }
        }
        return new Schema(
                List.copyOf(created.values()),
                List.copyOf(shown.values()),
                List.of(),
                model.sequences(),
                model.names());
    }

    /** Returns the tables and views whose names occur in the definition of a table or view, apart from foreign keys. */
    private Set<TableName> mentioned(TableName name) {
        return mentions.computeIfAbsent(name, unused -> {
            Set<TableName> found = new LinkedHashSet<>();
            words(name).forEach(word -> found.addAll(byName.getOrDefault(word, List.of())));
            found.remove(name);
            return found;
        });
    }

    /** Returns the names in the definition of a table or view, apart from those in foreign keys. */
    private Set<String> words(TableName name) {
        return words.computeIfAbsent(
                name, unused -> dialect.sameness().mentionedNameKeys(new SqlText(definition(name))));
    }

    private String definition(TableName name) {
        View view = views.get(name);
        Table table = tables.get(name);
        String text = view == null ? "" : view.definition().sql();
        return table == null ? text : text + statements(table.withForeignKeys(List.of()));
    }

    private String statements(Table table) {
        StringBuilder text = new StringBuilder();
        dialect.planner()
                .planWithoutSchema(new CreateTable(table), PlanOptions.DEFAULT, Need.ANY)
                .ifPresent(plan -> plan.statements()
                        .forEach(each -> text.append(each.sql()).append(";\n")));
        return text.toString();
    }

    private String key(Table table) {
        List<String> texts = new ArrayList<>(List.of("table", auxiliary, StoredRecord.encode(table)));
        addMentioned(texts, key(table.name()));
        for (ForeignKey reference : table.foreignKeys()) {
            Table parent = tables.get(key(reference.referencedTable()));
            texts.add(parent == null ? "no table" : StoredRecord.encode(keys(parent, reference)));
        }
        return KeptParts.key(texts);
    }

    private String key(View view) {
        List<String> texts = new ArrayList<>(List.of("view", auxiliary, StoredRecord.encode(view)));
        addMentioned(texts, key(view.name()));
        return KeptParts.key(texts);
    }

    private String key(Sequence sequence) {
        return KeptParts.key(List.of("sequence", auxiliary, StoredRecord.encode(sequence)));
    }

    /** Adds the definitions of all objects that an object mentions directly or indirectly. */
    private void addMentioned(List<String> texts, TableName start) {
        Set<TableName> seen = new TreeSet<>();
        Set<String> names = new HashSet<>();
        List<TableName> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            TableName name = open.remove(open.size() - 1);
            names.addAll(words(name));
            mentioned(name).stream()
                    .filter(each -> !each.equals(start) && seen.add(each))
                    .forEach(open::add);
        }
        seen.forEach(name -> texts.add(name + " " + definition(name)));
        model.sequences().stream()
                .filter(sequence -> names.contains(key(sequence.name()).name()))
                .forEach(sequence -> texts.add(StoredRecord.encode(sequence)));
    }

    /** Returns the part of a table that a foreign key depends on. */
    private Table keys(Table parent, ForeignKey reference) {
        PrimaryKey primary = parent.primaryKey();
        List<String> columns = reference.referencedColumns().isEmpty() && primary != null
                ? primary.columns()
                : reference.referencedColumns();
        return Table.of(
                        parent.name(),
                        parent.columns().stream()
                                .filter(column -> columns.contains(column.name()))
                                .toList())
                .withPrimaryKey(primary)
                .withUniqueConstraints(parent.uniqueConstraints())
                .withIndexes(parent.indexes().stream().filter(Index::unique).toList());
    }

    private static boolean hasIndex(Constraint constraint) {
        return constraint.name() != null
                && !(constraint instanceof ForeignKey)
                && !(constraint instanceof CheckConstraint);
    }
}
