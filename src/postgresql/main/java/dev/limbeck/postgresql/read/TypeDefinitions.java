package dev.limbeck.postgresql.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types and casts that users defined in a database, such as enumeration types and domains.
 *
 * @param schemas the statements that create the schemas of the types
 * @param statements the statements that create the types and casts
 */
public record TypeDefinitions(List<String> schemas, List<String> statements) {
    /** Copies the lists. */
    public TypeDefinitions {
        schemas = List.copyOf(schemas);
        statements = List.copyOf(statements);
    }

    /** {@return whether the database has no such types} */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** {@return the types and casts of the database} */
    public static TypeDefinitions read(Connection connection) throws SQLException {
        return PostgresqlReflector.read(connection, (settings, schema) -> read(connection, schema));
    }

    private static TypeDefinitions read(Connection connection, String schema) throws SQLException {
        List<Row> types = Row.query(connection, OtherQueries.TYPES);
        if (types.isEmpty()) {
            return new TypeDefinitions(List.of(), List.of());
        }
        List<Row> casts = Row.query(connection, OtherQueries.CASTS);
        TypeTexts texts = new TypeTexts(rows(schema, types, casts));
        List<String> schemas = new ArrayList<>();
        for (Row row : Row.query(connection, OtherQueries.SCHEMAS)) {
            schemas.add("CREATE SCHEMA IF NOT EXISTS " + DefinitionTexts.quote(row.text("name")));
        }
        List<String> statements = new ArrayList<>();
        types.stream().map(texts::createType).flatMap(Optional::stream).forEach(statements::add);
        casts.stream().map(TypeTexts::createCast).forEach(statements::add);
        return new TypeDefinitions(schemas, statements);
    }

    private static ServerRows rows(String schema, List<Row> types, List<Row> casts) {
        ServerRows.Others others = new ServerRows.Others(
                List.of(), List.of(), List.of(), List.of(), types, casts, List.of(), List.of(), List.of(), List.of(),
                List.of());
        return new ServerRows(schema, 0, List.of(), Map.of(), Map.of(), Map.of(), others);
    }
}
