package dev.limbeck.sqlite.standin;

import dev.limbeck.model.Column;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds functions that new defaults call and that may be defined only by the application. */
public final class NewDefaults {
    /** Functions that every supported version has, so there is no need to query the connection for them. */
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

    private NewDefaults() {}

    /** {@return the columns to which the operation gives a default} */
    public static Stream<Column> columns(Operation operation) {
        Stream<Column> columns = operation instanceof CreateTable create
                ? create.table().columns().stream()
                : operation instanceof AlterTable batch
                        ? batch.steps().stream().flatMap(NewDefaults::changed)
                        : Stream.empty();
        return columns.filter(column -> column.serverDefault() != null);
    }

    private static Stream<Column> changed(TableOperation step) {
        if (step instanceof AddColumn add) {
            return Stream.of(add.column());
        }
        boolean sets = step instanceof AlterColumn alter
                && !Objects.equals(alter.before().serverDefault(), alter.after().serverDefault());
        return sets ? Stream.of(((AlterColumn) step).after()) : Stream.empty();
    }

    /** {@return the functions that the default of the column calls, except for those that SQLite always has} */
    public static Set<String> functions(Column column) {
        if (column.serverDefault() == null) {
            return Set.of();
        }
        String sql = "SELECT (" + column.serverDefault().sql() + "\n)";
        return ApplicationNames.of(List.of(sql)).functions().stream()
                .filter(name -> !CORE.contains(name))
                .collect(Collectors.toSet());
    }
}
