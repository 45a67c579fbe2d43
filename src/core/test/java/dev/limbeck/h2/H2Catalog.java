package dev.limbeck.h2;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The contents of an H2 database. */
public record H2Catalog(Schema schema) implements Catalog {

    /** {@return the name in double quotes, preceded by its schema} */
    public static String quoted(TableName name) {
        H2Words words = new H2Words();
        return (name.schema() == null ? "" : words.quote(name.schema()) + ".") + words.quote(name.name());
    }

    @Override
    public Optional<Table> table(TableName name) {
        return schema.table(name);
    }

    @Override
    public List<TableName> tableNames() {
        return schema.tables().stream().map(Table::name).toList();
    }

    @Override
    public List<TableName> sequenceNames() {
        return schema.sequences().stream().map(Sequence::name).toList();
    }

    @Override
    public List<TableName> viewAndTriggerNames() {
        return schema.views().stream().map(view -> view.name()).toList();
    }

    @Override
    public List<String> otherObjects() {
        return List.of();
    }

    @Override
    public List<String> definition(TableName name) {
        List<String> texts = new ArrayList<>();
        schema.table(name).ifPresent(table -> {
            texts.add(H2Sql.createTable(table, false));
            table.foreignKeys().forEach(key -> texts.add(H2Sql.addConstraint(table.name(), key)));
            table.indexes().forEach(index -> texts.add(H2Sql.createIndex(table.name(), index)));
        });
        schema.view(name).ifPresent(view -> texts.add(view.definition().sql()));
        return texts;
    }

    /**
     * {@return all statements, with foreign keys last, because H2 rejects a reference to a table that does not exist
     * yet}
     */
    @Override
    public List<String> definitions() {
        List<String> texts = new ArrayList<>();
        Set<String> schemas = new LinkedHashSet<>();
        Stream.concat(
                        schema.tables().stream().map(Table::name),
                        schema.sequences().stream().map(Sequence::name))
                .forEach(name -> Optional.ofNullable(name.schema()).ifPresent(schemas::add));
        schemas.forEach(each -> texts.add("CREATE SCHEMA IF NOT EXISTS " + new H2Words().quote(each)));
        schema.sequences().forEach(each -> texts.add(H2Sql.createSequence(each)));
        for (Table table : schema.tables()) {
            texts.add(H2Sql.createTable(table, false));
            for (Index index : table.indexes()) {
                texts.add(H2Sql.createIndex(table.name(), index));
            }
        }
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                texts.add(H2Sql.addConstraint(table.name(), key));
            }
        }
        schema.views().forEach(view -> texts.add(view.definition().sql()));
        return texts;
    }

    @Override
    public Catalog subset(Set<TableName> changed, Set<TableName> needed) {
        return this;
    }

    /** {@return the schema as sorted lines, ignoring generated names and the order of columns} */
    public List<String> picture(Predicate<TableName> included) {
        List<String> lines = new ArrayList<>();
        schema.sequences().forEach(each -> lines.add(H2Sql.createSequence(each)));
        for (Table table : schema.tables()) {
            if (included.test(table.name())) {
                String name = quoted(table.name()) + " ";
                lines.add(name);
                table.columns().forEach(column -> lines.add(name + H2Sql.column(column)));
                table.constraints()
                        .map(each -> new H2Sameness().isGeneratedName(String.valueOf(each.name()))
                                ? each.withName(null)
                                : each)
                        .forEach(each -> lines.add(name + H2Sql.constraint(each)));
                table.indexes().forEach(index -> lines.add(H2Sql.createIndex(table.name(), index)));
            }
        }
        Collections.sort(lines);
        return lines;
    }
}
