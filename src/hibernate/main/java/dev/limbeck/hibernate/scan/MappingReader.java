package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelOrigins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.model.relational.Namespace;

/** Reads all tables and views of the mapping model. */
final class MappingReader {
    private final MappingModel mapping;
    private final TableNames names;
    private final MappedTableReader tables;
    private final ColumnWords columns;
    private final Map<TableName, String> entities = new HashMap<>();
    private final Map<TableName, Map<String, String>> attributes = new HashMap<>();
    private SchemaWords words;

    MappingReader(MappingModel mapping) {
        this.mapping = mapping;
        this.names = new TableNames(mapping);
        this.tables = new MappedTableReader(mapping, names);
        this.columns = new ColumnWords(mapping);
        this.words = SchemaWords.none(mapping.target().nameRules());
    }

    /**
     * {@return the schema, with tables and views sorted by name; ignored parts of the mapping are added to the
     * warnings}
     */
    Schema read() {
        var sorted = new TreeMap<TableName, Table>();
        var owners = new HashMap<TableName, String>();
        List<View> views = new ArrayList<>();
        List<dev.limbeck.model.Sequence> sequences = new ArrayList<>();
        for (Namespace namespace : mapping.metadata().getDatabase().getNamespaces()) {
            for (org.hibernate.mapping.Table table : namespace.getTables()) {
                if (table.isPhysicalTable()) {
                    requireUnique(owners, table);
                    addOrigins(table);
                    if (table.getViewQuery() != null) {
                        views.add(view(table));
                    } else {
                        Table read = tables.read(table).withNames(words.names());
                        sorted.put(names.tableName(table), read);
                        addWords(table, read);
                    }
                }
            }
            namespace.getSequences().forEach(sequence -> sequences.add(names.sequence(sequence)));
        }
        names.warnOfSchemas();
        views.sort(Comparator.comparing(View::name));
        sequences.sort(Comparator.comparing(dev.limbeck.model.Sequence::name));
        return new Schema(List.copyOf(sorted.values()), views, List.of(), sequences).withNames(words.names());
    }

    private void addWords(org.hibernate.mapping.Table table, Table read) {
        for (org.hibernate.mapping.Column column : table.getColumns()) {
            read.column(mapping.name(column))
                    .flatMap(each -> columns.read(column, read, each))
                    .ifPresent(type -> words = words.withType(read.name(), mapping.name(column), type));
        }
    }

    private void addOrigins(org.hibernate.mapping.Table table) {
        TableName name = names.tableName(table);
        mapping.owners().find(table).ifPresent(owner -> entities.put(name, owner));
        Map<String, String> fields = new HashMap<>();
        for (org.hibernate.mapping.Column column : table.getColumns()) {
            mapping.owners().find(table, column).ifPresent(field -> fields.put(mapping.name(column), field));
        }
        attributes.put(name, fields);
    }

    /** {@return the entities and attributes that the tables and columns come from} */
    ModelOrigins origins() {
        return new ModelOrigins(entities, attributes);
    }

    /** {@return the sequences and types of the mapping that are not visible in the schema} */
    SchemaWords words() {
        SchemaWords all = new QuotedNames(mapping, names).addTo(words);
        for (dev.limbeck.model.Sequence sequence : new SequenceReader(mapping, names).read()) {
            all = all.withSequence(sequence);
        }
        return all;
    }

    /**
     * Fails if two tables have the same name by the rules of the database. Two entities may share one table, but two
     * tables with the same name come from different schemas or differ only in case.
     */
    private void requireUnique(Map<TableName, String> owners, org.hibernate.mapping.Table table) {
        TableName name = names.tableName(table);
        String owner = mapping.owners().describe(table);
        String other = owners.put(words.names().key(name), owner);
        if (other != null) {
            throw new ModelException(
                    "Two tables are named " + name + ": that of " + other + " and that of " + owner
                            + (mapping.target().hasSchemas()
                                    ? ""
                                    : ". SQLite has no schemas, and its names are not case-sensitive")
                            + ". Give one of them another name.",
                    null);
        }
    }

    private View view(org.hibernate.mapping.Table table) {
        String name = names.tableName(table).name();
        return new View(
                names.tableName(table),
                new SqlText("create view " + mapping.dialect().openQuote() + name
                        + mapping.dialect().closeQuote() + " as "
                        + table.getViewQuery().strip()));
    }
}
