package dev.limbeck.render;

import static dev.limbeck.render.BuilderCalls.text;
import static dev.limbeck.render.Expression.name;
import static dev.limbeck.render.Expression.string;

import dev.limbeck.model.Index;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.MappedOperation;
import dev.limbeck.ops.evolution.NameMapping;
import dev.limbeck.ops.hazards.Hazards;
import dev.limbeck.render.Expression.Call;
import dev.limbeck.render.Expression.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes each operation as statements on {@code op}. */
final class OperationCalls implements Operation.Visitor<List<CodeStatement>> {
    private final Map<Operation, List<Hazard>> costs = new HashMap<>();
    private final boolean withExisting;
    private final NameMapping names;

    /**
     * Creates the writer.
     *
     * @param withExisting whether column changes also contain the existing properties
     * @param names returns the written form of names
     */
    OperationCalls(Map<Operation, List<Hazard>> costs, boolean withExisting, NameMapping names) {
        costs.forEach((operation, hazards) -> this.costs.put(MappedOperation.of(operation, names), hazards));
        this.withExisting = withExisting;
        this.names = names;
    }

    /** Returns the statements for the operation. */
    List<CodeStatement> write(Operation operation) {
        return MappedOperation.of(operation, names).accept(this);
    }

    @Override
    public List<CodeStatement> visit(CreateTable operation) {
        Table table = operation.table();
        SqlText verbatim = table.verbatim();
        List<CodeStatement> statements = new ArrayList<>();
        statements.add(verbatim == null ? line(createTable(table)) : line(op("execute", text(verbatim))));
        table.indexes().forEach(index -> statements.add(createIndex(table.name(), index, List.of())));
        table.initialRows().forEach(row -> statements.add(line(op("execute", text(row)))));
        return statements;
    }

    private static Chain createTable(Table table) {
        List<Expression> items = new ArrayList<>();
        items.add(name(table.name().name()));
        table.columns().forEach(column -> items.add(BuilderCalls.column(column)));
        table.constraints().forEach(constraint -> items.add(BuilderCalls.constraint(constraint, table.name())));
        items.addAll(BuilderCalls.options(table.options()));
        String comment = table.comment();
        if (comment != null) {
            items.add(Expression.call("tableComment", string(comment)));
        }
        List<Call> calls = new ArrayList<>(in(table.name()).calls());
        calls.add(new Call("createTable", items, items.size() > 1));
        return new Chain("op", calls);
    }

    @Override
    public List<CodeStatement> visit(DropTable operation) {
        TableName table = operation.table().name();
        return one(in(table).then("dropTable", name(table.name())), hazards(operation));
    }

    @Override
    public List<CodeStatement> visit(RenameTable operation) {
        if (!Objects.equals(operation.from().schema(), operation.to().schema())) {
            throw new IllegalArgumentException("A revision cannot move " + operation.from() + " to another schema");
        }
        return one(in(operation.from())
                .then(
                        "renameTable",
                        StepCalls.renaming(
                                operation.from().name(), operation.to().name())));
    }

    @Override
    public List<CodeStatement> visit(AlterTable operation) {
        boolean single = operation.steps().size() == 1 && operation.recreate() == Recreate.AUTO;
        TableOperation first = operation.steps().get(0);
        if (single && first instanceof CreateIndex create) {
            return List.of(createIndex(operation.table(), create.index(), hazards(operation)));
        }
        Expression table = name(operation.table().name());
        if (single && first instanceof DropIndex drop) {
            return one(in(operation.table()).then("dropIndex", name(drop.index().name()), table));
        }
        List<Expression> arguments = operation.recreate() == Recreate.AUTO
                ? List.of(table)
                : List.of(table, Expression.raw("Recreate." + operation.recreate()));
        return List.of(new CodeStatement.Block(
                in(operation.table()).then("batchAlterTable", arguments.toArray(Expression[]::new)),
                "batch",
                costs.getOrDefault(operation, List.of()),
                steps(operation)));
    }

