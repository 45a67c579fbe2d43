package dev.limbeck.postgresql.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the statements that create partitions. If a partition differs from its table only in its name and bounds, it is
 * created as a partition. Otherwise, it is created as a table, with its indexes, and then attached.
 */
final class PartitionTexts {
    /** The first version in which partitions inherit identity columns. */
    private static final long INHERITS_IDENTITY = 170_000;

    private final ServerRows rows;
    private final DefinitionTexts texts;
    private final Map<String, Row> relations;

    PartitionTexts(ServerRows rows, DefinitionTexts texts) {
        this.rows = rows;
        this.texts = texts;
        this.relations = rows.relationsByOid();
    }

    /** {@return whether the partition is created as a table, together with its indexes, and then attached} */
    boolean isAttached(Row partition) {
        List<Row> parents = ServerRows.ancestors(partition, relations);
        return !parents.isEmpty()
                && (!columns(partition).equals(columns(parents.get(0)))
                        || !checks(partition).equals(checks(parents.get(0)))
                        || !notNulls(partition).equals(notNulls(parents.get(0)))
                        || !hasUsualNames(partition));
    }

    /** Returns the properties of the columns that a partition has in common with its table. */
    private List<String> columns(Row relation) {
        return rows.columns().getOrDefault(relation.number("oid"), List.of()).stream()
                .map(column -> column.text("name") + " " + column.textOrNull("expression") + " " + column.is("required")
                        + (rows.version() < INHERITS_IDENTITY ? "" : column.text("identity")))
                .toList();
    }

    /** Returns the names of the NOT NULL constraints; a partition that is created as such has those of its table. */
    private List<String> notNulls(Row relation) {
        return rows.columns().getOrDefault(relation.number("oid"), List.of()).stream()
                .map(texts::notNull)
                .map(row -> row == null ? "" : row.text("name"))
                .toList();
    }

    private List<String> checks(Row relation) {
        return all(relation, "c").map(row -> row.text("name")).toList();
    }

    private Stream<Row> all(Row relation, String kind) {
        return rows.constraints().getOrDefault(relation.number("oid"), List.of()).stream()
                .filter(row -> row.text("kind").equals(kind));
    }

    /** Returns whether the constraints and indexes that belong to those of the table have the names that the server chooses. */
    private boolean hasUsualNames(Row partition) {
        String table = partition.text("name") + "_";
        return Stream.of("p", "u", "x")
                        .flatMap(kind -> all(partition, kind))
                        .allMatch(row -> row.is("of_parent")
                                && row.text("name")
                                        .equals(table
                                                + (row.text("kind").equals("p")
                                                        ? "pkey"
                                                        : String.join("_", row.list("columns")) + "_key")))
                && rows.plainIndexes(partition.number("oid")).stream()
                        .filter(row -> row.is("partition"))
                        .allMatch(row -> row.text("name")
                                .equals(table
                                        + row.list("columns").stream()
                                                .map(column -> column.isEmpty() ? "expr" : column)
                                                .collect(Collectors.joining("_"))
                                        + "_idx"));
    }

    /** {@return the statements that create the partition as a table and attach it to its table} */
    List<String> attach(Row partition) {
        String name = DefinitionTexts.quote(rows.name(partition));
        List<String> parts = new ArrayList<>();
        for (Row column : rows.columns().getOrDefault(partition.number("oid"), List.of())) {
            parts.add(texts.column(column, false, rows.version() < INHERITS_IDENTITY)
                    + (column.is("required") ? DefinitionTexts.notNullClause(texts.notNull(column)) : ""));
        }
        Stream.of("p", "u", "c", "x")
                .flatMap(kind -> all(partition, kind))
                .filter(row -> !row.text("definition").endsWith(" NOT VALID"))
                .forEach(row -> parts.add(DefinitionTexts.constraint(row)));
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (partition.is("unlogged") ? "UNLOGGED " : "") + "TABLE " + name + " ("
                + String.join(", ", parts) + ")" + DefinitionTexts.partitionKey(partition)
                + DefinitionTexts.options(partition));
        rows.plainIndexes(partition.number("oid")).stream()
                .filter(row -> row.is("valid"))
                .forEach(row -> statements.add(texts.createIndex(partition, row)));
        statements.add("ALTER TABLE ONLY " + String.join(", ", partition.list("parents")) + " ATTACH PARTITION " + name
                + " " + partition.text("bound"));
        return statements;
    }
}
