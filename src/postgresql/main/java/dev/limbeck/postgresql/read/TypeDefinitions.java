package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.CreationSequence;
import dev.limbeck.postgresql.query.ExtraQueries;
import dev.limbeck.postgresql.query.NeedQueries;
import dev.limbeck.postgresql.query.OtherQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The types, functions and casts that users defined in a database, such as enumeration types and domains.
 *
 * @param schemas the statements that create the schemas of the types and functions
 * @param statements the statements that create the types, functions and casts
 */
public record TypeDefinitions(List<String> schemas, List<Definition> statements) {
    private static final Pattern TRIGGER = Pattern.compile("\\n RETURNS (?:event_)?trigger\\n");

    /**
     * A statement that creates a type, a function or a cast.
     *
     * @param sql the statement
     * @param function whether it creates a function, which may use tables
     */
    public record Definition(String sql, boolean function) {}

    /** Copies the lists. */
    public TypeDefinitions {
        schemas = List.copyOf(schemas);
        statements = List.copyOf(statements);
    }

    /** {@return whether the database has no such types and functions} */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** {@return the types, functions and casts of the database} */
    public static TypeDefinitions read(Connection connection) throws SQLException {
        return PostgresqlReflector.read(connection, TypeDefinitions::read);
    }

    private static TypeDefinitions read(CatalogQueries queries) throws SQLException {
        PresentObjects present = PresentObjects.read(queries);
        List<Row> types = present.rows(OtherQueries.TYPES, PresentObjects.TYPES);
        List<Row> functions = present.rows(OtherQueries.FUNCTIONS, PresentObjects.FUNCTIONS).stream()
                .filter(row -> row.has("definition")
                        && !TRIGGER.matcher(row.text("definition")).find())
                .toList();
        if (types.isEmpty() && functions.isEmpty()) {
            return new TypeDefinitions(List.of(), List.of());
        }
        List<Row> casts = present.rows(OtherQueries.CASTS, PresentObjects.CASTS);
        List<Row> extras = present.rows(ExtraQueries.EXTRAS, PresentObjects.EXTRAS);
        ServerRows rows = rows(queries.schema(), types, casts, functions, extras, queries.rows(NeedQueries.NEEDS));
        TypeTexts texts = new TypeTexts(rows);
        List<String> schemas = new ArrayList<>();
        for (Row row : queries.rows(OtherQueries.SCHEMAS)) {
            schemas.add("CREATE SCHEMA IF NOT EXISTS " + DefinitionTexts.quote(row.text("name")));
        }
        Map<CreatedObject, Optional<Definition>> creations = new LinkedHashMap<>();
        types.forEach(row -> creations.put(
                ObjectNeeds.type(rows, row), texts.createType(row).map(sql -> new Definition(sql, false))));
        functions.forEach(row ->
                creations.put(ObjectNeeds.function(row), Optional.of(new Definition(row.text("definition"), true))));
        extras.forEach(row -> creations.put(
                ObjectNeeds.extra(row),
                Optional.of(new Definition(String.join(";\n", row.list("statements")), false))));
        casts.forEach(row ->
                creations.put(ObjectNeeds.cast(row), Optional.of(new Definition(TypeTexts.createCast(row), false))));
        List<Definition> statements =
                CreationSequence.of(creations.keySet(), new ObjectNeeds(rows).list()).order().stream()
                        .flatMap(object -> creations.getOrDefault(object, Optional.empty()).stream())
                        .toList();
        return new TypeDefinitions(schemas, statements);
    }

    private static ServerRows rows(
            String schema, List<Row> types, List<Row> casts, List<Row> functions, List<Row> extras, List<Row> needs) {
        ServerRows.Others others = new ServerRows.Others(
                List.of(), List.of(), List.of(), List.of(), List.of(), types, casts, functions, List.of(), List.of(),
                List.of(), List.of(), extras, needs);
        return new ServerRows(schema, 0, List.of(), Map.of(), Map.of(), Map.of(), others);
    }
}
