package dev.limbeck.execute;

import dev.limbeck.Batch;
import dev.limbeck.DataBlock;
import dev.limbeck.Operations;
import dev.limbeck.OperationsBlock;
import dev.limbeck.RowValues;
import dev.limbeck.SequenceDefinition;
import dev.limbeck.TableItem;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.MissingTable;
import dev.limbeck.execute.failure.OperationFailure;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.execute.record.BatchRecorder;
import dev.limbeck.execute.record.CompleteStatement;
import dev.limbeck.execute.record.DefinitionBuilder;
import dev.limbeck.execute.record.NamedOperations;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Completes each operation of a migration with details from the schema, plans it, and runs it immediately. */
public final class LiveOperations implements Operations {
    private final OperationTarget runner;
    private final Arguments arguments;
    private final @Nullable String schema;
    private final Set<String> dataSteps;
    private final ValueLiterals literals;

    /** Creates the operations of one migration. */
    public LiveOperations(OperationTarget runner, Arguments arguments) {
        this(runner, arguments, null, new HashSet<>());
    }

    /** {@return the operations for a revision; {@code exactNames} states whether all names in it are exact} */
    public static Operations create(OperationTarget target, Arguments arguments, boolean exactNames) {
        NameRules rules = target.dialect().traits().names();
        RunListener listener = target.listener();
        return NamedOperations.create(new LiveOperations(target, arguments), rules, exactNames, listener::nameRead);
    }

    private LiveOperations(
            OperationTarget runner, Arguments arguments, @Nullable String schema, Set<String> dataSteps) {
        this.runner = runner;
        this.arguments = arguments;
        this.schema = schema;
        this.dataSteps = dataSteps;
        this.literals = new ValueLiterals(runner, this::catalog);
    }

    @Override
    public void createTable(String name, TableItem... items) {
        Table table = DefinitionBuilder.buildTable(named(name), List.of(items), runner.dialect());
        run(new CreateTable(arguments.naming().name(table, given -> false)));
    }

    @Override
    public void createTableIfNotExists(String name, TableItem... items) {
        if (catalog().table(named(name)).isEmpty()) {
            createTable(name, items);
        }
    }

    @Override
    public void dropTableIfExists(String name) {
        if (catalog().table(named(name)).isPresent()) {
            dropTable(name);
        }
    }

    @Override
    public void dropTable(String name) {
        run(new DropTable(table(name)));
    }

    @Override
    public void renameTable(String from, String to) {
        TableName name = catalog().sequenceNames().stream()
                .filter(sequence -> runner.dialect().traits().names().same(sequence, named(from)))
                .findFirst()
                .orElseGet(() -> table(from).name());
        run(new RenameTable(name, named(to)));
    }

    @Override
    public void batchAlterTable(String table, Recreate recreate, Consumer<Batch> steps) {
        BatchRecorder recorder = new BatchRecorder(table(table), runner.dialect(), arguments.naming(), runner::isSame);
        steps.accept(recorder);
        if (!recorder.steps().isEmpty()) {
            run(new AlterTable(table(table).name(), recorder.steps(), recreate));
        }
    }

    @Override
    public void createSequence(SequenceDefinition sequence) {
        run(new CreateSequence(inSchema(sequence)));
    }

    @Override
    public void alterSequence(SequenceDefinition existing, SequenceDefinition sequence) {
        sequence(inSchema(existing).name());
        run(new AlterSequence(inSchema(existing), inSchema(sequence)));
    }

    @Override
    public void dropSequence(String name) {
        run(new DropSequence(sequence(named(name))));
    }

    private Sequence inSchema(SequenceDefinition definition) {
        Sequence sequence = definition.sequence();
        return sequence.withName(named(sequence.name().name()));
    }

