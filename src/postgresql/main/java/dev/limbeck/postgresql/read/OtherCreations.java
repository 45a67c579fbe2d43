package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog.OtherCreation;
import dev.limbeck.dialect.Catalog.OtherDefinition;
import dev.limbeck.dialect.Catalog.Stage;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that create the objects that the model does not represent. */
final class OtherCreations {
    /** Matches the start of a definition, up to a name that the server qualifies with its schema. */
    private static final String QUALIFIED =
            "(?s)(CREATE OR REPLACE (?:FUNCTION|PROCEDURE|AGGREGATE) |CREATE STATISTICS |CREATE (?:UNIQUE )?INDEX .*? ON "
                    + "|CREATE RULE .*? AS ON [A-Z]+ TO )";

    private static final String CHECK = "check of function bodies";

    private final ServerRows rows;
    private final DefinitionTexts texts;
    private final List<OtherCreation> all = new ArrayList<>();

    OtherCreations(ServerRows rows, DefinitionTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** {@return the statements; those of the same stage are in the order in which they can be run} */
    List<OtherCreation> list(List<OtherDefinition> definitions) {
        addSchemas();
        addExtensions();
        boolean unchecked = rows.others().functions().stream().anyMatch(this::mayNeedLaterObjects);
        if (unchecked) {
            add(Stage.BEFORE_TABLES, CHECK, "SET check_function_bodies = off");
        }
        rows.others().types().forEach(this::addType);
        for (Row row : rows.others().extras()) {
            String object = ObjectNeeds.extra(row).name();
            List<String> statements = row.list("statements");
            addFirst(object, null, statements.get(0), row.text("drop"));
            statements.stream().skip(1).forEach(sql -> addFirst(object, null, sql, null));
        }
        addCasts();
        addSequences();
        rows.relations().stream()
                .filter(row -> CreationOrder.isTable(row) && !rows.isPlain(row) && !row.is("partition"))
                .forEach(this::addTable);
        addPartitions();
        rows.others().functions().forEach(this::addFunction);
        if (unchecked) {
            add(Stage.BEFORE_TRIGGERS, CHECK, "RESET check_function_bodies");
        }
        addCommentsOnViews();
        definitions.stream()
                .filter(each -> each.table() != null)
                .forEach(each -> all.add(new OtherCreation(
                        Stage.LAST,
                        each.describe(),
                        TableName.of(each.name()),
                        each.table(),
                        List.of(),
                        unqualified(each.creation()),
                        each.drop())));
        return List.copyOf(all);
    }

    /** Returns whether the body of the function may contain names of objects that are created after the function. */
    private boolean mayNeedLaterObjects(Row row) {
        return !row.is("of_triggers") && ObjectNeeds.hasStringBody(row);
    }

    private void add(Stage stage, String object, String sql) {
        all.add(new OtherCreation(stage, object, null, null, List.of(), sql, null));
    }

    private void addSchemas() {
        for (Row row : rows.others().schemas()) {
            String name = row.text("name");
            if (!name.equals(rows.schema()) && !name.equals("public")) {
                addFirst("schema " + name, null, "CREATE SCHEMA IF NOT EXISTS " + DefinitionTexts.quote(name), null);
            }
        }
    }

    private void addExtensions() {
        for (Row row : rows.others().extensions()) {
            String name = DefinitionTexts.quote(row.text("name"));
            String schema = row.text("schema");
            addFirst(
                    "extension " + row.text("name"),
                    null,
                    "CREATE EXTENSION IF NOT EXISTS " + name
                            + (schema.equals(rows.schema()) ? "" : " SCHEMA " + DefinitionTexts.quote(schema)),
                    "DROP EXTENSION IF EXISTS " + name);
        }
    }

    private void addType(Row row) {
        TableName name = rows.name(row);
        String drop = (row.text("kind").equals("d") ? "DROP DOMAIN " : "DROP TYPE ") + DefinitionTexts.quote(name);
        new TypeTexts(rows)
                .createType(row)
                .ifPresent(sql -> addFirst(TypeTexts.kind(row) + " " + name, name, sql, drop));
    }

    private void addFunction(Row row) {
        if (row.has("definition")) {
            String drop = TypeTexts.dropFunction(row);
            all.add(new OtherCreation(
                    Stage.BEFORE_VIEWS,
                    ObjectNeeds.function(row).name(),
                    rows.name(row),
                    null,
                    rows.relationsOf(row).stream().map(rows::name).toList(),
                    unqualified(row.text("definition").strip()),
                    drop));
        }
    }

    private void addCasts() {
        for (Row row : rows.others().casts()) {
            String source = row.text("source");
            String target = row.text("target");
            addFirst(
                    "cast from " + source + " to " + target,
                    null,
                    TypeTexts.createCast(row),
                    "DROP CAST (" + source + " AS " + target + ")");
        }
    }

    /**
     * Adds the sequences that the model does not represent, or not completely. A sequence may belong to a column that
     * does not use it.
     */
    private void addSequences() {
        OwnedSequences owned = new OwnedSequences(rows.others().sequences());
        for (Row row : rows.others().sequences()) {
            boolean owns = "a".equals(row.textOrNull("ownership"));
            if (owned.isPartOf(rows, row) || (!owns && OwnedSequences.isPlain(row))) {
                continue;
            }
            TableName name = rows.name(row);
            String sequence = DefinitionTexts.quote(name);
            addFirst("sequence " + name, name, texts.createSequence(row), "DROP SEQUENCE " + sequence);
            if (owns) {
                rows.relations().stream()
                        .filter(table -> table.number("oid") == row.number("owner"))
                        .map(rows::name)
                        .forEach(table -> all.add(new OtherCreation(
                                Stage.LAST,
                                "owner of " + name,
                                null,
                                table,
                                List.of(),
                                "ALTER SEQUENCE " + sequence + " OWNED BY " + DefinitionTexts.quote(table) + "."
                                        + DefinitionTexts.quote(row.text("owner_column")),
                                "ALTER SEQUENCE " + sequence + " OWNED BY NONE")));
            }
        }
    }

    /** Adds a table that an operation cannot create, for instance because it is partitioned. */
    private void addTable(Row row) {
        TableName table = rows.name(row);
        String object = "table " + table;
        String drop = "DROP TABLE " + DefinitionTexts.quote(table);
        all.add(new OtherCreation(
                Stage.BEFORE_VIEWS, object, null, table, List.of(), texts.createTable(row, Set.of()), drop));
        Stream.concat(texts.createIndexes(row).stream(), texts.comments(row).stream())
                .forEach(sql ->
                        all.add(new OtherCreation(Stage.BEFORE_VIEWS, object, null, table, List.of(), sql, null)));
        texts.addConstraints(row)
                .forEach(sql ->
                        all.add(new OtherCreation(Stage.BEFORE_TRIGGERS, object, null, table, List.of(), sql, null)));
    }

    /** Adds the partitions, each after the partition to which it belongs. */
    private void addPartitions() {
        Map<String, Row> byOid = rows.relationsByOid();
        rows.relations().stream()
                .filter(row -> row.is("partition"))
                .sorted(Comparator.comparingInt(
                        row -> ServerRows.ancestors(row, byOid).size()))
                .forEach(row -> addPartition(row, ServerRows.ancestors(row, byOid)));
    }

    private void addPartition(Row row, List<Row> ancestors) {
        TableName name = rows.name(row);
        String object = "partition " + name + " of " + String.join(", ", row.list("parents"));
        List<TableName> above = ancestors.stream().map(rows::name).toList();
        TableName root = above.isEmpty() ? null : above.get(above.size() - 1);
        Stream.of(
                        texts.createTables(row, Set.of()).stream(),
                        texts.createIndexes(row).stream(),
                        texts.comments(row).stream())
                .flatMap(statements -> statements)
                .forEach(sql -> all.add(new OtherCreation(Stage.BEFORE_VIEWS, object, name, root, above, sql, null)));
        for (String sql : texts.addConstraints(row)) {
            all.add(new OtherCreation(Stage.BEFORE_TRIGGERS, object, name, root, above, sql, null));
        }
    }

    private void addCommentsOnViews() {
        rows.relations().stream()
                .filter(row -> CreationOrder.isView(row) && !row.is("outside"))
                .forEach(row -> texts.comments(row).forEach(sql -> {
                    TableName name = rows.name(row);
                    all.add(new OtherCreation(Stage.LAST, "comments of " + name, null, name, List.of(), sql, null));
                }));
    }

    /** Removes the name of the default schema; the revision creates the object in this schema even without the name. */
    private String unqualified(String definition) {
        String schema = rows.schema();
        String either = "(?:" + Pattern.quote(schema) + "|" + Pattern.quote(DefinitionTexts.quote(schema)) + ")";
        Matcher start = Pattern.compile("^" + QUALIFIED + either + "\\.").matcher(definition);
        return start.find() ? start.group(1) + definition.substring(start.end()) : definition;
    }

    private void addFirst(String object, @Nullable TableName name, String sql, @Nullable String drop) {
        all.add(new OtherCreation(Stage.BEFORE_TABLES, object, name, null, List.of(), sql, drop));
    }
}
