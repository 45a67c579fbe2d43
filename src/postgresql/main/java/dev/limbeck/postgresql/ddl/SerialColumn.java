package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column whose default is the next number of a sequence that belongs to the column. */
final class SerialColumn {
    private static final Map<String, String> TYPES =
            Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");

    private static final Pattern NEXT_NUMBER = Pattern.compile("nextval\\('((?:[^']|'')+)'::regclass\\)");

    private SerialColumn() {}

    /**
     * {@return the type that declares the column together with its sequence, if it is a serial column} A column of this
     * type cannot be nullable.
     */
    static Optional<String> type(Column column) {
        return column.nullable()
                ? Optional.empty()
                : sequence(column).map(name -> TYPES.get(PostgresqlTypes.key(column.type())));
    }

    /** Returns the name of the sequence in SQL. */
    private static Optional<String> sequence(Column column) {
        SqlText value = column.serverDefault();
        if (value == null || column.identity() != null || !column.options().has(PostgresqlOptions.SERIAL)) {
            return Optional.empty();
        }
        Matcher call = NEXT_NUMBER.matcher(value.sql());
        return call.matches() ? Optional.of(call.group(1).replace("''", "'")) : Optional.empty();
    }

    /**
     * {@return the statement that gives the sequence the new type of a serial column, so that its numbers end where those
     * of the column end} PostgreSQL does this itself only for an identity column.
     */
    static Optional<Statement> changeType(Column before, Column after) {
        String type = PostgresqlTypes.key(after.type());
        return TYPES.containsKey(type) && sequence(before).equals(sequence(after))
                ? sequence(before)
                        .map(name -> Statement.of(
                                "ALTER SEQUENCE " + name + " AS " + type,
                                "number the rows of " + after.name() + " as " + type))
                : Optional.empty();
    }
}
