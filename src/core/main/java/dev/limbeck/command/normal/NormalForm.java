package dev.limbeck.command.normal;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.NamingConvention;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.spi.Model;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the model to the form in which the database stores it: creates the model in a scratch database and reads it
 * back with the code that reads the live database, so that both schemas use the same types.
 */
public final class NormalForm {
    private static final int TABLES_AT_ONCE = 100;

    private static final Pattern CREATES_TYPE = Pattern.compile("(?i)create\\s+(type|cast)\\b");

    private final ScratchDatabases scratches;
    private final Dialect dialect;
    private final NamingConvention naming;
    private final Map<SqlText, Optional<String>> uncomputable = new HashMap<>();

    /** Creates a conversion. */
    public NormalForm(ScratchDatabases scratches, NamingConvention naming) {
        this.naming = naming;
        this.scratches = scratches;
        this.dialect = scratches.dialect();
    }

    /**
     * {@return the model as the database stores it, with the portable types of the entities}
     *
     * @throws CommandException if the database rejects the model
     */
    NormalModel convert(Model entities) {
        List<String> missing = new ArrayList<>();
        NormalModel plain;
        Scratch untyped = scratches.forModel(missing::add);
        try (untyped) {
            plain = convert(entities, untyped);
        } catch (ExecutionException e) {
            return convertWithTypes(entities, missing, e);
        }
        return plain.notes().isEmpty() ? plain : findFunctions(entities).orElse(plain);
    }