    private Sequence sequence(TableName name) {
        return runner.dialect()
                .planner()
                .findSequence(schema(), name)
                .orElseThrow(() -> new UnsupportedChange("There is no sequence " + name + "."
                        + schema().table(name)
                                .map(table -> " " + table.name() + " is a table.")
                                .orElse("")));
    }

    @Override
    public void replaceEnumType(String type, String... values) {
        if (!dialectTraits().has(Traits.Feature.ENUM_TYPES)) {
            throw new UnsupportedChange(dialectTraits().product() + " has no named enum types, so op.replaceEnumType(\""
                    + type + "\", …) cannot be used with it. Put the call into op.on(\"postgresql\", …).");
        }
        run(ExecuteSql.of(new EnumValues(named(type), List.of(values))));
    }

    @Override
    public void createView(String name, SqlText statement) {
        run(new CreateView(new View(named(name), CompleteStatement.require("view", name, statement))));
    }

    @Override
    public void dropView(String name) {
        run(new DropView(schema().view(named(name))
                .orElseThrow(() -> new UnsupportedChange("There is no view " + name + " to drop."))));
    }

    @Override
    public void replaceView(String name, SqlText before, SqlText after) {
        View existing = schema().view(named(name))
                .orElseThrow(() -> new UnsupportedChange("There is no view " + name + " to replace."));
        if (!runner.isSame(existing, before)) {
            throw new UnsupportedChange("The view " + name + " is " + existing.definition() + "; the revision expects "
                    + before + ". Either the view was changed manually or the revision was written for another schema:"
                    + " restore the expected view, or correct the revision.");
        }
        run(new ReplaceView(existing, new View(existing.name(), CompleteStatement.require("view", name, after))));
    }

    @Override
    public void createTrigger(String name, String table, SqlText statement) {
        run(new CreateTrigger(new Trigger(name, named(table), CompleteStatement.require("trigger", name, statement))));
    }

    @Override
    public void dropTrigger(String name) {
        NameRules names = schema().names();
        List<Trigger> found = schema().triggers().stream()
                .filter(trigger -> names.same(new TableName(trigger.table().schema(), trigger.name()), named(name)))
                .toList();
        if (found.isEmpty()) {
            throw new UnsupportedChange("There is no trigger " + name + " to drop.");
        }
        if (found.size() > 1) {
            throw new UnsupportedChange("Several tables have a trigger " + name + ": "
                    + found.stream().map(trigger -> trigger.table().toString()).collect(Collectors.joining(", "))
                    + ". Drop the right one with op.execute.");
        }
        run(new DropTrigger(found.get(0)));
    }

    @Override
    public void execute(SqlText text) {
        List<ScriptStatement> pieces = runner.dialect().words().statements(text.sql());
        boolean several = text.sql().strip().indexOf('\n') >= 0 && pieces.size() > 1;
        for (ScriptStatement piece : pieces) {
            String where = several || piece.line() > 1 ? "Line " + piece.line() + ": " : "";
            ExecuteSql operation = new ExecuteSql(new SqlText(piece.sql()), null);
            try {
                run(operation, where);
            } catch (UnsupportedChange e) {
                throw where.isEmpty() ? e : new UnsupportedChange(where + e.getMessage());
            }
        }
    }

    @Override
    public void execute(String statement, @Nullable Object... values) {
        execute(new SqlText(literals.bind(statement, values)));
    }

    @Override
    public SqlText inlineLiteral(@Nullable Object value) {
        return new SqlText(literals.write(value));
    }

    @Override
    public void bulkInsert(String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        literals.writeInserts(table(table), rows).forEach(this::execute);
    }

    @Override
    public long migrateRows(String query, String statement, RowValues values) throws SQLException {
        ParameterValues parameters = literals.parameters(statement);
        runner.listener().connectionBorrowed();
        return runner.runRows("migrate rows: " + statement, connection -> new RowMigration(
                        connection, runner.dialect().words(), runner.listener(), parameters)
                .run(query, statement, values));
    }

