package dev.limbeck.command;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Column;
import dev.limbeck.model.NamingConvention;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.spi.Model;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts what the entities ask for into the words of the database: the model is created in a scratch database and read
 * back with the code that reads the live one, so that there are no two type systems to reconcile.
 */
final class NormalForm {
    private static final int TABLES_AT_ONCE = 250;

    private final Dialect dialect;
    private final NamingConvention naming;

    NormalForm(Dialect dialect, NamingConvention naming) {
        this.naming = naming;
        this.dialect = dialect;
    }

    /**
     * A model in its normal form.
     *
     * @param schema the model as the database has it
     * @param notes what was left out, a line each
     */
    record Taken(Schema schema, List<String> notes) {}

    /**
     * {@return the model as the database has it, with the portable types that were asked for}
     *
     * @throws CommandException if the database refuses what the entities ask for
     */
    Taken of(Model model) {
        try (Scratch scratch = Scratch.empty(dialect)) {
            List<String> notes = new ArrayList<>();
            Schema asked = computable(named(model.schema()), scratch.connection(), notes);
            Schema normal = model.auxiliary().isEmpty() && haveNamesOfTheirOwn(asked.tables())
                    ? inParts(asked.tables())
                    : created(asked.tables(), model.auxiliary());
            return new Taken(withAsked(normal, asked), notes);
        } catch (dev.limbeck.execute.ExecutionException e) {
            throw new CommandException(
                    "What the entities ask for cannot be created. " + e.getMessage()
                            + ". Look at the entity's column definitions, checks and indexes.",
                    e);
        }
    }

    /**
     * A database looks through all it has at each new table, so that many are made sooner in several databases. Nothing is lost
     * by that: a table is read back alike whether the tables it refers to are there or not.
     */
    private Schema inParts(List<Table> tables) {
        List<Table> normal = new ArrayList<>();
        for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
            List<Table> part = tables.subList(from, Math.min(tables.size(), from + TABLES_AT_ONCE));
            normal.addAll(created(part, List.of()).tables());
        }
        normal.sort(Comparator.comparing(Table::name));
        return Schema.of(normal);
    }

    private Schema created(List<Table> tables, List<? extends Operation> auxiliary) {
        try (Scratch scratch = Scratch.empty(dialect)) {
            List<Operation> operations = new ArrayList<>();
            tables.forEach(table -> operations.add(new CreateTable(table)));
            operations.addAll(auxiliary);
            scratch.run(operations);
            return scratch.reflect().schema();
        }
    }

    /** Where two are called alike, the database says so: they must meet in one. */
    private boolean haveNamesOfTheirOwn(List<Table> tables) {
        Set<String> names = new HashSet<>();
        return tables.stream()
                .allMatch(table -> names.add(key(table.name()))
                        && table.indexes().stream()
                                .allMatch(index -> names.add(dialect.sameness().name(index.name()))));
    }

    private Schema named(Schema schema) {
        Sameness sameness = dialect.sameness();
        List<Table> tables = schema.tables().stream()
                .map(table -> naming.name(table, sameness::generatedName))
                .toList();
        return new Schema(tables, schema.views(), schema.triggers());
    }

    /** Leaves out the defaults that are written for another database; the first row that needed one would fail. */
    private Schema computable(Schema schema, Connection connection, List<String> notes) {
        List<Table> tables = schema.tables().stream()
                .map(table -> table.withColumns(table.columns().stream()
                        .map(column -> computable(table, column, connection, notes))
                        .toList()))
                .toList();
        return new Schema(tables, schema.views(), schema.triggers());
    }

    private Column computable(Table table, Column column, Connection connection, List<String> notes) {
        SqlText given = column.serverDefault();
        Optional<String> why = given == null ? Optional.empty() : dialect.cannotCompute(connection, given, null);
        if (why.isEmpty()) {
            return column;
        }
        notes.add(table.name() + "." + column.name() + ": " + dialect.product() + " cannot compute the default "
                + given + " (" + why.get() + "), so it is left out. Say it in words of " + dialect.product()
                + ", or set the value in Java.");
        return column.withServerDefault(null);
    }

    private Schema withAsked(Schema normal, Schema asked) {
        Map<String, Table> byName = new HashMap<>();
        asked.tables().forEach(table -> byName.put(key(table.name()), table));
        List<Table> tables = normal.tables().stream()
                .map(table -> {
                    Table wanted = byName.get(key(table.name()));
                    return wanted == null ? table : withAsked(table, wanted);
                })
                .toList();
        return new Schema(tables, views(normal, asked), normal.triggers());
    }

    /** A view is its text, and may read what the model does not have, so that none is created. */
    private List<View> views(Schema normal, Schema asked) {
        Map<String, View> views = new TreeMap<>();
        asked.views().forEach(view -> views.put(key(view.name()), view));
        normal.views().forEach(view -> views.put(key(view.name()), view));
        return List.copyOf(views.values());
    }

    private String key(TableName name) {
        return dialect.sameness().name(name.name());
    }

    private Table withAsked(Table normal, Table asked) {
        List<Column> columns = normal.columns().stream()
                .map(column -> asked.column(column.name())
                        .map(wanted -> withAsked(column, wanted))
                        .orElse(column))
                .toList();
        if (columns.equals(normal.columns()) && asked.initialRows().isEmpty() && !dialect.keepsComments()) {
            // The very table that was read: where the live database has the same definition, so has it that very table.
            return normal;
        }
        Table table = normal.withColumns(columns).withInitialRows(asked.initialRows());
        return dialect.keepsComments() ? table.withComment(asked.comment()) : table;
    }

    private Column withAsked(Column normal, Column asked) {
        if (asked.type().equals(normal.type()) && !dialect.keepsComments()) {
            return normal;
        }
        Sameness sameness = dialect.sameness();
        Column portable = normal.withType(asked.type());
        boolean same = asked.type() instanceof SqlType.Portable
                && sameness.type(portable).equals(sameness.type(normal));
        Column column = same ? portable : normal;
        return dialect.keepsComments() ? column.withComment(asked.comment()) : column;
    }
}
