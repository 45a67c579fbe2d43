package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Replaces an enumeration type with one that has other values, in one statement, because PostgreSQL cannot remove or
 * move a value. The statement fails if a row has a value that the new type lacks. Everything that uses the type or a
 * column of the type, such as domains, views, checks and indexes, is dropped before the change and created again
 * afterwards. The statement reads the definitions when it runs, because they may have changed since the revision was
 * written.
 *
 * @param type the type
 */
record EnumReplacement(TableName type) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * The file with the declarations and the body of the block. The names of its variables do not conflict with column
     * names.
     */
    private static final String FILE = "enum-replacement.sql";

    /** {@return the name as the server prints it} */
    static String spell(TableName name) {
        String schema = name.schema();
        return (schema == null ? "" : SYNTAX.quoteIfNeeded(schema) + ".") + SYNTAX.quoteIfNeeded(name.name());
    }

    static boolean isOf(Column column, String type) {
        return SYNTAX.spell(column.type()).equals(type);
    }

    /** {@return the statement that gives the type the values} */
    String by(List<String> values) {
        String name = spell(type);
        String comment = ("the values of " + name + " become " + String.join(", ", values)).replaceAll("\\s", " ");
        String body =
                read().replace("{type}", SYNTAX.literal(name)).replace("{create}", EnumTypes.createType(name, values));
        return "do " + quoted(" -- " + comment + "\n" + body);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(EnumReplacement.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text enclosed in dollar quotes that do not occur in it. */
    private static String quoted(String text) {
        String quote = "$limbeck$";
        for (int i = 1; text.contains(quote); i++) {
            quote = "$limbeck" + i + "$";
        }
        return quote + text + quote;
    }
}
