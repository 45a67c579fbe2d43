package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.CreatedObject.Kind;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes statements that recreate tables, views and sequences, from the texts that the server prints. */
final class DefinitionTexts {
    private final ServerRows rows;
    private final PartitionTexts partitions;

    /** The sequences of identity columns, for each table. */
    private final Map<Long, List<Row>> identities;

    /** The NOT NULL constraints of parents and children. The keys consist of the table and the column. */
    private final Map<String, Row> notNulls;

    DefinitionTexts(ServerRows rows) {
        this.rows = rows;
        this.partitions = new PartitionTexts(rows, this);
        this.identities = rows.others().sequences().stream()
                .filter(sequence -> "i".equals(sequence.textOrNull("ownership")))
                .collect(Collectors.groupingBy(sequence -> sequence.number("owner")));
        this.notNulls = rows.others().notNulls().stream()
                .collect(Collectors.toMap(
                        row -> row.number("relation") + " " + row.text("column_name"), Function.identity()));
    }

    /** {@return the name in quotes} */
    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** {@return the name in quotes, with its schema if it has one} */
    static String quote(TableName name) {
        String schema = name.schema();
        return (schema == null ? "" : quote(schema) + ".") + quote(name.name());
    }

    /** {@return the collation in quotes; the name of a collation in another schema contains them already} */
    static String collation(String name) {
        return name.startsWith("\"") ? name : quote(name);
    }

    static String literal(@Nullable String text) {
        return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
    }

    /**
     * {@return the statements that create the table, without its foreign keys and indexes; those of a partition that is
     * attached include its indexes}
     *
     * @param late defaults and check constraints that are left out, because they are created later
     */
    List<String> createTables(Row relation, Set<CreatedObject> late) {
        return relation.is("partition") && partitions.isAttached(relation)
                ? partitions.attach(relation)
                : List.of(createTable(relation, late));
    }

    /**
     * {@return the definition of the table, without its foreign keys and indexes and without the names of NOT NULL
     * constraints, which are not compared}
     */
    String createTable(Row relation) {
        return createTable(relation, Set.of(), false);
    }

    /**
     * {@return the statement that creates the table, without its foreign keys and indexes}
     *
     * @param late defaults and check constraints that are left out, because they are created later
     */
    String createTable(Row relation, Set<CreatedObject> late) {
        return createTable(relation, late, true);
    }

    private String createTable(Row relation, Set<CreatedObject> late, boolean named) {
        TableName table = rows.name(relation);
        long oid = relation.number("oid");
        String start = "CREATE " + (relation.is("unlogged") ? "UNLOGGED " : "") + "TABLE " + quote(rows.name(relation));
        if (relation.is("partition")) {
            return start + " PARTITION OF " + String.join(", ", relation.list("parents")) + " " + relation.text("bound")
                    + partitionKey(relation) + options(relation);
        }
        List<String> parts = new ArrayList<>();
        // The primary key of a child adds NOT NULL constraints even if the columns inherit some.
        Set<String> key = rows.constraints(oid, "p").stream()
                .flatMap(row -> row.list("columns").stream())
                .collect(Collectors.toSet());
        for (Row column : rows.columns().getOrDefault(oid, List.of())) {
            Row notNull = named ? notNull(column) : null;
            if (column.is("local")) {
                boolean inherits = notNull != null && !notNull.is("local") && !key.contains(column.text("name"));
                parts.add(column(
                                column,
                                late.contains(CreatedObject.part(Kind.DEFAULT, table, column.text("name"))),
                                true)
                        + (inherits || !column.is("required") ? "" : notNullClause(notNull)));
            } else if (notNull != null && (notNull.is("local") || key.contains(column.text("name")))) {
                parts.add("CONSTRAINT " + quote(notNull.text("name")) + " NOT NULL " + quote(column.text("name")));
            }
        }
        for (String kind : List.of("p", "u", "c", "x")) {
            rows.constraints(oid, kind).stream()
                    .filter(row -> !row.text("definition").endsWith(" NOT VALID"))
                    .filter(row -> !late.contains(CreatedObject.part(Kind.CHECK, table, row.text("name"))))
                    .forEach(row -> parts.add(constraint(row)));
        }
        String inherits =
                relation.has("parents") ? " INHERITS (" + String.join(", ", relation.list("parents")) + ")" : "";
        return start
                + parts.stream().collect(Collectors.joining(", ", " (", ")"))
                + inherits
                + partitionKey(relation)
                + options(relation);
    }

    static String options(Row relation) {
        return relation.has("options") ? " WITH (" + relation.text("options") + ")" : "";
    }

    static String partitionKey(Row relation) {
        return relation.has("partition_key") ? " PARTITION BY " + relation.text("partition_key") : "";
    }

