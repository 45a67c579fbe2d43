package dev.limbeck.sqlite;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
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
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates random schemas that are centered on one table with rows, and random batches that change this table. */
final class RandomChange {
    private static final List<String> NAMES =
            List.of("a", "B", "\"c d\"", "[e f]", "`g``h`", "key", "größe", "\"select\"", "j$k", "_l", "[m,n]");
    private static final List<String> TYPES =
            List.of("", " INT", " TEXT", " varchar(20)", " decimal(10,2)", " BLOB", " date", " \"odd\"", " real");
    private static final List<String> CLAUSES = List.of(
            " DEFAULT 5",
            " DEFAULT 'it''s'",
            " DEFAULT (1 + (2))",
            " COLLATE nocase",
            " NOT NULL DEFAULT 7",
            " CONSTRAINT nn NOT NULL ON CONFLICT REPLACE DEFAULT 'r'",
            " CHECK (? IS NOT 99)",
            " CONSTRAINT \"ck ?\" CHECK (t.? <> 'bad' /* why */ OR 1)",
            " REFERENCES p (x) ON DELETE SET NULL",
            " REFERENCES t",
            " UNIQUE");
    private static final List<String> SPACES = List.of(" ", " ", " ", "\n  ", " /* c */ ", " -- c\n ");
    private static final List<String> VALUES = List.of("NULL", "1", "2.5", "'x'", "'22'", "x'00'", "-7", "''", "'Y'");

    private final Random random;
    private final List<String> columns = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private boolean withoutRowid;

    RandomChange(long seed) {
        this.random = new Random(seed);
    }

