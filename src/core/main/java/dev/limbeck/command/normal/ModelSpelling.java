package dev.limbeck.command.normal;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of tables and sequences as the model spells them. A server may store them in lower case, but a revision must
 * also create them on servers that keep the case.
 */
final class ModelSpelling {
    private final Sameness sameness;
    private final Map<TableName, TableName> names = new HashMap<>();

    ModelSpelling(Sameness sameness, Schema model) {
        this.sameness = sameness;
        Stream.concat(
                        model.tables().stream().map(Table::name),
                        model.sequences().stream().map(Sequence::name))
                .forEach(name -> names.put(sameness.nameKey(name), name));
    }

    private TableName spell(TableName stored) {
        return names.getOrDefault(sameness.nameKey(stored), stored);
    }

    /** {@return the schema as the database stores it, with the names of the model} */
    Schema apply(Schema stored) {
        List<Table> tables = stored.tables().stream().map(this::apply).toList();
        List<Sequence> sequences = stored.sequences().stream()
                .map(sequence -> sequence.withName(spell(sequence.name())))
                .toList();
        boolean same = tables.equals(stored.tables()) && sequences.equals(stored.sequences());
        return same ? stored : stored.withTables(tables).withSequences(sequences);
    }

    private Table apply(Table table) {
        List<ForeignKey> keys = table.foreignKeys().stream()
                .map(key -> key.withReference(spell(key.referencedTable()), key.referencedColumns()))
                .toList();
        TableName name = spell(table.name());
        boolean same = keys.equals(table.foreignKeys()) && name.equals(table.name());
        return same ? table : table.withName(name).withForeignKeys(keys);
    }
}
