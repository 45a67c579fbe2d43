package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog.Stage;
import dev.limbeck.dialect.Replay;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;

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
            addFunctions(Stage.BEFORE_VIEWS);
            addViews();
            addFunctions(Stage.BEFORE_TRIGGERS);
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
     * Adds the types, and the functions that types and tables use. A type may use a function, and vice versa, so older
     * objects come first.
     */
    private void addTypes() {
        TypeTexts types = new TypeTexts(rows);
        for (Row row : rows.typesAndFunctions()) {
            if (!row.has("signature")) {
                types.createType(row).ifPresent(sql -> add(rows.name(row), sql));
            } else if (row.has("definition") && stage(row) == Stage.BEFORE_TABLES) {
                add(rows.name(row), row.text("definition"));
            }
        }
        for (Row row : rows.others().casts()) {
            add(TableName.of("cast from " + row.text("source")), TypeTexts.createCast(row));
        }
    }

    /** {@return the stage at which the function in the given row can be created} */
    static Stage stage(Row function) {
        String users = function.textOrNull("users");
        return users == null ? Stage.BEFORE_TRIGGERS : users.equals("views") ? Stage.BEFORE_VIEWS : Stage.BEFORE_TABLES;
    }

    /** Adds functions that no table uses; the server does not check their text. */
    private void addFunctions(Stage stage) {
        rows.others().functions().stream()
                .filter(row -> row.has("definition") && stage(row) == stage)
                .forEach(row -> add(rows.name(row), row.text("definition")));
    }

    private void addSequences() {
        for (Row row : rows.others().sequences()) {
            if (!"i".equals(row.textOrNull("ownership"))) {
                add(rows.name(row), texts.createSequence(row));
            }
        }
    }

    private void addTables() {
        List<Row> tables =
                rows.relations().stream().filter(CreationOrder::isTable).toList();
        tables.forEach(table -> add(rows.name(table), texts.createTable(table)));
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

    private void addViews() {
        for (Row relation : rows.relations()) {
            if (isView(relation) && !relation.is("outside")) {
                add(rows.name(relation), texts.createView(relation));
                texts.createIndexes(relation).forEach(sql -> add(rows.name(relation), sql));
                texts.comments(relation).forEach(sql -> add(rows.name(relation), sql));
            }
        }
    }

    static boolean isTable(Row relation) {
        return relation.text("kind").equals("r") || relation.text("kind").equals("p");
    }

    static boolean isView(Row relation) {
        return relation.text("kind").equals("v") || relation.text("kind").equals("m");
    }
}