    private List<CodeStatement.Line> steps(AlterTable operation) {
        StepCalls words = new StepCalls(operation.table(), withExisting);
        List<List<Hazard>> hazards = Hazards.findPerStep(operation);
        List<CodeStatement.Line> lines = new ArrayList<>();
        for (int i = 0; i < operation.steps().size(); i++) {
            TableOperation step = operation.steps().get(i);
            if (step instanceof AlterColumn alter && ColumnChangeCalls.isImplied(alter)) {
                continue;
            }
            boolean unknown = !withExisting && step instanceof AlterColumn;
            lines.add(new CodeStatement.Line(step.accept(words), unknown ? List.of() : hazards.get(i)));
        }
        return lines;
    }

    private static CodeStatement createIndex(TableName table, Index index, List<Hazard> hazards) {
        List<Expression> arguments =
                BuilderCalls.indexArguments(List.of(name(index.name()), name(table.name())), index);
        return new CodeStatement.Line(
                in(table).then(StepCalls.createMethodName(index), arguments.toArray(Expression[]::new)), hazards);
    }

    @Override
    public List<CodeStatement> visit(AlterTable.Comment operation) {
        TableName table = operation.table();
        String comment = operation.after();
        return one(
                comment == null
                        ? in(table).then("dropTableComment", name(table.name()))
                        : in(table).then("createTableComment", name(table.name()), string(comment)));
    }

    @Override
    public List<CodeStatement> visit(CreateView operation) {
        TableName view = operation.view().name();
        return one(in(view).then(
                        "createView", name(view.name()), text(operation.view().definition())));
    }

    @Override
    public List<CodeStatement> visit(DropView operation) {
        TableName view = operation.view().name();
        return one(in(view).then("dropView", name(view.name())));
    }

    @Override
    public List<CodeStatement> visit(ReplaceView operation) {
        TableName view = operation.after().name();
        return one(in(view).then(
                        "replaceView",
                        name(view.name()),
                        text(operation.before().definition()),
                        text(operation.after().definition())));
    }

    @Override
    public List<CodeStatement> visit(CreateTrigger operation) {
        TableName table = operation.trigger().table();
        return one(in(table)
                .then(
                        "createTrigger",
                        name(operation.trigger().name()),
                        name(table.name()),
                        text(operation.trigger().definition())));
    }

    @Override
    public List<CodeStatement> visit(DropTrigger operation) {
        return one(in(operation.trigger().table())
                .then("dropTrigger", name(operation.trigger().name())));
    }

    @Override
    public List<CodeStatement> visit(CreateSequence operation) {
        return one(in(operation.sequence().name()).then("createSequence", BuilderCalls.sequence(operation.sequence())));
    }

    @Override
    public List<CodeStatement> visit(AlterSequence operation) {
        return one(in(operation.after().name())
                .then(
                        "alterSequence",
                        BuilderCalls.sequence(operation.before()),
                        BuilderCalls.sequence(operation.after())));
    }

    @Override
    public List<CodeStatement> visit(DropSequence operation) {
        TableName sequence = operation.sequence().name();
        return one(in(sequence).then("dropSequence", name(sequence.name())), hazards(operation));
    }

    @Override
    public List<CodeStatement> visit(ExecuteSql operation) {
        SqlText sql = operation.sql();
        EnumValues values = operation.values();
        if (values != null) {
            List<Expression> arguments =
                    new ArrayList<>(List.of(name(values.type().name())));
            values.values().forEach(value -> arguments.add(string(value)));
            return one(
                    in(values.type()).then("replaceEnumType", arguments.toArray(Expression[]::new)),
                    hazards(operation));
        }
        return sql == null ? List.of() : one(op("execute", text(sql)));
    }

    private List<Hazard> hazards(Operation operation) {
        return Stream.concat(Hazards.find(operation).stream(), costs.getOrDefault(operation, List.of()).stream())
                .toList();
    }

    /** Returns {@code op}, or {@code op.in(…)} if the given table has a schema. */
    private static Chain in(TableName table) {
        String schema = table.schema();
        Chain op = Expression.variable("op");
        return schema == null ? op : op.then("in", name(schema));
    }

    private static Chain op(String name, Expression... arguments) {
        return Expression.variable("op").then(name, arguments);
    }

    private static CodeStatement line(Chain expression) {
        return new CodeStatement.Line(expression, List.of());
    }

    private static List<CodeStatement> one(Chain expression) {
        return one(expression, List.of());
    }

    private static List<CodeStatement> one(Chain expression, List<Hazard> hazards) {
        return List.of(new CodeStatement.Line(expression, hazards));
    }
}
