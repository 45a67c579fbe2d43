package dev.limbeck.sqlite;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates random tables that use everything that the model can express and SQLite can store. */
final class RandomModel {
    private static final List<String> NAMES = List.of(
            "id", "name", "Owner Id", "order", "größe", "a\"b", "key", "x1", "Case", "sel'ect", "b[c]", "$d", "_e");
    private static final List<String> DEFAULTS =
            List.of("5", "-5", "'it''s'", "''", "(1 + 1)", "CURRENT_TIMESTAMP", "x'00'", "true", "( 'x' )", "1.5e3");
    private static final List<String> RAW = List.of(
            "geometry", "unsigned big int", "varchar2(10)", "\"odd type\"", "", "DATETIME", "VARCHAR ( 5, -6 )");
    private static final List<String> CONDITIONS =
            List.of("1 > 0", "'a)' <> ')'", "(1) and (2)", "1 in (1, -- no )\n 2)", "/* c */ 1");

    private final Random random;
    private final List<Column> columns = new ArrayList<>();

    RandomModel(Random random) {
        this.random = random;
    }

    Table table(String name) {
        int first = random.nextInt(NAMES.size());
        int count = 1 + random.nextInt(6);
        boolean identity = chance(3);
        for (int i = 0; i < count; i++) {
            columns.add(column(NAMES.get((first + i) % NAMES.size()), identity && i == 0));
        }
        boolean withoutRowid = !identity && chance(5);
        PrimaryKey key = identity
                ? new PrimaryKey(name(), List.of(columns.get(0).name()))
                : withoutRowid || chance(2) ? new PrimaryKey(name(), stored(1)) : null;
        if (withoutRowid && key != null) {
            columns.replaceAll(column -> key.columns().contains(column.name()) ? column.withNullable(false) : column);
        }
        List<UniqueConstraint> uniques = new ArrayList<>();
        List<ForeignKey> references = new ArrayList<>();
        List<CheckConstraint> checks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            uniques.add(new UniqueConstraint(name(), stored(0)));
            references.add(foreignKey());
            checks.add(new CheckConstraint(name(), new SqlText(pick(CONDITIONS).strip())));
        }
        return Table.of(TableName.of(name), columns)
                .withPrimaryKey(key)
                .withConstraints(uniques, references, checks)
                .withIndexes(indexes(name))
                .withOptions(SqliteOptions.of(withoutRowid, false));
    }

    private Column column(String name, boolean identity) {
        if (identity) {
            return new Column(name, SqlType.of(TypeName.BIGINT), false)
                    .withIdentity(chance(2) ? Identity.PLAIN : Identity.AUTOINCREMENT);
        }
        Column column = new Column(name, type(), chance(2));
        if (!columns.isEmpty() && chance(6)) {
            return column.withGenerated(new Generated(new SqlText("1 + (2)"), chance(2)));
        }
        return column.withServerDefault(chance(3) ? new SqlText(pick(DEFAULTS)) : null)
                .withCollation(chance(5) ? pick(List.of("nocase", "RTRIM")) : null);
    }

    private SqlType type() {
        if (chance(5)) {
            return SqlType.raw(pick(RAW));
        }
        TypeName name = pick(List.of(TypeName.values()));
        return switch (random.nextInt(3)) {
            // A single INTEGER key column would be the rowid, which is an identity column in the model.
            case 0 -> SqlType.of(name == TypeName.INTEGER ? TypeName.BIGINT : name);
            case 1 -> SqlType.of(name, random.nextInt(300));
            default -> SqlType.of(name, 1 + random.nextInt(30), random.nextInt(9));
        };
    }

    private ForeignKey foreignKey() {
        List<String> own = columns(1);
        List<String> other = chance(2) ? List.of() : own;
        return new ForeignKey(name(), own, TableName.of(pick(NAMES)), other)
                .withOnDelete(pick(List.of(ReferentialAction.values())))
                .withOnUpdate(pick(List.of(ReferentialAction.values())))
                .withDeferrability(pick(List.of(Deferrability.values())));
    }

    private List<Index> indexes(String table) {
        List<Index> indexes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<IndexPart> parts = new ArrayList<>();
            for (String column : columns(0)) {
                IndexPart part = IndexPart.column(column);
                part = chance(3) ? part.desc() : part;
                parts.add(chance(3) ? part.collate("nocase") : part);
            }
            if (chance(3)) {
                parts.add(IndexPart.expression(new SqlText(
                                "lower(" + SqliteNames.quote(columns.get(0).name()) + ")"))
                        .collate("rtrim")
                        .desc());
            }
            indexes.add(new Index("ix " + table + i, parts, chance(3), chance(3) ? new SqlText("1 > 0") : null));
        }
        return indexes;
    }

    /** Returns some columns in any order, without duplicates. */
    private List<String> columns(int more) {
        List<String> names = columns.stream().map(Column::name).toList();
        int from = random.nextInt(names.size());
        return names.subList(from, Math.min(names.size(), from + 1 + random.nextInt(1 + more + names.size() - from)));
    }

    /** Returns some columns that are not generated, because keys cannot contain generated columns. */
    private List<String> stored(int more) {
        List<String> names = columns(more).stream()
                .filter(name ->
                        columns.stream().noneMatch(column -> column.name().equals(name) && column.generated() != null))
                .toList();
        return names.isEmpty() ? List.of(columns.get(0).name()) : names;
    }

    private @Nullable String name() {
        return chance(2) ? null : "c " + pick(NAMES);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
