package dev.limbeck.execute.record;

import dev.limbeck.Batch;
import dev.limbeck.DataBlock;
import dev.limbeck.Operations;
import dev.limbeck.OperationsBlock;
import dev.limbeck.RowValues;
import dev.limbeck.SequenceDefinition;
import dev.limbeck.TableItem;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.evolution.NameMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forwards the calls of a revision file, with the stored names in place of the names in the file: exact names without
 * their quotes, and plain names as the database stores unquoted names.
 */
public final class NamedOperations implements Operations {
    private final Operations to;
    private final NameMapping names;
    private final @Nullable String schema;

    /**
     * {@return the operations for a revision file}
     *
     * @param rules the name rules of the database
     * @param allExact whether all names in the file are exact
     * @param observer receives the stored name of each name in the file, and its form in a file whose plain names are
     *     not exact
     */
    public static Operations create(
            Operations to, NameRules rules, boolean allExact, BiConsumer<NameRules.Key, String> observer) {
        NameMapping names = NameMapping.reading(rules, allExact).observed((written, stored) -> {
            TableName table = written.kind() == NameRules.Kind.TABLE ? null : written.table();
            String name = written.name();
            observer.accept(
                    new NameRules.Key(written.kind(), table, stored),
                    allExact && !NameRule.isExact(name) ? NameRule.exact(name) : name);
        });
        return new NamedOperations(to, names, null);
    }

    private NamedOperations(Operations to, NameMapping names, @Nullable String schema) {
        this.to = to;
        this.names = names;
        this.schema = schema;
    }

    /** Returns the mapping for the columns, constraints and indexes of the table with the given stored name. */
    private NameMapping of(String table) {
        return names.of(new TableName(schema, table));
    }

    private NamedItems itemsOf(String table) {
        return new NamedItems(of(table));
    }

    @Override
    public void createTable(String name, TableItem... tableItems) {
        String table = names.table(name);
        to.createTable(table, itemsOf(table).items(tableItems));
    }

    @Override
    public void createTableIfNotExists(String name, TableItem... tableItems) {
        String table = names.table(name);
        to.createTableIfNotExists(table, itemsOf(table).items(tableItems));
    }

    @Override
    public void dropTable(String name) {
        to.dropTable(names.table(name));
    }

    @Override
    public void dropTableIfExists(String name) {
        to.dropTableIfExists(names.table(name));
    }

    @Override
    public void renameTable(String from, String renamed) {
        to.renameTable(names.table(from), names.table(renamed));
    }

    @Override
    public void createTableComment(String table, String comment) {
        to.createTableComment(names.table(table), comment);
    }

    @Override
    public void dropTableComment(String table) {
        to.dropTableComment(names.table(table));
    }

    @Override
    public void batchAlterTable(String name, Recreate recreate, Consumer<Batch> steps) {
        String table = names.table(name);
        to.batchAlterTable(table, recreate, batch -> steps.accept(new NamedBatch(batch, of(table))));
    }

    @Override
    public void createSequence(SequenceDefinition sequence) {
        to.createSequence(new NamedItems(names).sequence(sequence));
    }

    @Override
    public void alterSequence(SequenceDefinition existing, SequenceDefinition sequence) {
        to.alterSequence(new NamedItems(names).sequence(existing), new NamedItems(names).sequence(sequence));
    }

    @Override
    public void dropSequence(String name) {
        to.dropSequence(names.table(name));
    }

    @Override
    public void replaceEnumType(String type, String... values) {
        to.replaceEnumType(names.type(type), values);
    }

    @Override
    public void createView(String name, SqlText statement) {
        to.createView(names.table(name), statement);
    }

    @Override
    public void dropView(String name) {
        to.dropView(names.table(name));
    }

    @Override
    public void replaceView(String name, SqlText before, SqlText after) {
        to.replaceView(names.table(name), before, after);
    }

    @Override
    public void createTrigger(String name, String table, SqlText statement) {
        to.createTrigger(names.table(name), names.table(table), statement);
    }

    @Override
    public void dropTrigger(String name) {
        to.dropTrigger(names.table(name));
    }

    @Override
    public void execute(SqlText statement) {
        to.execute(statement);
    }

    @Override
    public void execute(String statement, @Nullable Object... values) {
        to.execute(statement, values);
    }

    @Override
    public SqlText inlineLiteral(@Nullable Object value) {
        return to.inlineLiteral(value);
    }

    @Override
    public void bulkInsert(String name, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        String table = names.table(name);
        to.bulkInsert(table, rows.stream().map(itemsOf(table)::row).toList());
    }

    @Override
    public long migrateRows(String query, String statement, RowValues values) throws SQLException {
        return to.migrateRows(query, statement, values);
    }

    @Override
    public <E extends Exception> void on(List<String> dialects, OperationsBlock<E> block) throws E {
        to.<E>on(dialects, unused -> block.run(this));
    }

    @Override
    public <E extends Exception> void data(String name, DataBlock<E> block) throws E {
        to.data(name, block);
    }

    @Override
    public Operations in(String name) {
        String stored = name.isEmpty() ? name : names.schema(name);
        return new NamedOperations(to.in(stored), names, stored.isEmpty() ? null : stored);
    }

    @Override
    public Connection connection() {
        return to.connection();
    }

    @Override
    public Schema schema() {
        return to.schema();
    }

    @Override
    public String dialect() {
        return to.dialect();
    }

    @Override
    public boolean isOffline() {
        return to.isOffline();
    }

    @Override
    public Map<String, String> arguments() {
        return to.arguments();
    }

    @Override
    public Optional<String> tag() {
        return to.tag();
    }
}
