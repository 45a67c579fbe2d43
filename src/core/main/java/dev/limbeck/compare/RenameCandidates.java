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
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds possible renames. Two columns of a table are similar if neither is computed, their types are of the same kind
 * (text, numbers, booleans, bytes, dates and times, or the same other type), both or neither are in the primary key,
 * and single-column foreign keys on them refer to the same table. Length, nullability and default are ignored, because
 * a column may be renamed and altered at the same time. Two tables are similar if at least half of the columns of the
 * larger table are also in the other table, with the same name and a type of the same kind. Two sequences are similar if
 * they have the same increment. The most similar candidates come first.
 */
public final class RenameCandidates {
    private final Sameness sameness;
    private final Schema live;
    private final Schema model;

    /** Creates a search for renames between the given schemas. */
    public RenameCandidates(Sameness sameness, Schema live, Schema model) {
        this.sameness = sameness;
        this.live = live;
        this.model = model;
    }

    /**
     * {@return the rename candidates, grouped by dropped table or sequence: each candidate pairs the dropped object
     * with a similar created one} Objects without candidates are omitted. Computed lazily.
     */
    public Stream<List<RenameCandidate>> tables(List<Operation> operations) {
        List<Table> created = each(operations, CreateTable.class).stream()
                .map(CreateTable::table)
                .toList();
        SimilarTables similar =
                new SimilarTables(created, column -> kind(column) + "\0" + sameness.nameKey(column.name()));
        Stream<List<RenameCandidate>> sequences = each(operations, DropSequence.class).stream()
                .map(DropSequence::sequence)
                .map(dropped -> each(operations, CreateSequence.class).stream()
                        .map(CreateSequence::sequence)
                        .filter(added -> added.increment() == dropped.increment())
                        .map(added -> new RenameCandidate(dropped.name(), added.name(), null, null))
                        .toList());
        Stream<List<RenameCandidate>> tables = each(operations, DropTable.class).stream()
                .map(DropTable::table)
                .map(dropped -> similar.find(dropped).stream()
                        .map(table -> new RenameCandidate(dropped.name(), table.name(), null, null))
                        .toList());
        return Stream.concat(tables, sequences).filter(pairs -> !pairs.isEmpty());
    }

    /**
     * {@return the rename candidates, grouped by dropped column: each candidate pairs the dropped column with a similar
     * added column of its table} Columns without candidates are omitted.
     */
    public Stream<List<RenameCandidate>> columns(List<Operation> operations) {
        Map<String, Table> before = byName(live);
        Map<String, Table> after = byName(model);
        return each(operations, AlterTable.class).stream()
                .flatMap(batch -> columns(batch, before.get(key(batch.table())), after.get(key(batch.table()))))
                .filter(pairs -> !pairs.isEmpty());
    }

    private Stream<List<RenameCandidate>> columns(AlterTable batch, @Nullable Table before, @Nullable Table after) {
        if (before == null || after == null) {
            return Stream.empty();
        }
        List<Column> added = each(batch.steps(), AddColumn.class).stream()
                .map(AddColumn::column)
                .toList();
        return each(batch.steps(), DropColumn.class).stream()
                .map(DropColumn::column)
                .map(gone -> added.stream()
                        .filter(column -> similar(new Side(before, gone), new Side(after, column)))
                        .sorted(Comparator.comparing(column -> distance(gone, column)))
                        .map(column -> new RenameCandidate(batch.table(), batch.table(), gone, column))
                        .toList());
    }

    private Map<String, Table> byName(Schema schema) {
        Map<String, Table> byName = new HashMap<>();
        schema.tables().forEach(table -> byName.putIfAbsent(key(table.name()), table));
        return byName;
    }

    private String key(TableName name) {
        return sameness.nameKey(name).toString();
    }

    private static <T> List<T> each(List<? super T> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private record Side(Table table, Column column) {}

    private boolean similar(Side gone, Side added) {
        return gone.column().generated() == null
                && added.column().generated() == null
                && kind(gone.column()).equals(kind(added.column()))
                && inKey(gone) == inKey(added)
                && targets(gone).equals(targets(added));
    }

    /** Returns a measure of how much the columns differ: 0 for the same type and nullability. */
    private int distance(Column gone, Column added) {
        int type = sameness.typeKey(gone).equals(sameness.typeKey(added)) ? 0 : 2;
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
                .map(sameness::nameKey)
                .collect(Collectors.toSet());
    }

    private boolean isSame(String name, Column column) {
        return sameness.nameKey(name).equals(sameness.nameKey(column.name()));
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
        return sameness.typeKey(column).toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the names of the tables that the operations drop, and of the dropped columns as {@code table.column}}
     */
    public static List<String> droppedNames(List<Operation> operations) {
        List<String> names = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof DropTable drop) {
                names.add(drop.table().name().toString());
            } else if (operation instanceof DropSequence drop) {
                names.add(drop.sequence().name().toString());
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