    /**
     * Converts a model of which a default was left out: the live database may have the function or the type that the
     * default uses. Empty if the live database has none, or if its types do not fit the model.
     */
    private Optional<NormalModel> findFunctions(Model entities) {
        try {
            return scratches.withTypes(types(entities.auxiliary())).map(typed -> convertTyped(entities, typed));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /**
     * Tries again with the types of the live database, which the entities may use. If the entities declare a type
     * differently, for instance with an additional value, their declaration takes precedence.
     */
    private NormalModel convertWithTypes(Model entities, List<String> missing, ExecutionException first) {
        Scratch typed;
        try {
            typed = scratches.withTypes(types(entities.auxiliary())).orElseThrow(() -> rejected(first, missing, ""));
        } catch (ExecutionException e) {
            first.addSuppressed(e);
            throw rejected(first, missing, " " + e.getMessage() + ".");
        }
        try {
            return convertTyped(entities, typed);
        } catch (ExecutionException e) {
            throw rejected(e, missing, "");
        }
    }

    private NormalModel convertTyped(Model entities, Scratch typed) {
        // A default that the first scratch database could not compute may need these types.
        uncomputable.clear();
        try (typed) {
            return convert(entities.withAuxiliary(withoutTypes(entities.auxiliary())), typed);
        }
    }

    /** Returns the statements that create types, in the order of the given statements. */
    private static List<ExecuteSql> types(List<ExecuteSql> auxiliary) {
        List<ExecuteSql> others = withoutTypes(auxiliary);
        return auxiliary.stream()
                .filter(statement -> !others.contains(statement))
                .toList();
    }

    /** Leaves out the statements that create types. */
    static List<ExecuteSql> withoutTypes(List<ExecuteSql> auxiliary) {
        return auxiliary.stream()
                .filter(statement -> {
                    SqlText sql = statement.sql();
                    return sql == null || !CREATES_TYPE.matcher(sql.sql()).lookingAt();
                })
                .toList();
    }

    private NormalModel convert(Model entities, Scratch scratch) {
        return scratch.discarding(trial -> {
            List<String> notes = new ArrayList<>();
            Schema model = computable(declared(entities), scratch.connection(), notes);
            Schema normal = mayBeDivided(model, entities.auxiliary())
                    ? inParts(model.tables())
                    : create(trial, model, entities.auxiliary());
            Schema spelled = new ModelSpelling(dialect.sameness(), model).apply(normal);
            return new NormalModel(withModel(spelled, model), model, notes);
        });
    }

    /** {@return the schema that is created for a model, after the rules for names have been applied} */
    Schema declared(Model entities) {
        return named(entities.schema().withNames(dialect.traits().names()));
    }

    private static CommandException rejected(ExecutionException e, List<String> missing, String note) {
        return new CommandException(
                "The schema of the entities cannot be created. " + sentence(e.getMessage())
                        + " Check the entity's column" + " definitions, checks and indexes." + extensions(missing)
                        + note,
                e);
    }

    private static String sentence(@Nullable String message) {
        String text = String.valueOf(message);
        return text.endsWith(".") ? text : text + ".";
    }

    private static String extensions(List<String> missing) {
        return missing.isEmpty()
                ? ""
                : " The scratch database lacks extensions of the database: " + String.join("; ", missing)
                        + ". Install them on the server of the scratch database, or set database.scratch_url to a "
                        + "URL whose user may create extensions.";
    }

    /**
     * Returns whether the tables can be divided among several databases, which is the case if an additional database
     * costs almost nothing and the tables do not depend on each other.
     */
    private boolean mayBeDivided(Schema model, List<ExecuteSql> auxiliary) {
        List<Table> tables = model.tables();
        return tables.size() > TABLES_AT_ONCE
                && dialect.traits().has(Feature.EMBEDDED)
                && dialect.traits().has(Feature.FORWARD_FOREIGN_KEYS)
                && auxiliary.isEmpty()
                && model.sequences().isEmpty()
                && haveDistinctNames(tables);
    }

    /**
     * Creates the tables in several databases, which is faster for many tables, since the cost of creating a table
     * grows with the number of existing tables. A definition is read back unchanged even if a table that it refers to
     * does not exist.
     */
    private Schema inParts(List<Table> tables) {
        List<Table> normal = new ArrayList<>();
        for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
            List<Table> part = tables.subList(from, Math.min(tables.size(), from + TABLES_AT_ONCE));
            try (Scratch scratch = scratches.empty()) {
                normal.addAll(scratch.discarding(trial -> create(trial, Schema.of(part), List.of()))
                        .tables());
            }
        }
        normal.sort(Comparator.comparing(Table::name));
        return Schema.of(normal);
    }

    /** Types are created before the tables that use them, all other declared objects after the tables. */
    private Schema create(Scratch.Trial scratch, Schema model, List<ExecuteSql> auxiliary) {
        List<ExecuteSql> others = withoutTypes(auxiliary);
        List<Operation> operations = new ArrayList<>(types(auxiliary));
        operations.addAll(creations(model));
        operations.addAll(others);
        scratch.create(operations);
        if (dialect.traits().has(Feature.BOUND_VIEWS)) {
            createViews(scratch, model.views());
        }
        return scratch.reflect().schema();
    }

    /**
     * Creates the views, each after the views that it needs. A view that depends on objects outside the model cannot be
     * created; instead, its text in the model is compared.
     */
    private static void createViews(Scratch.Trial scratch, List<View> views) {
        List<View> open = views;
        int before;
        do {
            before = open.size();
            open = open.stream()
                    .filter(view -> !scratch.attempt(new CreateView(view)))
                    .toList();
        } while (!open.isEmpty() && open.size() < before);
    }

    /**
     * Returns the operations that create the sequences and the tables. If the database requires it, a table comes after
     * the tables that it refers to.
     */
    private List<? extends Operation> creations(Schema model) {
        Schema created = new Schema(model.tables(), List.of(), List.of(), model.sequences(), model.names());
        return dialect.traits().has(Feature.FORWARD_FOREIGN_KEYS)
                ? model.tables().stream().map(CreateTable::new).toList()
                : new Comparer(dialect, CompareOptions.DEFAULT)
                        .compare(Schema.EMPTY.withNames(model.names()), created)
                        .operations();
    }

    /**
     * Returns whether all names are distinct. Tables and indexes with duplicate names must be created in one database,
     * which then reports the error.
     */
    private boolean haveDistinctNames(List<Table> tables) {
        Set<TableName> names = new HashSet<>();
        return tables.stream()
                .allMatch(table -> names.add(key(table.name()))
                        && table.indexes().stream()
                                .allMatch(index ->
                                        names.add(key(new TableName(table.name().schema(), index.name())))));
    }

    private Schema named(Schema schema) {
        Sameness sameness = dialect.sameness();
        List<Table> tables = schema.tables().stream()
                .map(table -> naming.name(table, sameness::isGeneratedName))
                .toList();
        return schema.withTables(tables);
    }

    /**
     * Leaves out defaults that are written for another database; otherwise the first insert that uses such a default
     * would fail.
     */
    private Schema computable(Schema schema, Connection connection, List<String> notes) {
        List<Table> tables = schema.tables().stream()
                .map(table -> table.withColumns(table.columns().stream()
                        .map(column -> computable(table, column, connection, notes))
                        .toList()))
                .toList();
        return schema.withTables(tables);
    }

    private Column computable(Table table, Column column, Connection connection, List<String> notes) {
        SqlText given = column.serverDefault();
        Optional<String> why = given == null ? Optional.empty() : explainUncomputable(given, connection);
        if (why.isEmpty()) {
            return column;
        }
        notes.add(table.name() + "." + column.name() + ": " + dialect.traits().product()
                + " cannot compute the default " + given
                + " (" + why.get() + "), so it is left out. Write it in the syntax of "
                + dialect.traits().product()
                + ", or set the value in Java.");
        return column.withServerDefault(null);
    }

    /** Asks the database only once about defaults that have the same text. */
    private Optional<String> explainUncomputable(SqlText given, Connection connection) {
        return uncomputable.computeIfAbsent(
                given, text -> dialect.scratches().explainUncomputable(connection, text, null));
    }

    private Schema withModel(Schema normal, Schema model) {
        Map<TableName, Table> byName = new HashMap<>();
        model.tables().forEach(table -> byName.put(key(table.name()), table));
        List<Table> tables = normal.tables().stream()
                .map(table -> {
                    Table wanted = byName.get(key(table.name()));
                    return wanted == null ? table : withModel(table, wanted);
                })
                .toList();
        return normal.withTables(tables).withViews(views(normal, model));
    }

    /** Adds the views of the model that were not created, because they may depend on objects outside the model. */
    private List<View> views(Schema normal, Schema model) {
        Map<TableName, View> views = new TreeMap<>();
        model.views().forEach(view -> views.put(key(view.name()), view));
        normal.views().forEach(view -> views.put(key(view.name()), view));
        return List.copyOf(views.values());
    }

    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
    }

