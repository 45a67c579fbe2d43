package dev.limbeck.mariadb.rows;

import dev.limbeck.dialect.server.ValueTypes;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.SqlType;
import java.util.Optional;
import java.util.Set;

/** Describes the values that MariaDB types can store. */
final class MariadbValueTypes implements ValueTypes {
    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal");
    private static final Set<String> BYTES =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

    @Override
    public boolean isNumber(SqlType type) {
        return NUMBERS.contains(MariadbTypes.name(type));
    }

    @Override
    public boolean isBytes(SqlType type) {
        return BYTES.contains(MariadbTypes.name(type));
    }

    @Override
    public boolean isText(SqlType type) {
        return TEXTS.contains(MariadbTypes.name(type));
    }

    @Override
    public boolean isLocalTimestamp(SqlType type) {
        return MariadbTypes.name(type).equals("datetime");
    }

    @Override
    public boolean hasZonedTimestamps() {
        return false;
    }

    @Override
    public Optional<String> example(SqlType type) {
        return switch (MariadbTypes.name(type)) {
            case "datetime", "timestamp" -> Optional.of("CURRENT_TIMESTAMP(6)");
            case "date" -> Optional.of("CURRENT_DATE");
            case "time" -> Optional.of("CURRENT_TIME(6)");
            case "uuid" -> Optional.of("uuid()");
            default -> isBytes(type) ? Optional.of("x''") : Optional.empty();
        };
    }
}
