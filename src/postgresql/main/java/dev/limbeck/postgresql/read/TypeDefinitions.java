package dev.limbeck.postgresql.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types and casts that users defined in a database, such as enumeration types and domains. */
public final class TypeDefinitions {
    private TypeDefinitions() {}

    /** {@return the statements that create the types and casts; empty if the database has none} */
    public static List<String> read(Connection connection) throws SQLException {
        return PostgresqlReflector.inOwnSchema(connection, schema -> read(connection, schema));
    }

    private static List<String> read(Connection connection, String schema) throws SQLException {
        List<Row> types = Row.query(connection, OtherQueries.TYPES);
        if (types.isEmpty()) {
            return List.of();
        }
        List<Row> casts = Row.query(connection, OtherQueries.CASTS);
        TypeTexts texts = new TypeTexts(rows(schema, types, casts));
        List<String> statements = new ArrayList<>();
        for (Row row : Row.query(connection, OtherQueries.SCHEMAS)) {
            statements.add("CREATE SCHEMA IF NOT EXISTS " + DefinitionTexts.quote(row.text("name")));
        }
        types.stream().map(texts::createType).flatMap(Optional::stream).forEach(statements::add);
        casts.stream().map(TypeTexts::createCast).forEach(statements::add);
        return statements;
    }

    private static ServerRows rows(String schema, List<Row> types, List<Row> casts) {
        ServerRows.Others others = new ServerRows.Others(
                List.of(), List.of(), List.of(), List.of(), types, casts, List.of(), List.of(), List.of(), List.of(),
                List.of());
        return new ServerRows(schema, 0, List.of(), Map.of(), Map.of(), Map.of(), others);
    }
}
