package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.Hazard;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Determines how the options of a table affect its columns in SQLite. Without a rowid, there is no identity column;
 * with a rowid, a single INTEGER key column is an identity column (sqlite.org/lang_createtable.html, section 5).
 */
final class OptionEffects {
    private OptionEffects() {}

    /** {@return the change to the wanted options, which are put in the order of SQLite's documentation} */
    static AlterOptions alter(Table table, Options wanted) {
        Options own = SqliteOptions.of(SqliteOptions.isWithoutRowid(wanted), SqliteOptions.isStrict(wanted));
        Options after = own.with(wanted);
        AlterOptions.Effects effects = find(table, after);
        Table altered = table.withOptions(after)
                .withColumns(table.columns().stream()
                        .map(column -> effects.columns().stream()
                                .filter(change -> change.before().equals(column))
                                .map(AlterColumn::after)
                                .findFirst()
                                .orElse(column))
                        .toList());
        return new AlterOptions(table.options(), after, effects, find(altered, table.options()));
    }

    private static AlterOptions.Effects find(Table table, Options after) {
        boolean losesRowid = SqliteOptions.isWithoutRowid(after) && !SqliteOptions.isWithoutRowid(table.options());
        boolean getsRowid = SqliteOptions.isWithoutRowid(table.options()) && !SqliteOptions.isWithoutRowid(after);
        List<Hazard> hazards = new ArrayList<>();
        if (SqliteOptions.isStrict(after) && !SqliteOptions.isStrict(table.options())) {
            hazards.add(new Hazard(
                    Hazard.Kind.MAY_FAIL, "fails if rows contain values that do not match the column types"));
        }
        if (losesRowid) {
            hazards.add(new Hazard(Hazard.Kind.DATA_LOSS, "discards the rowids"));
        }
        List<AlterColumn> columns = losesRowid || getsRowid
                ? key(table)
                        .map(column -> new AlterColumn(column, renumbered(column, getsRowid)))
                        .filter(change -> !change.before().equals(change.after()))
                        .map(List::of)
                        .orElse(List.of())
                : List.of();
        return new AlterOptions.Effects(columns, hazards);
    }

    private static Optional<Column> key(Table table) {
        PrimaryKey key = table.primaryKey();
        return key == null || key.columns().size() != 1
                ? Optional.empty()
                : table.column(key.columns().get(0));
    }

    private static Column renumbered(Column column, boolean withRowid) {
        if (withRowid) {
            boolean integer = SqliteNames.areSame(column.type().toString(), "integer");
            return integer ? column.withIdentity(Identity.PLAIN).withType(SqlType.of(TypeName.BIGINT)) : column;
        }
        return column.identity() == null ? column : column.withIdentity(null).withType(SqlType.of(TypeName.INTEGER));
    }
}
