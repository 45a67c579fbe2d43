package dev.limbeck.postgresql.rows;

import dev.limbeck.dialect.server.ValueTypes;
import dev.limbeck.model.SqlType;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.util.Optional;
import java.util.Set;

/** Describes the values that PostgreSQL types can store. */
final class PostgresqlValueTypes implements ValueTypes {
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric");

    @Override
    public boolean isNumber(SqlType type) {
        return NUMBERS.contains(PostgresqlTypes.key(type).split("\\(", 2)[0]);
    }

    @Override
    public boolean isBytes(SqlType type) {
        return PostgresqlTypes.key(type).equals("bytea");
    }

    @Override
    public boolean isText(SqlType type) {
        return PostgresqlTypes.isText(type);
    }

    @Override
    public boolean isLocalTimestamp(SqlType type) {
        String key = PostgresqlTypes.key(type);
        return key.startsWith("timestamp") && !key.endsWith("zone");
    }

    @Override
    public boolean hasZonedTimestamps() {
        return true;
    }

    @Override
    public Optional<String> example(SqlType type) {
        String key = PostgresqlTypes.key(type);
        if (key.startsWith("timestamp")) {
            return Optional.of(key.endsWith("zone") ? "CURRENT_TIMESTAMP" : "LOCALTIMESTAMP");
        }
        return switch (key.split("[( ]", 2)[0]) {
            case "date" -> Optional.of("CURRENT_DATE");
            case "time" -> Optional.of("LOCALTIME");
            case "uuid" -> Optional.of("gen_random_uuid()");
            default -> Optional.of(PostgresqlTypes.zero(type)).filter(zero -> !zero.equals("NULL"));
        };
    }
}
