package dev.limbeck.command.review;

import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes the types of columns for readers of diagrams and documentation. A database can store the same type for
 * generated keys of several sizes: SQLite has only {@code integer}. Such a key is described by the first of the
 * following types that is known: the type that the entity declares, the type that the revision declares, and the type
 * of the columns that refer to the key.
 */
public final class KeyTypes {
    private final SqlSyntax syntax;
    private final NameRules names;
    private final Map<TableName, Table> declared = new HashMap<>();
    private final DeclaredKeys planned;
    private final Supplier<DeclaredKeys> history;
    private @Nullable DeclaredKeys replayed;
    private final Map<TableName, Map<String, Set<SqlType>>> referring = new HashMap<>();

    /**
     * Creates an object for the tables of a schema.
     *
     * @param model the schema of the entities; empty if it is unknown
     * @param operations the operations that result in the schema
     * @param history supplies the types that the revisions declare; called at most once, and only if they are needed
     */
    public KeyTypes(
            SqlSyntax syntax, Schema schema, Schema model, List<Operation> operations, Supplier<DeclaredKeys> history) {
        this.syntax = syntax;
        this.names = schema.names();
        model.tables().forEach(table -> declared.put(names.key(table.name()), table));
        this.history = history;
        this.planned = new DeclaredKeys(names);
        operations.forEach(planned::add);
        schema.tables().forEach(table -> table.foreignKeys().forEach(key -> add(schema, table, key)));
    }

    private void add(Schema schema, Table table, ForeignKey key) {
        Optional<Table> target = schema.table(key.referencedTable());
        if (target.isEmpty()) {
            return;
        }
        PrimaryKey primary = target.get().primaryKey();
        List<String> referenced =
                !key.referencedColumns().isEmpty() || primary == null ? key.referencedColumns() : primary.columns();
        NameRule rule = names.others();
        for (int i = 0; i < Math.min(referenced.size(), key.columns().size()); i++) {
            Set<SqlType> types = referring
                    .computeIfAbsent(names.key(target.get().name()), ignored -> new HashMap<>())
                    .computeIfAbsent(rule.key(referenced.get(i)), ignored -> new HashSet<>());
            table.column(key.columns().get(i))
                    .filter(column -> column.identity() == null)
                    .ifPresent(column -> types.add(column.type()));
        }
    }

    /** {@return the type of a column of the table, as shown to readers} */
    public String describe(Table table, Column column) {
        String described = syntax.describeType(column);
        if (column.identity() == null || isDistinguished(column)) {
            return described;
        }
        TableName name = names.key(table.name());
        Optional<SqlType> known = Optional.ofNullable(declared.get(name))
                .flatMap(each -> each.column(column.name()))
                .map(Column::type)
                .or(() -> planned.find(name, column.name()))
                .or(() -> history().find(name, column.name()));
        Set<SqlType> types = referring
                .getOrDefault(name, Map.of())
                .getOrDefault(names.others().key(column.name()), Set.of());
        return known.isPresent()
                ? known.get().toString()
                : types.size() == 1 ? types.iterator().next().toString() : described;
    }

    /** Returns whether the database stores generated keys of different sizes as different types. */
    private boolean isDistinguished(Column column) {
        return !syntax.describeType(column.withType(SqlType.of(TypeName.INTEGER)))
                .equals(syntax.describeType(column.withType(SqlType.of(TypeName.BIGINT))));
    }

    private DeclaredKeys history() {
        DeclaredKeys known = replayed;
        if (known == null) {
            known = history.get();
            replayed = known;
        }
        return known;
    }
}