    @Override
    public void createTableComment(String table, String comment) {
        comment(table, comment);
    }

    @Override
    public void dropTableComment(String table) {
        comment(table, null);
    }

    private void comment(String name, @Nullable String comment) {
        Table table = table(name);
        Dialect dialect = runner.dialect();
        if (!dialect.traits().keepsComments()) {
            runner.listener()
                    .warningIssued(dialect.traits().product() + " does not store comments; the comment of "
                            + table.name() + " is ignored.");
        }
        run(new AlterTable.Comment(table.name(), table.comment(), comment));
    }

    @Override
    public <E extends Exception> void on(List<String> dialects, OperationsBlock<E> block) throws E {
        dialects.forEach(name -> DialectNames.requireKnown(name, dialect()));
        boolean included = dialects.contains(dialect());
        runner.listener().dialectsNamed(List.copyOf(dialects), included);
        if (included) {
            block.run(this);
        }
    }

    @Override
    public <E extends Exception> void data(String name, DataBlock<E> block) throws E {
        if (name.isBlank()) {
            throw new UnsupportedChange("A data step needs a name that describes its purpose.");
        }
        if (!dataSteps.add(name)) {
            throw new UnsupportedChange("There are two data steps named \"" + name
                    + "\". Give each data step a different name; Limbeck uses the name to record that the step is"
                    + " finished.");
        }
        if (runner.isOffline()) {
            throw new UnsupportedChange(
                    "The data step \"" + name + "\" runs Java code, which a script cannot contain. Use"
                            + " op.execute(\"…\") instead, which becomes part of the script; or run"
                            + " this revision with `limbeck upgrade` and start the script after"
                            + " it.");
        }
        runner.listener().connectionBorrowed();
        runner.runRows(name, connection -> {
            block.run(connection);
            return 0;
        });
    }

    @Override
    public Operations in(String other) {
        if (!other.isEmpty() && !dialectTraits().hasSchemas()) {
            throw new UnsupportedChange(dialectTraits().product() + " has no schemas, so op.in(\"" + other
                    + "\") cannot be used with it. Put the calls into op.on(…) for the databases that have schemas.");
        }
        return new LiveOperations(runner, arguments, other.isEmpty() ? null : other, dataSteps);
    }

    @Override
    public String dialect() {
        return runner.dialect().name();
    }

    @Override
    public boolean isOffline() {
        return runner.isOffline();
    }

    @Override
    public Connection connection() {
        runner.listener().connectionBorrowed();
        return runner.borrowedConnection();
    }

    @Override
    public Map<String, String> arguments() {
        return arguments.values();
    }

    @Override
    public Optional<String> tag() {
        return Optional.ofNullable(arguments.tag());
    }

    private Table table(String name) {
        return catalog()
                .table(named(name))
                .orElseThrow(() -> MissingTable.refuse(
                        name, catalog(), leftovers(name), runner.dialect().words()));
    }

    private TableName named(String name) {
        return runner.named(new TableName(schema, name));
    }

    private Traits dialectTraits() {
        return runner.dialect().traits();
    }

    private List<Leftover> leftovers(String missing) {
        try {
            return runner.findLeftovers(named(missing));
        } catch (SQLException e) {
            throw new SqlFailure("The schema could not be read", e);
        }
    }

    @Override
    public Schema schema() {
        return catalog().schema();
    }

    private Catalog catalog() {
        try {
            return runner.catalog();
        } catch (SQLException e) {
            throw new SqlFailure("The schema could not be read", e);
        }
    }

    private void run(Operation operation) {
        run(operation, "");
    }

    private void run(Operation operation, String where) {
        try {
            runner.run(operation);
        } catch (SQLException e) {
            String what =
                    where + runner.dialect().traits().product() + " could not " + OperationFailure.describe(operation);
            throw OperationFailure.of(what, runner.dialect(), operation, e, runner::catalog);
        }
    }
}
