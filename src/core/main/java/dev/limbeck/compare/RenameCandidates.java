package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what may have been renamed. Two columns of one table are alike if both hold values (neither is computed), their
 * types are of one kind (text, numbers, true or false, bytes, dates and times, or the same other type), both or neither
 * are in the primary key, and a foreign key over them alone leads to the same table. Length, nullability and default do
 * not matter, since a column may be renamed and altered at once. Two tables are alike if at least half of the columns of
 * the one with more are in the other, under the same name and with a type of the same kind. What is most alike comes
 * first.
 */
public final class RenameCandidates {
    private final Sameness sameness;
    private final Schema live;
    private final Schema model;

    /** Looks at these two schemas. */
    public RenameCandidates(Sameness sameness, Schema live, Schema model) {
        this.sameness = sameness;
        this.live = live;
        this.model = model;
    }

    /** {@return the pairs of a dropped and a created table that are alike} */
    public List<RenameCandidate> tables(List<Operation> operations) {
        List<RenameCandidate> found = new ArrayList<>();
        for (Table dropped :
                each(operations, DropTable.class).stream().map(DropTable::table).toList()) {
            each(operations, CreateTable.class).stream()
                    .map(CreateTable::table)
                    .filter(created -> common(dropped, created) * 2 >= most(dropped, created))
                    .sorted(Comparator.comparing((Table created) -> -common(dropped, created))
                            .thenComparing(Table::name))
                    .map(created -> new RenameCandidate(dropped.name(), created.name(), null, null))
                    .forEach(found::add);
        }
        return found;
    }

    /** {@return the pairs of a dropped and an added column of one table that are alike} */
    public List<RenameCandidate> columns(List<Operation> operations) {
        List<RenameCandidate> found = new ArrayList<>();
        for (AlterTable batch : each(operations, AlterTable.class)) {
            Table before = live.table(batch.table()).orElse(null);
            Table after = model.table(batch.table()).orElse(null);
            if (before != null && after != null) {
                List<Column> added = each(batch.steps(), AddColumn.class).stream()
                        .map(AddColumn::column)
                        .toList();
                for (DropColumn drop : each(batch.steps(), DropColumn.class)) {
                    Side gone = new Side(before, drop.column());
                    added.stream()
                            .filter(column -> alike(gone, new Side(after, column)))
                            .sorted(Comparator.comparing(column -> distance(drop.column(), column)))
                            .map(column -> new RenameCandidate(batch.table(), batch.table(), drop.column(), column))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static <T> List<T> each(List<? super T> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private record Side(Table table, Column column) {}

    private boolean alike(Side gone, Side added) {
        return gone.column().generated() == null
                && added.column().generated() == null
                && kind(gone.column()).equals(kind(added.column()))
                && inKey(gone) == inKey(added)
                && targets(gone).equals(targets(added));
    }

    /** Nought for the same type and nullability. */
    private int distance(Column gone, Column added) {
        int type = sameness.type(gone).equals(sameness.type(added)) ? 0 : 2;
        return type + (gone.nullable() == added.nullable() ? 0 : 1);
    }

    private boolean inKey(Side side) {
        PrimaryKey key = side.table().primaryKey();
        return key != null && key.columns().stream().anyMatch(name -> isSame(name, side.column()));
    }

    private Set<String> targets(Side side) {
        return side.table().foreignKeys().stream()
                .filter(key -> key.columns().size() == 1 && isSame(key.columns().get(0), side.column()))
                .map(ForeignKey::referencedTable)
                .map(TableName::toString)
                .map(sameness::name)
                .collect(Collectors.toSet());
    }

    private boolean isSame(String name, Column column) {
        return sameness.name(name).equals(sameness.name(column.name()));
    }

    private long common(Table dropped, Table created) {
        return dropped.columns().stream()
                .filter(column -> created.column(column.name())
                        .filter(other -> kind(other).equals(kind(column)))
                        .isPresent())
                .count();
    }

    private static int most(Table dropped, Table created) {
        return Math.max(dropped.columns().size(), created.columns().size());
    }

    private String kind(Column column) {
        if (column.type() instanceof SqlType.Portable portable) {
            return switch (portable.name()) {
                case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, CLOB, NCLOB -> "text";
                case BINARY, VARBINARY, BLOB -> "bytes";
                case DATE, TIME, TIME_WITH_TIME_ZONE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "time";
                case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, DECIMAL, NUMERIC, INTERVAL -> "number";
                case BOOL, UUID, JSON, XML -> portable.name().toString();
            };
        }
        return sameness.type(column).toLowerCase(Locale.ROOT);
    }

    /** {@return the columns that the operations drop, as {@code table.column}, and the tables} */
    public static List<String> gone(List<Operation> operations) {
        List<String> names = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof DropTable drop) {
                names.add(drop.table().name().toString());
            } else if (operation instanceof AlterTable batch) {
                for (TableOperation step : batch.steps()) {
                    if (step instanceof DropColumn drop) {
                        names.add(batch.table() + "." + drop.column().name());
                    }
                }
            }
        }
        return names;
    }
}
