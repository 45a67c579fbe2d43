package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database as it will be when the steps recorded so far have run.
 *
 * @param schema the schema, computed in memory
 * @param start the database as it is now
 * @param unknown the recorded statements whose effect on the schema is unknown
 */
record RecordedCatalog(Schema schema, Catalog start, UnknownEffects unknown) implements Catalog {

    @Override
    public Optional<Table> table(TableName name) {
        Optional<Table> table = schema.table(name);
        if (table.isEmpty()) {
            unknown.concerning(List.of(name)).ifPresent(statement -> {
                throw new UnsupportedChange("There is no table " + name + "." + advice(statement));
            });
        }
        return table;
    }

    static String advice(@Nullable SqlText statement) {
        return statement == null
                ? ""
                : " If this statement creates it, put the statement into a revision of its own, because its effect is"
                        + " unknown before it has run: " + statement.sql();
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
        return start.viewAndTriggerNames();
    }

    @Override
    public boolean mayHaveChanged(TableName object) {
        return unknown.concerning(List.of(object)).isPresent();
    }

    @Override
    public List<String> otherObjects() {
        return start.otherObjects();
    }

    @Override
    public List<TableName> otherNames() {
        return start.otherNames();
    }

    @Override
    public List<ColumnUser> columnUsers(TableName name) {
        return start.columnUsers(name);
    }

    @Override
    public List<String> definition(TableName name) {
        return start.definition(name);
    }

    @Override
    public List<String> definitions() {
        return start.definitions();
    }

    @Override
    public Catalog subset(Set<TableName> changed, Set<TableName> needed) {
        return start.subset(changed, needed);
    }
}