    /**
     * {@return the definition of the column without NOT NULL}
     *
     * @param withoutDefault whether the default is left out
     * @param withIdentity whether an identity column is defined as one
     */
    String column(Row row, boolean withoutDefault, boolean withIdentity) {
        String name = quote(row.text("name"));
        StringBuilder text = new StringBuilder(name + " " + row.text("type"));
        if (row.has("collation")) {
            text.append(" COLLATE ").append(collation(row.text("collation")));
        }
        String expression = row.textOrNull("expression");
        String generated = row.text("generated");
        if (!generated.isEmpty()) {
            text.append(" GENERATED ALWAYS AS (" + expression + ")" + (generated.equals("s") ? " STORED" : " VIRTUAL"));
        } else if (expression != null && !withoutDefault) {
            text.append(" DEFAULT ").append(expression);
        }
        if (withIdentity && !row.text("identity").isEmpty()) {
            text.append(" GENERATED " + (row.text("identity").equals("a") ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY");
            identities.getOrDefault(row.number("relation"), List.of()).stream()
                    .filter(sequence -> sequence.text("owner_column").equals(row.text("name")))
                    .forEach(sequence -> text.append(
                            " (SEQUENCE NAME " + quote(rows.name(sequence)) + " " + sequenceOptions(sequence) + ")"));
        }
        return text.toString();
    }

    /** {@return the NOT NULL constraint of a column if its table is a parent or a child of another one} */
    @Nullable
    Row notNull(Row column) {
        return notNulls.get(column.number("relation") + " " + column.text("name"));
    }

    /** {@return the clause for a NOT NULL constraint, with its name if the server could choose a different one} */
    static String notNullClause(@Nullable Row notNull) {
        return (notNull != null && notNull.is("special") ? " CONSTRAINT " + quote(notNull.text("name")) : "")
                + " NOT NULL";
    }

    /** {@return the statement that adds the default or the check constraint; empty for another part} */
    Optional<String> addPart(Row relation, CreatedObject part) {
        String alter = "ALTER TABLE ONLY " + quote(rows.name(relation)) + " ";
        Stream<String> statements =
                switch (part.kind()) {
                    case DEFAULT ->
                        rows.columns().getOrDefault(relation.number("oid"), List.of()).stream()
                                .filter(row -> row.text("name").equals(part.name()))
                                .map(row -> alter + "ALTER COLUMN " + quote(part.name()) + " SET DEFAULT "
                                        + row.text("expression"));
                    case CHECK ->
                        rows.constraints(relation.number("oid"), "c").stream()
                                .filter(row -> row.text("name").equals(part.name())
                                        && !row.text("definition").endsWith(" NOT VALID"))
                                .map(row -> alter + "ADD " + constraint(row));
                    default -> Stream.empty();
                };
        return statements.findFirst();
    }

    static String constraint(Row row) {
        return "CONSTRAINT " + quote(row.text("name")) + " " + row.text("definition");
    }

    /** {@return the statements that add the foreign keys and the constraints that have not been validated} */
    List<String> addConstraints(Row relation) {
        List<String> statements = new ArrayList<>();
        for (String kind : List.of("c", "f")) {
            for (Row row : rows.constraints(relation.number("oid"), kind)) {
                if (kind.equals("f") || row.text("definition").endsWith(" NOT VALID")) {
                    statements.add("ALTER TABLE " + quote(rows.name(relation)) + " ADD " + constraint(row));
                }
            }
        }
        return statements;
    }

    /**
     * {@return the statements that create those indexes of a table or materialized view that do not belong to a
     * constraint}
     */
    List<String> createIndexes(Row relation) {
        if (relation.is("partition") && partitions.isAttached(relation)) {
            return List.of();
        }
        return rows.plainIndexes(relation.number("oid")).stream()
                .filter(row -> !row.is("partition") && row.is("valid"))
                .map(row -> createIndex(relation, row))
                .toList();
    }

    /**
     * Writes the statement without ONLY, which the server prints for a partitioned table. With ONLY, the indexes of the
     * partitions would not be created.
     */
    String createIndex(Row relation, Row row) {
        String definition = row.text("definition");
        return "CREATE " + (row.is("uniq") ? "UNIQUE " : "") + "INDEX " + quote(row.text("name")) + " ON "
                + quote(rows.name(relation))
                + definition.substring(definition.indexOf(" USING " + row.text("method") + " ("));
    }

    /** {@return the statements that comment on the table or view and its columns} */
    List<String> comments(Row relation) {
        List<String> statements = new ArrayList<>();
        String name = quote(rows.name(relation));
        if (relation.has("comment")) {
            String kind =
                    switch (relation.text("kind")) {
                        case "v" -> "VIEW ";
                        case "m" -> "MATERIALIZED VIEW ";
                        default -> "TABLE ";
                    };
            statements.add("COMMENT ON " + kind + name + " IS " + literal(relation.textOrNull("comment")));
        }
        for (Row column : rows.columns().getOrDefault(relation.number("oid"), List.of())) {
            if (column.has("comment")) {
                statements.add("COMMENT ON COLUMN " + name + "." + quote(column.text("name")) + " IS "
                        + literal(column.textOrNull("comment")));
            }
        }
        return statements;
    }

    /** {@return the statement that creates the view} */
    String createView(Row relation) {
        String options = relation.has("options") ? " WITH (" + relation.text("options") + ")" : "";
        String definition = relation.text("view").strip();
        return "CREATE " + (relation.text("kind").equals("m") ? "MATERIALIZED " : "") + "VIEW "
                + quote(rows.name(relation)) + options + " AS "
                + (definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition);
    }

    /** {@return the statements that set the defaults of the columns of a view} */
    List<String> viewDefaults(Row relation) {
        return rows.columns().getOrDefault(relation.number("oid"), List.of()).stream()
                .filter(column -> column.has("expression"))
                .map(column -> "ALTER VIEW " + quote(rows.name(relation)) + " ALTER COLUMN "
                        + quote(column.text("name")) + " SET DEFAULT " + column.text("expression"))
                .toList();
    }

    /** {@return the statement that creates the sequence} */
    String createSequence(Row row) {
        return "CREATE SEQUENCE " + quote(rows.name(row)) + " AS " + row.text("type") + " " + sequenceOptions(row);
    }

    private static String sequenceOptions(Row row) {
        return "START WITH " + row.number("start") + " INCREMENT BY " + row.number("increment") + " MINVALUE "
                + row.number("least") + " MAXVALUE " + row.number("greatest") + " CACHE " + row.number("cache")
                + (row.is("cycle") ? " CYCLE" : "");
    }
}
