package dev.limbeck.compare;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generates schemas from a seed. The schemas use only a few names, so that any two schemas have much in common and
 * their names conflict.
 */
public final class RandomSchemas {
    private static final List<SqlType> TYPES = List.of(
            SqlType.of(TypeName.INTEGER),
            SqlType.of(TypeName.BIGINT),
            SqlType.of(TypeName.VARCHAR, 20),
            SqlType.of(TypeName.VARCHAR, 255),
            SqlType.of(TypeName.DECIMAL, 10, 2),
            SqlType.of(TypeName.BLOB),
            SqlType.of(TypeName.TIMESTAMP, 6),
            SqlType.raw("geometry"),
            SqlType.Raw.NONE);
    private static final List<String> DEFAULTS = List.of("1", "'x'", "'it''s'", "current_timestamp", "(1 + 2)");

    private final Random random;
    private final Set<String> indexes = new HashSet<>();

    private RandomSchemas(long seed) {
        random = new Random(seed);
    }

    /** Returns the schema for the given seed, as read from SQLite. */
    public static Schema of(long seed) {
        List<String> statements = new ArrayList<>();
        for (Table table : new RandomSchemas(seed).tables()) {
            statements.addAll(Reflected.createStatements(table));
        }
        return Reflected.schema(statements);
    }

    private List<Table> tables() {
        Map<String, List<Column>> columns = new HashMap<>();
        List<String> names = some(List.of("ant", "bee", "cat", "dog", "Eel Of Sea"), 1);
        names.forEach(name -> columns.put(name, columns()));
        return names.stream().map(name -> table(name, columns)).toList();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String name : some(List.of("a", "b", "c", "d", "e", "order"), 2)) {
            Column column = new Column(name, any(TYPES), random.nextBoolean());
            if (random.nextInt(4) == 0) {
                column = column.withServerDefault(new SqlText(any(DEFAULTS)));
            }
            if (random.nextInt(6) == 0) {
                column = column.withCollation("NOCASE");
            }
            columns.add(column);
        }
        for (String name : some(List.of("g", "h"), 0)) {
            String from = any(columns).name();
            SqlText rule = new SqlText("\"" + from + "\" || '" + random.nextInt(2) + "'");
            columns.add(
                    random.nextInt(columns.size()),
                    new Column(name, any(TYPES), true).withGenerated(new Generated(rule, random.nextBoolean())));
        }
        return columns;
    }

    private Table table(String name, Map<String, List<Column>> all) {
        List<Column> columns = new ArrayList<>(all.getOrDefault(name, List.of()));
        PrimaryKey key = key(name, columns);
        boolean withoutRowid = key != null && columns.get(0).identity() == null && random.nextInt(4) == 0;
        return Table.of(TableName.of(name), columns)
                .withPrimaryKey(key)
                .withConstraints(uniques(columns), references(columns, all), checks(columns))
                .withIndexes(indexes(columns))
                .withOptions(SqliteOptions.of(withoutRowid, false));
    }

    private @Nullable PrimaryKey key(String table, List<Column> columns) {
        int kind = random.nextInt(3);
        if (kind == 0) {
            return null;
        }
        if (kind == 1) {
            Column id = new Column("id", SqlType.of(TypeName.INTEGER), false);
            columns.add(0, id.withIdentity(random.nextBoolean() ? Identity.PLAIN : Identity.AUTOINCREMENT));
            return new PrimaryKey(constraintName("pk_" + table.charAt(0)), List.of("id"));
        }
        return new PrimaryKey(constraintName("pk"), names(plain(columns), 2));
    }

    private List<UniqueConstraint> uniques(List<Column> columns) {
        List<UniqueConstraint> uniques = new ArrayList<>();
        for (String name : some(List.of("uk_1", "uk_2"), 0)) {
            uniques.add(new UniqueConstraint(constraintName(name), names(columns, 2)));
        }
        return uniques;
    }

    private List<ForeignKey> references(List<Column> columns, Map<String, List<Column>> all) {
        List<ForeignKey> references = new ArrayList<>();
        for (String name : some(List.of("fk_1", "fk_2"), 0)) {
            String target = any(new ArrayList<>(all.keySet()));
            references.add(new ForeignKey(
                            constraintName(name),
                            names(plain(columns), 1),
                            TableName.of(target),
                            names(plain(all.getOrDefault(target, List.of())), 1))
                    .withOnDelete(any(List.of(ReferentialAction.values()))));
        }
        return references;
    }

    private List<CheckConstraint> checks(List<Column> columns) {
        List<CheckConstraint> checks = new ArrayList<>();
        for (String name : some(List.of("ck_1", "ck_2"), 0)) {
            String column = any(plain(columns)).name();
            checks.add(new CheckConstraint(
                    constraintName(name), new SqlText("\"" + column + "\" <> '" + random.nextInt(2) + "'")));
        }
        return checks;
    }

    private List<Index> indexes(List<Column> columns) {
        List<Index> made = new ArrayList<>();
        for (String name : some(List.of("ix_1", "ix_2", "ix_3"), 0)) {
            if (indexes.add(name)) {
                List<IndexPart> parts = new ArrayList<>();
                names(columns, 2).forEach(column -> parts.add(part(column)));
                String condition = "\"" + any(plain(columns)).name() + "\" is not null";
                made.add(new Index(
                        name, parts, random.nextBoolean(), random.nextInt(3) == 0 ? new SqlText(condition) : null));
            }
        }
        return made;
    }

    private IndexPart part(String column) {
        IndexPart part = random.nextInt(5) == 0
                ? IndexPart.expression(new SqlText("lower(\"" + column + "\")"))
                : IndexPart.column(column);
        part = random.nextInt(4) == 0 ? part.desc() : part;
        return random.nextInt(5) == 0 ? part.collate("RTRIM") : part;
    }

    private @Nullable String constraintName(String name) {
        return random.nextInt(3) == 0 ? null : name;
    }

    private static List<Column> plain(List<Column> columns) {
        return columns.stream().filter(column -> column.generated() == null).toList();
    }

    private List<String> names(List<Column> columns, int most) {
        List<Column> shuffled = new ArrayList<>(columns);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .limit(1 + random.nextInt(most))
                .map(Column::name)
                .toList();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<String> some(List<String> all, int least) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, least + random.nextInt(all.size() + 1 - least));
    }
}
