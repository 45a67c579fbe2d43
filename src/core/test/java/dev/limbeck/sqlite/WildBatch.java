package dev.limbeck.sqlite;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.ColumnRename;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generates random batches whose steps affect each other: each step fits the table as it is after the steps before it.
 */
final class WildBatch {
    private static final List<String> NAMES =
            List.of("a", "b", "new", "Re Named", "order", "🐙", "rowid", "x\"y", "größer", "A", "n[1]");
    private static final List<SqlType> TYPES = List.of(
            SqlType.of(TypeName.VARCHAR, 20),
            SqlType.of(TypeName.BIGINT),
            SqlType.of(TypeName.INTEGER),
            SqlType.of(TypeName.BLOB),
            SqlType.of(TypeName.DECIMAL, 10, 2),
            SqlType.of(TypeName.TIMESTAMP, 6),
            SqlType.raw("text"),
            SqlType.raw("any"),
            SqlType.raw("real"),
            SqlType.Raw.NONE);

    private final Random random;
    private final List<TableOperation> steps = new ArrayList<>();
    private final Table first;
    private Table table;
    private int number;

    private WildBatch(long seed, Table table) {
        this.random = new Random(seed * 31 + 7);
        this.first = table;
        this.table = table;
    }

    /** {@return up to six steps for the given table} */
    static List<TableOperation> generate(long seed, Table table) {
        WildBatch batch = new WildBatch(seed, table);
        for (int i = 1 + batch.random.nextInt(6);
                i > 0 && !batch.table.columns().isEmpty();
                i--) {
            batch.step();
        }
        return batch.steps;
    }

    private void add(TableOperation... next) {
        try {
            for (TableOperation step : next) {
                table = Evolution.apply(table, step, ColumnRename::apply);
                steps.add(step);
            }
        } catch (IllegalArgumentException doesNotFit) {
            number++;
        }
    }

    private void step() {
        Column column = pick(table.columns());
        number++;
        switch (random.nextInt(19)) {
            case 0 -> addColumn(added());
            case 1 ->
                add(new AddColumn(
                        added().withIdentity(null), null, chance(2) ? Position.FIRST : Position.after(column.name())));
            case 2 ->
                add(new AddColumn(
                        added().withIdentity(null).withNullable(false),
                        new SqlText("coalesce(" + name(column) + ", 0)"),
                        null));
            case 17 ->
                add(new AddColumn(
                        new Column("computed " + number, SqlType.raw("text"), chance(2)),
                        fromOtherRows(),
                        chance(3) ? Position.FIRST : null));
            case 3 -> drop(column, true);
            case 4 -> drop(column, false);
            case 5 -> add(new RenameColumn(column.name(), pick(NAMES)));
            case 6 -> rename(column);
            case 7 -> alter(column, column.withType(pick(TYPES)));
            case 8 -> alter(column, column.withNullable(!column.nullable()));
            case 9 -> alter(column, column.withServerDefault(chance(2) ? null : new SqlText("'other'")));
            case 10 -> alter(column, column.withCollation(column.collation() == null ? "nocase" : null));
            case 11 -> add(new AddConstraint(constraint(column)));
            case 12, 13 -> any(table.constraints().toList(), this::dropped);
            case 14 -> add(new CreateIndex(index(column)));
            case 15 -> any(table.indexes(), one -> add(new DropIndex(one)));
            case 16 -> any(table.indexes(), one -> add(new RenameIndex(one.name(), "Ix " + number)));
            default ->
                any(
                        table.constraints().filter(one -> one.name() != null).toList(),
                        one -> add(new RenameConstraint(String.valueOf(one.name()), "re " + number)));
        }
    }

    /**
     * Returns a query that reads an existing column that has not been renamed, and that always returns text, regardless
     * of the contents of the rows.
     */
    private SqlText fromOtherRows() {
        String name = SqliteNames.quote(table.name().name());
        String here = chance(2) ? "main." + name : name;
        String differs = steady(pick(first.columns()).name())
                .map(SqliteNames::quote)
                .map(column -> " WHERE o." + column + " IS NOT " + name + "." + column)
                .orElse("");
        return new SqlText("(SELECT count(*) || '/' || (SELECT count(*) FROM " + here + ") FROM " + here + " AS o"
                + differs + ")");
    }

    private Optional<String> steady(String column) {
        boolean renamed = steps.stream()
                .anyMatch(step -> step instanceof RenameColumn rename
                        && (SqliteNames.areSame(rename.from(), column) || SqliteNames.areSame(rename.to(), column)));
        return renamed ? Optional.empty() : Optional.of(column);
    }

    /** Adds a column; if its numbers are generated, it becomes the primary key. */
    private void addColumn(Column column) {
        add(new AddColumn(column));
        if (column.identity() != null) {
            add(new AddConstraint(new PrimaryKey(chance(2) ? null : "pk new", List.of(column.name()))));
        }
    }

