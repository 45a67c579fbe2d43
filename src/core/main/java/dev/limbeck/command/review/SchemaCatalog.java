package dev.limbeck.command.review;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A schema in memory, for planning without a database.
 *
 * @param schema the schema
 */
record SchemaCatalog(Schema schema) implements Catalog {

    @Override
    public Optional<Table> table(TableName name) {
        return schema.table(name);
    }

    @Override
    public List<TableName> tableNames() {
        return schema.tables().stream().map(Table::name).toList();
    }

    @Override
    public List<TableName> viewAndTriggerNames() {
        return Stream.concat(
                        schema.views().stream().map(view -> view.name()),
                        schema.triggers().stream().map(trigger -> TableName.of(trigger.name())))
                .toList();
    }

    @Override
    public List<String> otherObjects() {
        return List.of();
    }

    @Override
    public List<String> definition(TableName name) {
        return schema.view(name).map(view -> view.definition().sql()).stream().toList();
    }

    @Override
    public List<String> definitions() {
        return schema.views().stream().map(view -> view.definition().sql()).toList();
    }

    @Override
    public Catalog subset(Set<TableName> changed, Set<TableName> needed) {
        return this;
    }
}
