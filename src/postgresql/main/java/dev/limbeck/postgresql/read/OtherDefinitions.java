package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog.OtherDefinition;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;

/** The definitions of the objects that the model does not represent and that a revision can create. */
final class OtherDefinitions {
    private final ServerRows rows;

    OtherDefinitions(ServerRows rows) {
        this.rows = rows;
    }

    /** {@return the objects; enumeration types and sequences are read with the tables} */
    List<OtherDefinition> list() {
        List<OtherDefinition> all = new ArrayList<>();
        TypeTexts texts = new TypeTexts(rows);
        for (Row row : rows.others().types()) {
            if (!row.text("kind").equals("e")) {
                texts.createType(row)
                        .ifPresent(sql -> all.add(new OtherDefinition(
                                TypeTexts.kind(row), null, rows.name(row).toString(), sql, null)));
            }
        }
        for (Row row : rows.others().functions()) {
            if (row.has("definition")) {
                String kind = row.text("kind");
                String name = row.text("signature");
                String drop = TypeTexts.dropFunction(row);
                all.add(new OtherDefinition(
                        kind, null, name, row.text("definition").strip(), drop));
            }
        }
        for (Row row : rows.others().extras()) {
            String sql = String.join(";\n", row.list("statements"));
            all.add(new OtherDefinition(row.text("kind"), null, row.text("name"), sql, row.text("drop")));
        }
        for (Row row : rows.others().rest()) {
            TableName table = rows.name(row.text("schema"), row.text("table_name"));
            all.add(new OtherDefinition(
                    row.text("kind"), table, row.text("name"), row.text("definition"), row.text("drop")));
        }
        for (Row row : rows.others().triggers()) {
            if (!row.text("enabled").equals("O")) {
                all.add(state(row));
            }
        }
        rows.relations().forEach(relation -> addParts(relation, all));
        return all;
    }

    /**
     * If a trigger does not run for every change, returns this state as a separate object, because the model contains
     * only the trigger itself.
     */
    private OtherDefinition state(Row row) {
        TableName table = rows.name(row.text("schema"), row.text("table_name"));
        String name = row.text("name");
        String alter = "ALTER TABLE " + DefinitionTexts.quote(table) + " ";
        String trigger = " TRIGGER " + DefinitionTexts.quote(name);
        return switch (row.text("enabled")) {
            case "D" ->
                new OtherDefinition(
                        "disabled trigger", table, name, alter + "DISABLE" + trigger, alter + "ENABLE" + trigger);
            case "R" ->
                new OtherDefinition(
                        "replica trigger", table, name, alter + "ENABLE REPLICA" + trigger, alter + "ENABLE" + trigger);
            default ->
                new OtherDefinition(
                        "always enabled trigger",
                        table,
                        name,
                        alter + "ENABLE ALWAYS" + trigger,
                        alter + "ENABLE" + trigger);
        };
    }

    private void addParts(Row relation, List<OtherDefinition> all) {
        TableName table = rows.name(relation);
        for (Row row : rows.constraints(relation.number("oid"), "x")) {
            String name = row.text("name");
            String alter = "ALTER TABLE " + DefinitionTexts.quote(table) + " ";
            all.add(new OtherDefinition(
                    "constraint",
                    table,
                    name,
                    alter + "ADD CONSTRAINT " + DefinitionTexts.quote(name) + " " + row.text("definition"),
                    alter + "DROP CONSTRAINT " + DefinitionTexts.quote(name)));
        }
        if (relation.text("kind").equals("m")) {
            for (Row row : rows.plainIndexes(relation.number("oid"))) {
                String name = row.text("name");
                String drop = "DROP INDEX " + DefinitionTexts.quote(new TableName(table.schema(), name));
                all.add(new OtherDefinition("index", table, name, row.text("definition"), drop));
            }
        }
    }
}
