package dev.limbeck.postgresql.read;

import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.query.ExtraQueries;
import dev.limbeck.postgresql.query.NeedQueries;
import dev.limbeck.postgresql.query.OtherQueries;
import dev.limbeck.postgresql.query.TableQueries;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the system catalogs, as one transaction sees them.
 *
 * @param schema the schema that unqualified names refer to
 * @param version the number of the server version, for instance 180006
 * @param relations the tables and views, in the order in which they were created
 * @param columns the columns of each relation
 * @param constraints the constraints of each table
 * @param indexes the indexes of each table or materialized view
 * @param others the rows about all other objects
 */
record ServerRows(
        String schema,
        long version,
        List<Row> relations,
        Map<Long, List<Row>> columns,
        Map<Long, List<Row>> constraints,
        Map<Long, List<Row>> indexes,
        Others others) {

    /**
     * The rows about objects that are not part of a table.
     *
     * @param sequences the sequences, including those of identity columns
     * @param notNulls the NOT NULL constraints of parents and children
     * @param triggers the triggers
     * @param schemas the schemas
     * @param extensions the extensions
     * @param types the types that users defined
     * @param casts the casts that users defined
     * @param functions the functions and procedures
     * @param grants the statements that grant privileges on views
     * @param viewRules the rules of views
     * @param users the objects that use columns and that the model cannot represent
     * @param rest the objects that the model cannot represent
     * @param extras the collations, operators and other objects that are created unchanged
     * @param needs the dependencies between the objects
     */
    record Others(
            List<Row> sequences,
            List<Row> notNulls,
            List<Row> triggers,
            List<Row> schemas,
            List<Row> extensions,
            List<Row> types,
            List<Row> casts,
            List<Row> functions,
            List<Row> grants,
            List<Row> viewRules,
            List<Row> users,
            List<Row> rest,
            List<Row> extras,
            List<Row> needs) {

        /** Runs the queries. */
        static Others read(CatalogQueries queries) throws SQLException {
            PresentObjects present = PresentObjects.read(queries);
            return new Others(
                    queries.rows(TableQueries.SEQUENCES),
                    present.rows(TableQueries.NOT_NULLS, PresentObjects.CHILDREN),
                    present.rows(TableQueries.TRIGGERS, PresentObjects.TRIGGERS),
                    queries.rows(OtherQueries.SCHEMAS),
                    queries.rows(OtherQueries.EXTENSIONS),
                    present.rows(OtherQueries.TYPES, PresentObjects.TYPES),
                    present.rows(OtherQueries.CASTS, PresentObjects.CASTS),
                    present.rows(OtherQueries.FUNCTIONS, PresentObjects.FUNCTIONS),
                    present.rows(OtherQueries.VIEW_GRANTS, PresentObjects.VIEWS),
                    present.rows(UserQueries.VIEW_RULES, PresentObjects.RULES),
                    queries.rows(UserQueries.users(present)),
                    present.rows(
                            OtherQueries.OTHERS,
                            PresentObjects.POLICIES,
                            PresentObjects.RULES,
                            PresentObjects.STATISTICS,
                            PresentObjects.ROW_SECURITY),
                    present.rows(ExtraQueries.EXTRAS, PresentObjects.EXTRAS),
                    queries.rows(NeedQueries.NEEDS));
        }
    }

    /** Runs the queries. */
    static ServerRows read(CatalogQueries queries) throws SQLException {
        return new ServerRows(
                queries.schema(),
                queries.version(),
                queries.rows(TableQueries.RELATIONS),
                byRelation(queries.rows(TableQueries.COLUMNS.formatted(TableQueries.READ))),
                byRelation(queries.rows(TableQueries.CONSTRAINTS.formatted(TableQueries.READ))),
                byRelation(queries.rows(TableQueries.INDEXES.formatted(TableQueries.READ))),
                Others.read(queries));
    }

    /** {@return the rows of each relation, in the order of the rows} */
    static Map<Long, List<Row>> byRelation(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.number("relation"), LinkedHashMap::new, Collectors.toList()));
    }

    /** {@return the rows without those of a table and of its parts} */
    ServerRows without(TableName table) {
        Set<Long> oids = relations.stream()
                .filter(row -> name(row).equals(table))
                .map(row -> row.number("oid"))
                .collect(Collectors.toSet());
        return new ServerRows(
                schema,
                version,
                without(relations, "oid", oids),
                without(columns, oids),
                without(constraints, oids),
                without(indexes, oids),
                new Others(
                        without(others.sequences(), "owner", oids),
                        without(others.notNulls(), "relation", oids),
                        others.triggers().stream()
                                .filter(row -> !name(row.text("schema"), row.text("table_name"))
                                        .equals(table))
                                .toList(),
                        others.schemas(),
                        others.extensions(),
                        others.types(),
                        others.casts(),
                        others.functions(),
                        without(others.grants(), "relation", oids),
                        without(others.viewRules(), "relation", oids),
                        without(others.users(), "relation", oids),
                        others.rest().stream()
                                .filter(row -> !name(row.text("schema"), row.text("table_name"))
                                        .equals(table))
                                .toList(),
                        others.extras(),
                        others.needs()));
    }

    private static List<Row> without(List<Row> all, String column, Set<Long> oids) {
        return all.stream()
                .filter(row -> !row.has(column) || !oids.contains(row.number(column)))
                .toList();
    }

    private static Map<Long, List<Row>> without(Map<Long, List<Row>> all, Set<Long> oids) {
        Map<Long, List<Row>> rest = new LinkedHashMap<>(all);
        rest.keySet().removeAll(oids);
        return rest;
    }

    /** {@return the name in the columns {@code schema} and {@code name}} */
    TableName name(Row row) {
        return name(row.text("schema"), row.text("name"));
    }

    /** {@return the name, without a schema if it is the schema that unqualified names refer to} */
    TableName name(@Nullable String itsSchema, String name) {
        return new TableName(schema.equals(itsSchema) ? null : itsSchema, name);
    }

    /** {@return the tables, partitions and views that the function needs; system tables are not included} */
    List<Row> relationsOf(Row function) {
        Set<String> oids = Set.copyOf(function.list("relations"));
        return oids.isEmpty()
                ? List.of()
                : relations.stream()
                        .filter(row -> oids.contains(row.text("oid")))
                        .toList();
    }

    /** {@return the relations by their oids, for {@link #ancestors}} */
    Map<String, Row> relationsByOid() {
        return relations.stream().collect(Collectors.toMap(row -> row.text("oid"), Function.identity()));
    }

    /**
     * {@return the tables from which the table inherits or of which it is a partition, directly or not; nearest first}
     *
     * @param relationsByOid all relations, which a caller with many tables collects only once
     */
    static List<Row> ancestors(Row table, Map<String, Row> relationsByOid) {
        Set<Row> found = new LinkedHashSet<>();
        List<Row> last = List.of(table);
        while (!last.isEmpty()) {
            last = last.stream()
                    .flatMap(row -> row.list("parent_oids").stream())
                    .distinct()
                    .map(relationsByOid::get)
                    .filter(Objects::nonNull)
                    .toList();
            found.addAll(last);
        }
        return List.copyOf(found);
    }

    /**
     * {@return whether an operation can create the table completely: the table is neither partitioned nor inherits from
     * another one, and all its constraints are enforced and do not use periods; and the server names the NOT NULL
     * constraints that its children inherit}
     */
    boolean isPlain(Row relation) {
        return SchemaBuilder.isPlain(relation)
                && others.notNulls().stream()
                        .noneMatch(row -> row.is("special") && row.number("relation") == relation.number("oid"))
                && constraints.getOrDefault(relation.number("oid"), List.of()).stream()
                        .map(row -> row.text("definition"))
                        .noneMatch(definition -> definition.endsWith(" NOT ENFORCED")
                                || definition.contains(" WITHOUT OVERLAPS)")
                                || definition.contains(", PERIOD "));
    }

    /** {@return the constraints of the given kind of a relation, without those that it inherits} */
    List<Row> constraints(long relation, String kind) {
        return constraints.getOrDefault(relation, List.of()).stream()
                .filter(row -> row.text("kind").equals(kind) && row.is("local") && !row.is("of_parent"))
                .toList();
    }

    /** {@return the indexes of a relation that belong to no constraint} */
    List<Row> plainIndexes(long relation) {
        return indexes.getOrDefault(relation, List.of()).stream()
                .filter(row -> !row.is("of_constraint"))
                .toList();
    }
}
