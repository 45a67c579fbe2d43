package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values that existing rows get in a form that other databases accept. A neutral value, such as the value of
 * a dropped column in the downgrade, gets a variant for each database in which the neutral value of the type is written
 * differently.
 *
 * @param dialect the dialect of the values
 * @param others the other dialects
 */
public record PortableBackfills(Dialect dialect, List<Dialect> others) {
    /** A literal, the name of a column, or a call of a function that every database has. */
    private static final Pattern PORTABLE = Pattern.compile(
            "(?is)\\s*(?:[-+]?\\d+(?:\\.\\d+)?|'(?:[^']|'')*'|\"?\\w+\"?|(?:lower|upper|trim|coalesce|abs)\\(.*\\))\\s*");

    /** {@return the operations, with the same effect} */
    public List<Operation> write(List<Operation> operations) {
        return operations.stream()
                .map(operation -> operation instanceof AlterTable batch
                        ? batch.withSteps(
                                batch.steps().stream().map(this::write).toList())
                        : operation)
                .toList();
    }

    /**
     * {@return a note for each value that this database accepts, but that another database may not accept}
     *
     * @param databases the names of the dialects of the other databases of the project
     */
    public List<String> findDoubtful(List<Operation> operations, List<String> databases) {
        return databases.isEmpty()
                ? List.of()
                : write(operations).stream()
                        .filter(AlterTable.class::isInstance)
                        .map(AlterTable.class::cast)
                        .flatMap(batch -> batch.steps().stream()
                                .filter(AddColumn.class::isInstance)
                                .map(AddColumn.class::cast)
                                .filter(PortableBackfills::isDoubtful)
                                .map(add ->
                                        note(batch.table() + "." + add.column().name(), add, databases)))
                        .toList();
    }

    private static boolean isDoubtful(AddColumn step) {
        SqlText value = step.backfill();
        return value != null
                && value.variants().isEmpty()
                && !PORTABLE.matcher(value.sql()).matches();
    }

    private String note(String column, AddColumn step, List<String> databases) {
        return "The backfill " + step.backfill() + " of " + column + " was proved on "
                + dialect.name() + ", but not on " + String.join(" and ", databases)
                + ". If it is not valid there, add .backfill(\""
                + databases.get(0) + "\", text(\"…\")) to the column.";
    }

    private TableOperation write(TableOperation step) {
        if (step instanceof DropColumn drop) {
            return new DropColumn(drop.column(), portable(drop.column(), drop.backfill()), drop.position());
        }
        return step instanceof AddColumn add
                ? new AddColumn(add.column(), portable(add.column(), add.backfill()), add.position())
                : step;
    }

    private @Nullable SqlText portable(Column column, @Nullable SqlText value) {
        if (value == null) {
            return null;
        }
        if (column.type() instanceof SqlType.Portable type && type.name() == TypeName.BOOL) {
            return truth(value);
        }
        String own = zero(dialect, column);
        // A database without arrays stores an array as bytes, so its catalog suggests the value for bytes.
        boolean asBytes = column.type() instanceof SqlType.Array
                && value.sql().equals(dialect.words().zero(SqlType.of(TypeName.BLOB)));
        if (!value.sql().equals(own) && !asBytes) {
            return value;
        }
        SqlText all = new SqlText(own);
        for (Dialect other : others) {
            String zero = zero(other, column);
            if (!zero.equals(own) && !zero.equals("NULL")) {
                all = all.withVariant(other.name(), zero);
            }
        }
        return all;
    }

    private static String zero(Dialect dialect, Column column) {
        return dialect.words().zero(column.type().forDialect(dialect.name()));
    }

    /** Writes the numbers that some databases have instead of truth values as truth values. */
    private static SqlText truth(SqlText value) {
        return switch (value.sql().strip()) {
            case "0", "b'0'" -> new SqlText("false");
            case "1", "b'1'" -> new SqlText("true");
            default -> value;
        };
    }
}
