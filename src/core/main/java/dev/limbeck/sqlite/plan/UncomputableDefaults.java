package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.standin.ApplicationNames;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Guards that check whether the database has the functions that new defaults call. SQLite itself resolves them only when
 * a row needs the default (sqlite.org/lang_createtable.html, 3.2), so that each insert would fail. In a check, a
 * generated column and an index it resolves them at once.
 */
final class UncomputableDefaults {
    /** Functions that every supported version has, of which no connection has to be asked. */
    private static final Set<String> CORE = Set.of(
            "abs",
            "char",
            "coalesce",
            "date",
            "datetime",
            "hex",
            "ifnull",
            "instr",
            "julianday",
            "length",
            "lower",
            "ltrim",
            "max",
            "min",
            "nullif",
            "printf",
            "quote",
            "random",
            "randomblob",
            "replace",
            "round",
            "rtrim",
            "strftime",
            "substr",
            "time",
            "trim",
            "typeof",
            "unicode",
            "upper",
            "zeroblob");

    private UncomputableDefaults() {}

    /** {@return the guards for the defaults of new columns} */
    static List<Guard> find(TableName table, Stream<Column> columns) {
        return columns.flatMap(column -> find(table, column)).toList();
    }

    /** {@return the guards for the defaults that the batch sets} */
    static List<Guard> find(AlterTable batch) {
        return find(batch.table(), batch.steps().stream().flatMap(UncomputableDefaults::changed));
    }

    private static Stream<Column> changed(TableOperation step) {
        if (step instanceof AddColumn add) {
            return Stream.of(add.column());
        }
        boolean sets = step instanceof AlterColumn alter
                && !Objects.equals(alter.before().serverDefault(), alter.after().serverDefault());
        return sets ? Stream.of(((AlterColumn) step).after()) : Stream.empty();
    }

    private static Stream<Guard> find(TableName table, Column column) {
        if (column.serverDefault() == null) {
            return Stream.empty();
        }
        String sql = "SELECT (" + column.serverDefault().sql() + "\n)";
        return ApplicationNames.of(List.of(sql)).functions().stream()
                .filter(name -> !CORE.contains(name))
                .sorted()
                .map(name -> new Guard(
                        "SELECT '' FROM (SELECT 1) WHERE NOT EXISTS (SELECT 1 FROM pragma_function_list WHERE"
                                + " lower(name) = "
                                + Sql.literal(name) + ")",
                        "SQLite has no function " + name + ", which the default of " + table + "." + column.name()
                                + " calls",
                        "Each insert would fail. Use a default that SQLite can compute, in op.on(\"sqlite\", ...) if"
                                + " the revision is for other databases as well. If the application defines this function,"
                                + " let the application apply the revision (Limbeck.configure()), on connections that know"
                                + " it."));
    }
}