    private <T> void any(List<T> of, java.util.function.Consumer<T> use) {
        if (!of.isEmpty()) {
            use.accept(pick(of));
        }
    }

    /**
     * Returns whether the column is an INTEGER key but not the rowid, that is, INTEGER PRIMARY KEY DESC, which the
     * model cannot express.
     */
    private boolean isOddKey(Column column) {
        PrimaryKey key = table.primaryKey();
        return key != null
                && key.columns().size() == 1
                && SqliteNames.areSame(key.columns().get(0), column.name())
                && column.identity() == null
                && SqliteNames.areSame(TypeSpelling.spell(column.type()), "integer");
    }

    private void dropped(Constraint constraint) {
        boolean odd =
                constraint instanceof PrimaryKey && table.columns().stream().anyMatch(this::isOddKey);
        if (odd) {
            return;
        }
        Column key = constraint instanceof PrimaryKey primary
                ? table.column(primary.columns().get(0)).orElse(null)
                : null;
        if (key != null && key.identity() != null) {
            add(new AlterColumn(key, key.withIdentity(null)));
        }
        add(new DropConstraint(constraint));
        if (chance(3)) {
            add(new AddConstraint(constraint));
        }
    }

    /** Drops the column, either with or without its indexes and constraints, and sometimes adds it again. */
    private void drop(Column column, boolean all) {
        if (all) {
            for (Index index : table.indexes()) {
                add(new DropIndex(index));
            }
            for (Constraint one : table.constraints().toList()) {
                if (one instanceof PrimaryKey && one.toString().contains(column.name())) {
                    dropped(one);
                } else if (one.toString().contains(column.name())) {
                    add(new DropConstraint(one));
                }
            }
        }
        add(new DropColumn(column));
        if (chance(3) && !table.columns().isEmpty()) {
            addColumn(added().withName(column.name()));
        }
    }

    /** Renames several columns in a chain, or swaps the names of two columns. */
    private void rename(Column column) {
        if (chance(2)) {
            add(new RenameColumn(column.name(), "between"), new RenameColumn("between", "end" + number));
            return;
        }
        String other = pick(table.columns()).name();
        if (!SqliteNames.areSame(other, column.name())) {
            add(
                    new RenameColumn(column.name(), "between"),
                    new RenameColumn(other, column.name()),
                    new RenameColumn("between", other));
        }
    }

    private void alter(Column before, Column after) {
        if (!before.type().equals(after.type()) && isOddKey(before)) {
            return;
        }
        List<String> columns = table.columns().stream().map(Column::name).toList();
        Position to = chance(2) ? Position.FIRST : Position.after(pick(columns));
        boolean moves = chance(6) && !before.name().equals(to.after());
        SqlText using =
                chance(8) && before.generated() == null ? new SqlText("coalesce(" + name(before) + ", 5)") : null;
        add(new AlterColumn(before, after, using, null, moves ? Move.of(before.name(), columns, to) : null));
    }

    private Column added() {
        Column column = new Column(chance(3) ? pick(NAMES) : "added" + number, pick(TYPES), true);
        return switch (random.nextInt(6)) {
            case 0 -> column.withServerDefault(new SqlText("'new'"));
            case 1 -> column.withServerDefault(new SqlText("current_timestamp")).withNullable(false);
            case 2 -> column.withServerDefault(new SqlText("3")).withNullable(false);
            case 3 ->
                column.withGenerated(new Generated(new SqlText(name(pick(table.columns())) + " || 'x'"), chance(2)));
            case 4 -> column.withCollation("NOCASE");
            default ->
                table.primaryKey() == null && chance(3)
                        ? column.withType(SqlType.of(TypeName.BIGINT))
                                .withNullable(false)
                                .withIdentity(Identity.AUTOINCREMENT)
                        : column;
        };
    }

    private Index index(Column column) {
        IndexPart part = chance(3)
                ? IndexPart.expression(new SqlText("upper(" + name(column) + ")"))
                : IndexPart.column(column.name());
        return new Index(
                chance(3) && !table.indexes().isEmpty() ? pick(table.indexes()).name() : "ix new " + number,
                List.of(
                        chance(2) ? part : part.desc(),
                        IndexPart.column(pick(table.columns()).name())),
                chance(3),
                chance(3) ? new SqlText(name(pick(table.columns())) + " > 0") : null);
    }

    private Constraint constraint(Column column) {
        @Nullable String name = chance(2) ? null : "added ck" + number;
        return switch (random.nextInt(4)) {
            case 0 -> new CheckConstraint(name, new SqlText(name(column) + " IS NOT 'qq'"));
            case 1 ->
                new UniqueConstraint(
                        name,
                        Stream.of(column.name(), pick(table.columns()).name())
                                .distinct()
                                .toList());
            case 2 -> new PrimaryKey(name, List.of(column.name()));
            default -> new ForeignKey(name, List.of(column.name()), TableName.of("p"), List.of("x"));
        };
    }

    private static String name(Column column) {
        return SqliteNames.quote(column.name());
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
