package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog.Stage;
import dev.limbeck.dialect.Replay;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The statements that create everything in a database, in an order in which they can be run. If only one schema is
 * read, views in other schemas that use it are read as well, but they are not included, because the other objects that
 * these views use are not read.
 */
final class CreationOrder {
    private final ServerRows rows;
    private final DefinitionTexts texts;
    private final List<Replay.Definition> statements = new ArrayList<>();

    CreationOrder(ServerRows rows, DefinitionTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** {@return the statements, each with the object it creates} */
    List<Replay.Definition> statements() {
        if (statements.isEmpty()) {
            addSchemas();
            addTypes();
            addSequences();
            addTables();
            addViews();
            rows.others().triggers().stream()
                    .filter(row -> !row.is("outside"))
                    .forEach(row -> add(rows.name(row), row.text("definition")));
        }
        return statements;
    }

    private void add(TableName object, String sql) {
        statements.add(new Replay.Definition(object, sql));
    }

    private void addSchemas() {
        for (Row row : rows.others().schemas()) {
            add(
                    TableName.of(row.text("name")),
                    "CREATE SCHEMA IF NOT EXISTS " + DefinitionTexts.quote(row.text("name")));
        }
        for (Row row : rows.others().extensions()) {
            add(
                    TableName.of(row.text("name")),
                    "CREATE EXTENSION IF NOT EXISTS " + DefinitionTexts.quote(row.text("name")) + " SCHEMA "
                            + DefinitionTexts.quote(row.text("schema")));
        }
    }

    /**
     * Adds the types, and the functions that do not need a table or a view. Types, tables and views may use them. The
     * server does not check the text of their bodies, which may contain the names of other objects.
     */
    private void addTypes() {
        TypeTexts types = new TypeTexts(rows);
        for (Row row : rows.typesAndFunctions()) {
            if (!row.has("signature")) {
                types.createType(row).ifPresent(sql -> add(rows.name(row), sql));
            } else if (row.has("definition") && stage(rows, row) == Stage.BEFORE_TABLES) {
                addFunction(row);
            }
        }
        for (Row row : rows.others().casts()) {
            add(TableName.of("cast from " + row.text("source")), TypeTexts.createCast(row));
        }
    }

    /**
     * {@return the stage at which the function in the given row can be created, which is the earliest one except for
     * functions that only triggers can call}
     */
    static Stage stage(ServerRows rows, Row function) {
        List<Row> needed = rows.relationsOf(function);
        if (function.is("of_triggers") || needed.stream().anyMatch(CreationOrder::isView)) {
            return Stage.BEFORE_TRIGGERS;
        }
        return needed.isEmpty() && !function.is("sequences") ? Stage.BEFORE_TABLES : Stage.BEFORE_VIEWS;
    }

    private List<Row> functions(Stage stage) {
        return rows.typesAndFunctions().stream()
                .filter(row -> row.has("signature") && row.has("definition") && stage(rows, row) == stage)
                .toList();
    }

    private void addFunction(Row row) {
        add(rows.name(row), row.text("definition"));
    }

    private void addSequences() {
        for (Row row : rows.others().sequences()) {
            if (!"i".equals(row.textOrNull("ownership"))) {
                add(rows.name(row), texts.createSequence(row));
            }
        }
    }

    private void addTables() {
        Map<String, Row> byOid = rows.relationsByOid();
        List<Row> tables = rows.relations().stream()
                .filter(CreationOrder::isTable)
                .sorted(Comparator.comparingInt(
                        row -> ServerRows.ancestors(row, byOid).size()))
                .toList();
        tables.forEach(table -> add(rows.name(table), texts.createTable(table)));
        functions(Stage.BEFORE_VIEWS).forEach(this::addFunction);
        for (Row table : tables) {
            texts.createIndexes(table).forEach(sql -> add(rows.name(table), sql));
        }
        for (Row table : tables) {
            texts.addConstraints(table).forEach(sql -> add(rows.name(table), sql));
            texts.comments(table).forEach(sql -> add(rows.name(table), sql));
        }
        addOwners(tables);
    }

    private void addOwners(List<Row> tables) {
        for (Row row : rows.others().sequences()) {
            if ("a".equals(row.textOrNull("ownership"))) {
                tables.stream()
                        .filter(table -> table.number("oid") == row.number("owner"))
                        .forEach(table -> add(
                                rows.name(row),
                                "ALTER SEQUENCE " + DefinitionTexts.quote(rows.name(row)) + " OWNED BY "
                                        + DefinitionTexts.quote(rows.name(table)) + "."
                                        + DefinitionTexts.quote(row.text("owner_column"))));
            }
        }
    }

    /** Adds the views and the functions that need them, the oldest first, since a view may use such a function. */
    private void addViews() {
        Stream.concat(
                        rows.relations().stream().filter(row -> isView(row) && !row.is("outside")),
                        functions(Stage.BEFORE_TRIGGERS).stream())
                .sorted(Comparator.comparingLong(row -> row.number("oid")))
                .forEach(row -> {
                    if (row.has("signature")) {
                        addFunction(row);
                    } else {
                        addView(row);
                    }
                });
    }

    private void addView(Row view) {
        add(rows.name(view), texts.createView(view));
        texts.createIndexes(view).forEach(sql -> add(rows.name(view), sql));
        texts.comments(view).forEach(sql -> add(rows.name(view), sql));
    }

    static boolean isTable(Row relation) {
        return relation.text("kind").equals("r") || relation.text("kind").equals("p");
    }

    static boolean isView(Row relation) {
        return relation.text("kind").equals("v") || relation.text("kind").equals("m");
    }
}
