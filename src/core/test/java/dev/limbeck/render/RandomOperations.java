package dev.limbeck.render;

import dev.limbeck.compare.RandomSchemas;
import dev.limbeck.compare.Reflected;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.evolution.SchemaEvolution;
import dev.limbeck.sqlite.SqliteDialect;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random operations that are generated from a seed: operations that a comparison finds, followed by operations that
 * only users and processors write.
 */
final class RandomOperations {
    private static final List<String> TEXTS = List.of(
            "plain",
            "it''s",
            "two\nlines",
            "  margin \n\tand tab \\u0041 \"\"\" end ",
            "\r\n",
            "back\\slash",
            "\uD83D\uDE00 \u00e9",
            "a long text ".repeat(14));

    private static final Set<SqlType> STRICT =
            Set.of(SqlType.of(TypeName.INTEGER), SqlType.of(TypeName.BIGINT), SqlType.of(TypeName.BLOB));

    private final Random random;
    private final Schema start;
    private final List<Operation> operations = new ArrayList<>();

    private RandomOperations(long seed) {
        random = new Random(seed);
        start = schema(seed, 3 * seed);
    }

    /**
     * Returns a random schema. Most of the generated foreign keys refer to columns that are not keys. No valid change
     * can alter such foreign keys, so most of them are removed.
     */
    private static Schema schema(long seed, long which) {
        Schema made = RandomSchemas.of(which);
        return seed % 4 == 0
                ? made
                : Schema.of(made.tables().stream()
                        .map(table -> table.withConstraints(table.uniqueConstraints(), List.of(), table.checks()))
                        .toList());
    }

    /** Returns the operations that create the schema to which the operations of the given seed apply. */
    static List<Operation> createStart(long seed) {
        return Reflected.compare(Schema.EMPTY, schema(seed, 3 * seed)).operations();
    }

    static List<Operation> createOperations(long seed) {
        RandomOperations made = new RandomOperations(seed);
        made.operations.addAll(
                Reflected.compare(made.start, schema(seed, 3 * seed + 1)).operations());
        made.addMore();
        return made.operations;
    }

    private void addMore() {
        List<Operation> found = List.copyOf(operations);
        operations.replaceAll(each -> each instanceof AlterTable alter && random.nextInt(4) == 0
                ? new AlterTable(alter.table(), alter.steps(), Recreate.ALWAYS)
                : each);
        Schema now = start;
        for (Operation operation : found) {
            now = SchemaEvolution.apply(now, operation);
        }
        for (Table table : now.tables()) {
            Column column = table.columns().get(random.nextInt(table.columns().size()));
            TableName name = table.name();
            switch (random.nextInt(10)) {
                case 0 -> addMove(table, column);
                case 1 -> operations.add(new AlterTable(name, List.of(new RenameColumn(column.name(), "renamed"))));
                case 2 -> operations.add(new RenameTable(name, TableName.of("re.named " + name)));
                case 3 -> addStrict(table);
                case 4 -> addCreation(table);
                case 5 -> addDeferredKey(table, column);
                case 6 -> operations.add(new ExecuteSql(sql("select '", "'"), sql("select '", "'; select 2")));
                case 7 -> addSequence(table);
                case 8 -> addEnumeration(table);
                default -> addView(table);
            }
        }
    }

    private SqlText sql(String before, String after) {
        return new SqlText(before + TEXTS.get(random.nextInt(TEXTS.size())) + after);
    }

    private void addMove(Table table, Column column) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        String other = names.get(random.nextInt(names.size()));
        Position to = other.equals(column.name()) ? Position.FIRST : Position.after(other);
        AlterColumn move = new AlterColumn(column, column, null, null, Move.of(column.name(), names, to));
        operations.add(new AlterTable(table.name(), List.of(move)));
    }

    private void addStrict(Table table) {
        if (!table.columns().stream().allMatch(column -> STRICT.contains(column.type()))) {
            return;
        }
        Options options = SqliteOptions.of(SqliteOptions.isWithoutRowid(table.options()), true);
        operations.add(new AlterTable(
                table.name(), List.of(new SqliteDialect().sameness().alterOptions(table, options))));
    }

    private void addCreation(Table table) {
        Table made = table.withName(TableName.of("made \"" + table.name()))
                .withIndexes(List.of())
                .withComment(TEXTS.get(random.nextInt(TEXTS.size())))
                .withInitialRows(List.of(sql("select '", "'")));
        operations.add(new CreateTable(made));
    }

    private void addSequence(Table table) {
        Sequence sequence = new Sequence(
                TableName.of("seq of " + table.name()), random.nextInt(2_000) - 1_000, random.nextBoolean() ? 1 : -20);
        Sequence changed = new Sequence(sequence.name(), random.nextInt(9_000), sequence.increment() * 3);
        operations.add(new CreateSequence(sequence));
        operations.add(new AlterSequence(sequence, changed));
        if (random.nextInt(3) == 0) {
            operations.add(new DropSequence(changed));
        }
    }

    /** Creates a table with an enumeration, changes this enumeration, and adds and drops others. */
    private void addEnumeration(Table table) {
        TableName name = TableName.of("states of " + table.name());
        Column id = new Column("id", SqlType.of(TypeName.BIGINT), true);
        Column state = new Column("the state", names(), random.nextBoolean());
        Column kind = new Column("kind", names(), true);
        SqlType type = random.nextInt(4) == 0 ? SqlType.of(TypeName.VARCHAR, 40) : names();
        operations.add(new CreateTable(Table.of(name, List.of(id, state))));
        operations.add(new AlterTable(
                name, List.of(new AddColumn(kind, null, null), new AlterColumn(state, state.withType(type)))));
        operations.add(new AlterTable(
                name,
                random.nextBoolean()
                        ? List.of(new DropColumn(kind))
                        : List.of(new AlterColumn(state.withType(type), state.withType(names())))));
    }

    private SqlType names() {
        List<String> names = new ArrayList<>(List.of("OPEN", "it's", "", "ä \"x\"", "DONE"));
        Collections.shuffle(names, random);
        SqlType type = new SqlType.Enumeration(names.subList(0, 1 + random.nextInt(4)), 10 + random.nextInt(3));
        return random.nextInt(3) > 0 ? type : type.on("postgresql", SqlType.raw("state"));
    }

    private void addDeferredKey(Table table, Column column) {
        PrimaryKey primary = table.primaryKey();
        if (primary == null || primary.columns().size() > 1) {
            return;
        }
        ForeignKey key = new ForeignKey(null, List.of(column.name()), table.name(), List.of())
                .withDeferrability(Deferrability.INITIALLY_DEFERRED);
        operations.add(new AlterTable(table.name(), List.of(new AddConstraint(key))));
    }

    private void addView(Table table) {
        String name = "\"" + table.name() + "\"";
        TableName view = TableName.of("view of " + table.name());
        operations.add(
                new CreateView(new View(view, sql("create view \"" + view + "\" as select '", "' as c from " + name))));
        View created = ((CreateView) operations.get(operations.size() - 1)).view();
        operations.add(new ReplaceView(
                created, new View(view, sql("create view \"" + view + "\" as select '", "' as d from " + name))));
        operations.add(new CreateTrigger(new Trigger(
                "on " + table.name(),
                table.name(),
                sql(
                        "create trigger \"on " + table.name() + "\" after delete on " + name + " begin select '",
                        "'; end"))));
    }
}
