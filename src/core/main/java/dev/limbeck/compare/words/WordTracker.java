package dev.limbeck.compare.words;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies operations to the known sequences and types of a schema. */
public final class WordTracker {
    private static final Set<TypeName> LARGE_OBJECTS = EnumSet.of(TypeName.CLOB, TypeName.NCLOB, TypeName.BLOB);

    private WordTracker() {}

    /** {@return the known sequences and types after the given operations} */
    public static SchemaWords apply(SchemaWords words, List<? extends Operation> operations) {
        SchemaWords now = words;
        for (Operation operation : operations) {
            now = apply(now, operation);
        }
        return now;
    }

    private static SchemaWords apply(SchemaWords words, Operation operation) {
        if (operation instanceof CreateTable create) {
            return created(words, create.table());
        }
        if (operation instanceof DropTable drop) {
            return words.without(drop.table().name());
        }
        if (operation instanceof RenameTable rename) {
            return words.renamed(rename.from(), rename.to());
        }
        if (operation instanceof CreateSequence create) {
            return words.withSequence(create.sequence());
        }
        if (operation instanceof AlterSequence alter) {
            return words.withSequence(alter.after());
        }
        if (operation instanceof DropSequence drop) {
            return words.without(drop.sequence().name());
        }
        SchemaWords now = words;
        if (operation instanceof AlterTable batch) {
            for (TableOperation step : batch.steps()) {
                now = apply(now, batch.table(), step);
            }
        }
        return now;
    }

    private static SchemaWords created(SchemaWords words, Table table) {
        SchemaWords now = words.without(table.name());
        for (Column column : table.columns()) {
            now = known(now, table.name(), column);
        }
        return now;
    }

    private static SchemaWords known(SchemaWords words, TableName table, Column column) {
        boolean plain = column.type() instanceof SqlType.Raw
                || (column.type() instanceof SqlType.Portable type && !LARGE_OBJECTS.contains(type.name()));
        boolean unknown = words.type(table, column.name()).isEmpty()
                && words.largeObject(table, column.name()).isEmpty();
        return plain && unknown ? words : words.withType(table, column.name(), plain ? null : column.type());
    }

    private static SchemaWords apply(SchemaWords words, TableName table, TableOperation step) {
        if (step instanceof AddColumn add) {
            return known(words, table, add.column());
        }
        if (step instanceof DropColumn drop) {
            return words.withType(table, drop.column().name(), null);
        }
        if (step instanceof RenameColumn rename) {
            Optional<SqlType> type = words.type(table, rename.from()).or(() -> words.largeObject(table, rename.from()));
            return type.isEmpty()
                    ? words
                    : words.withType(table, rename.from(), null).withType(table, rename.to(), type.get());
        }
        if (step instanceof AlterColumn alter) {
            return alter.before().type().equals(alter.after().type()) ? words : known(words, table, alter.after());
        }
        return step instanceof DropConstraint drop && drop.constraint() instanceof CheckConstraint check
                ? withoutList(words, table, check)
                : words;
    }

    /** Removes the enumeration of a column whose list of names is dropped. */
    private static SchemaWords withoutList(SchemaWords words, TableName table, CheckConstraint check) {
        Optional<ListCheck> list = check.name() == null ? ListCheck.parse(check) : Optional.empty();
        return list.filter(each ->
                        words.type(table, each.storedColumn(words.names())).isPresent())
                .map(each -> words.withType(table, each.storedColumn(words.names()), null))
                .orElse(words);
    }
}