    private Table withModel(Table normal, Table model) {
        List<Column> columns = normal.columns().stream()
                .map(column -> model.column(column.name())
                        .map(wanted -> withModel(column, wanted))
                        .orElse(column))
                .toList();
        if (columns.equals(normal.columns())
                && model.initialRows().isEmpty()
                && !dialect.traits().keepsComments()) {
            // Returns the instance that was read, because the live schema may contain the same instance.
            return normal;
        }
        Table table = normal.withColumns(columns).withInitialRows(model.initialRows());
        return dialect.traits().keepsComments() ? table.withComment(model.comment()) : table;
    }

    private Column withModel(Column normal, Column model) {
        Generated rule = normal.generated();
        Generated declared = model.generated();
        if (rule != null && declared != null && declared.explicit() && rule.stored() == declared.stored()) {
            return withDeclaredType(normal.withGenerated(rule.withExplicit(true)), model);
        }
        return withDeclaredType(normal, model);
    }

    private Column withDeclaredType(Column normal, Column model) {
        if (model.type().equals(normal.type()) && !dialect.traits().keepsComments()) {
            return normal;
        }
        Sameness sameness = dialect.sameness();
        Column portable = normal.withType(model.type());
        boolean same = !(model.type() instanceof SqlType.Raw)
                && sameness.typeKey(portable).equals(sameness.typeKey(normal));
        Column column = same ? portable : normal;
        return dialect.traits().keepsComments() ? column.withComment(model.comment()) : column;
    }
}