    List<String> schema() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE p (x UNIQUE, y)");
        statements.add("INSERT INTO p VALUES (1, 'one'), (NULL, 2)");
        statements.add(table());
        for (int i = random.nextInt(3); i > 0; i--) {
            statements.add(index(i));
        }
        statements.add("CREATE TABLE k (r REFERENCES t (" + pick(columns) + "), n)");
        statements.add("CREATE VIEW v AS SELECT " + pick(columns) + ", 1 AS one FROM t");
        String column = pick(columns);
        statements.add("CREATE TRIGGER tr AFTER UPDATE OF " + column + " ON t WHEN new." + column
                + " > 3 BEGIN INSERT INTO p (y) VALUES (new." + column + "); END");
        if (chance(3)) {
            statements.add(
                    "CREATE TEMP TRIGGER tt BEFORE DELETE ON main.t BEGIN SELECT old." + pick(columns) + "; END");
        }
        if (chance(4)) {
            statements.add("CREATE VIEW broken AS SELECT q FROM gone");
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            statements.add("INSERT OR IGNORE INTO t (" + String.join(", ", plain) + ") VALUES ("
                    + String.join(", ", plain.stream().map(one -> pick(VALUES)).toList()) + ")");
        }
        if (chance(3)) {
            statements.add("DELETE FROM t WHERE rowid = 1");
        }
        if (chance(3)) {
            statements.add("ANALYZE");
        }
        return statements;
    }

    private String table() {
        int first = random.nextInt(NAMES.size());
        int count = 2 + random.nextInt(5);
        List<String> items = new ArrayList<>();
        int kind = random.nextInt(4);
        if (kind == 0) {
            columns.add("id");
            items.add(chance(2) ? "id INTEGER PRIMARY KEY AUTOINCREMENT" : "id integer primary key");
        }
        for (int i = 0; i < count; i++) {
            items.add(column(NAMES.get((first + i) % NAMES.size())));
        }
        withoutRowid = kind == 1;
        if (withoutRowid) {
            items.add("PRIMARY KEY (" + plain.get(0) + ")");
        }
        if (chance(3)) {
            items.add("UNIQUE" + space() + "(" + pick(plain) + ")");
        }
        if (chance(3)) {
            items.add("CONSTRAINT ck CHECK" + space() + "(" + pick(columns) + " IS NOT 'zz')");
        }
        if (chance(4)) {
            items.add("FOREIGN KEY (" + pick(plain) + ") REFERENCES p" + space() + "(x) DEFERRABLE INITIALLY DEFERRED");
        }
        StringBuilder sql = new StringBuilder("CREATE TABLE t (");
        for (int i = 0; i < items.size(); i++) {
            sql.append(i == 0 ? space() : (chance(4) ? space() : "") + "," + space())
                    .append(items.get(i));
        }
        return sql.append(space())
                .append(withoutRowid ? ") WITHOUT ROWID" : ")")
                .toString();
    }

    private String column(String name) {
        columns.add(name);
        if (!plain.isEmpty() && chance(8)) {
            return name + " INT GENERATED ALWAYS AS (" + pick(plain) + " || 'g')" + (chance(2) ? " STORED" : "");
        }
        plain.add(name);
        StringBuilder text = new StringBuilder(name).append(pick(TYPES));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(chance(3) ? space().stripTrailing() + "\n" : "")
                    .append(pick(CLAUSES)
                            .replace("\"ck ?\"", "\"ck " + columns.size() + i + "\"")
                            .replace("?", name));
        }
        return text.toString();
    }

    private String index(int number) {
        return "CREATE INDEX ix" + number + " ON t (" + pick(columns) + (chance(2) ? " DESC" : " COLLATE rtrim") + ", "
                + (chance(2) ? "lower(" + pick(columns) + ")" : pick(columns)) + ")"
                + (chance(3) ? " WHERE " + pick(columns) + " IS NOT NULL" : "");
    }

    List<TableOperation> batch(Table table) {
        List<TableOperation> steps = new ArrayList<>();
        List<String> touched = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Column column = pick(table.columns());
            if (!touched.contains(column.name())) {
                touched.add(column.name());
                step(table, column, steps);
            }
        }
        return steps;
    }

    private void step(Table table, Column column, List<TableOperation> steps) {
        int number = steps.size();
        switch (random.nextInt(13)) {
            case 0 -> steps.add(new AddColumn(added(number)));
            case 1 ->
                steps.add(
                        new AddColumn(added(number), null, chance(2) ? Position.FIRST : Position.after(column.name())));
            case 2 ->
                steps.add(new AddColumn(
                        added(number).withNullable(false),
                        new SqlText("coalesce(" + SqliteNames.quote(column.name()) + ", 0)"),
                        null));
            case 3 -> drop(table, column, steps);
            case 4 -> steps.add(new RenameColumn(column.name(), chance(2) ? "renamed" + number : "Re Named" + number));
            case 5 ->
                steps.add(new AlterColumn(
                        column, column.withType(SqlType.raw(pick(TYPES).strip()))));
            case 6 -> steps.add(new AlterColumn(column, column.withNullable(!column.nullable())));
            case 7 ->
                steps.add(new AlterColumn(column, column.withServerDefault(chance(2) ? null : new SqlText("'other'"))));
            case 8 -> steps.add(new AddConstraint(constraint(column, number)));
            case 9 ->
                table.constraints()
                        .filter(one -> !(one instanceof PrimaryKey))
                        .findFirst()
                        .map(DropConstraint::new)
                        .filter(one -> !steps.contains(one))
                        .ifPresent(steps::add);
            case 11 -> steps.add(new AddColumn(computed(number), fromOtherRows(column), null));
            case 10 ->
                steps.add(new CreateIndex(new Index(
                        "new" + number, List.of(IndexPart.column(column.name()).desc()), chance(2), null)));
            default ->
                table.indexes().stream()
                        .findFirst()
                        .map(DropIndex::new)
                        .filter(one -> !steps.contains(one))
                        .ifPresent(steps::add);
        }
    }

    /** Returns a query that always returns text, regardless of the contents of the rows. */
    private SqlText fromOtherRows(Column column) {
        String name = SqliteNames.quote(column.name());
        return new SqlText("(SELECT count(*) || '/' || (SELECT count(*) FROM " + (chance(2) ? "main.T" : "t")
                + ") FROM t AS o WHERE o." + name + " IS NOT t." + name + ")");
    }

    private static Column computed(int number) {
        return new Column("computed" + number, SqlType.of(TypeName.VARCHAR, 20), false);
    }

    private Column added(int number) {
        Column column = new Column("added" + number, SqlType.of(TypeName.VARCHAR, 20), true);
        return chance(2) ? column : column.withServerDefault(new SqlText("'new'"));
    }

    private void drop(Table table, Column column, List<TableOperation> steps) {
        table.indexes().forEach(one -> {
            if (steps.stream().noneMatch(step -> step.equals(new DropIndex(one)))) {
                steps.add(new DropIndex(one));
            }
        });
        steps.add(new DropColumn(column));
    }

    private Constraint constraint(Column column, int number) {
        String name = chance(2) ? null : "added ck" + number;
        return switch (random.nextInt(3)) {
            case 0 -> new CheckConstraint(name, new SqlText(SqliteNames.quote(column.name()) + " IS NOT 'qq'"));
            case 1 -> new UniqueConstraint(name, List.of(column.name()));
            default -> new ForeignKey(name, List.of(column.name()), TableName.of("p"), List.of("x"));
        };
    }

    private String space() {
        return pick(SPACES);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
