package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.CreationSequence;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statements that create everything in a database, in an order in which they can be run. If only one schema is
 * read, views in other schemas that use it are read as well, but they are not included, because the other objects that
 * these views use are not read.
 */
final class CreationOrder {
    private final ServerRows rows;
    private final DefinitionTexts texts;
    private final List<Row> tables;
    private final List<Replay.Definition> statements = new ArrayList<>();

    CreationOrder(ServerRows rows, DefinitionTexts texts) {
        this.rows = rows;
        this.texts = texts;
        Map<String, Row> byOid = rows.relationsByOid();
        this.tables = rows.relations().stream()
                .filter(CreationOrder::isTable)
                .sorted(Comparator.comparingInt(
                        row -> ServerRows.ancestors(row, byOid).size()))
                .toList();
    }

    /** {@return the statements, each with the object it creates} */
    List<Replay.Definition> statements() {
        if (statements.isEmpty()) {
            addSchemas();
            addObjects();
            tables.forEach(table -> texts.createIndexes(table).forEach(sql -> add(rows.name(table), sql)));
            for (Row table : tables) {
                texts.addConstraints(table).forEach(sql -> add(rows.name(table), sql));
                texts.comments(table).forEach(sql -> add(rows.name(table), sql));
            }
            addOwners();
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
     * Adds the types, functions, tables and views, each after the objects that it needs. The server does not check the
     * text of the bodies of functions, which may contain the names of other objects.
     */
    private void addObjects() {
        Map<CreatedObject, Runnable> creations = new LinkedHashMap<>();
        TypeTexts types = new TypeTexts(rows);
        for (Row row : rows.others().types()) {
            creations.put(ObjectNeeds.type(rows, row), () -> types.createType(row)
                    .ifPresent(sql -> add(rows.name(row), sql)));
        }
        for (Row row : rows.others().extras()) {
            creations.put(ObjectNeeds.extra(row), () -> row.list("statements")
                    .forEach(sql -> add(TableName.of(row.text("name")), sql)));
        }
        for (Row row : rows.others().casts()) {
            creations.put(
                    ObjectNeeds.cast(row),
                    () -> add(TableName.of("cast from " + row.text("source")), TypeTexts.createCast(row)));
        }
        for (Row row : rows.others().sequences()) {
            if (!"i".equals(row.textOrNull("ownership"))) {
                creations.put(
                        CreatedObject.relation(rows.name(row)), () -> add(rows.name(row), texts.createSequence(row)));
            }
        }
        Set<CreatedObject> late = new HashSet<>();
        InheritedColumns inherited = new InheritedColumns(rows);
        for (Row table : tables) {
            creations.put(CreatedObject.relation(rows.name(table)), () -> Stream.concat(
                            texts.createTables(table, late).stream(), inherited.changes(table).stream())
                    .forEach(sql -> add(rows.name(table), sql)));
        }
        rows.others().functions().stream()
                .filter(row -> row.has("definition"))
                .forEach(row ->
                        creations.put(ObjectNeeds.function(row), () -> add(rows.name(row), row.text("definition"))));
        rows.relations().stream()
                .filter(row -> isView(row) && !row.is("outside"))
                .forEach(row -> creations.put(CreatedObject.relation(rows.name(row)), () -> addView(row)));
        CreationSequence sequence = CreationSequence.of(creations.keySet(), new ObjectNeeds(rows).list());
        late.addAll(sequence.late());
        for (CreatedObject object : sequence.order()) {
            creations.getOrDefault(object, () -> addLate(object)).run();
        }
    }

    /** Adds a part of a table that needs an object that needs the table. Indexes are always added later. */
    private void addLate(CreatedObject part) {
        tables.stream()
                .filter(table -> rows.name(table).equals(part.table()))
                .forEach(table -> texts.addPart(table, part).ifPresent(sql -> add(rows.name(table), sql)));
    }

    private void addOwners() {
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
