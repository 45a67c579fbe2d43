package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of the database after the steps recorded so far.
 *
 * @param schema the schema, computed in memory
 * @param start the current state of the database
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
                : " If this statement creates it, put the statement into a separate revision, because its effect is"
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
    public boolean mayHaveChangedAnything() {
        return unknown.concernAnything();
    }

    /**
     * {@return the part of a recorded catalog that statements with unknown effects cannot have changed; empty if they may
     * have changed something that the operation uses}
     */
    static Optional<Catalog> known(Catalog recorded, Operation operation) {
        if (recorded.mayHaveChangedAnything() || concerned(operation).stream().anyMatch(recorded::mayHaveChanged)) {
            return Optional.empty();
        }
        Schema schema = recorded.schema();
        List<Table> tables = schema.tables().stream()
                .filter(table -> !recorded.mayHaveChanged(table.name()))
                .toList();
        return Optional.of(
                tables.size() == schema.tables().size()
                        ? recorded
                        : new RecordedCatalog(schema.withTables(tables), recorded, UnknownEffects.NONE));
    }

    /** {@return the objects that the operation changes, and the tables to which its foreign keys refer} */
    static Set<TableName> concerned(Operation operation) {
        Set<TableName> all = new LinkedHashSet<>(operation.tables());
        foreignKeys(operation).map(ForeignKey::referencedTable).forEach(all::add);
        return all;
    }

    private static Stream<ForeignKey> foreignKeys(Operation operation) {
        if (operation instanceof CreateTable create) {
            return create.table().foreignKeys().stream();
        }
        return operation instanceof AlterTable alter
                ? alter.steps().stream()
                        .filter(AddConstraint.class::isInstance)
                        .map(step -> ((AddConstraint) step).constraint())
                        .filter(ForeignKey.class::isInstance)
                        .map(ForeignKey.class::cast)
                : Stream.empty();
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
