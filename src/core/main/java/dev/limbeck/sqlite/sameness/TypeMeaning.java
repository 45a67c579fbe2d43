package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.ddl.BoundedCache;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Token.Kind;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of a declared type, regardless of its spelling: {@code INT(11)} is {@code integer}, {@code DATETIME} is
 * {@code timestamp}, {@code decimal(10)} is {@code decimal(10, 0)}. This class recognizes the type names that
 * Hibernate, SQLAlchemy, Django and Rails use for SQLite, and the long forms of the SQL standard; docs/comparison.md
 * contains the complete table.
 *
 * @param word the type without its arguments
 * @param arguments the length, or precision and scale, as written
 */
public record TypeMeaning(String word, List<String> arguments) {
    /** Copies the list. */
    public TypeMeaning {
        arguments = List.copyOf(arguments);
    }

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("int1", "tinyint"),
            Map.entry("numeric", "decimal"),
            Map.entry("dec", "decimal"),
            Map.entry("datetime", "timestamp"),
            Map.entry("longtext", "clob"),
            Map.entry("mediumtext", "clob"),
            Map.entry("tinytext", "clob"),
            Map.entry("longblob", "blob"),
            Map.entry("mediumblob", "blob"),
            Map.entry("tinyblob", "blob"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time without time zone", "time"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("bool", "boolean"),
            Map.entry("bit", "boolean"),
            Map.entry("double precision", "double"),
            Map.entry("character", "char"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("varying character", "varchar"),
            Map.entry("national character", "nchar"),
            Map.entry("national char", "nchar"),
            Map.entry("native character", "nchar"),
            Map.entry("national character varying", "nvarchar"),
            Map.entry("national char varying", "nvarchar"),
            Map.entry("nchar varying", "nvarchar"),
            Map.entry("binary varying", "varbinary"),
            Map.entry("text", "clob"),
            Map.entry("character large object", "clob"),
            Map.entry("binary large object", "blob"),
            Map.entry("bytea", "blob"),
            Map.entry("json text", "json"),
            Map.entry("jsonb", "json"),
            Map.entry("xml text", "xml"));

    /** The types for which a number in parentheses is only a display width, as in MySQL. */
    private static final Set<String> WHOLE_NUMBERS = Set.of("integer", "bigint", "smallint", "mediumint", "tinyint");

    /**
     * For each type in the database, the model types that it can represent. SQLite's drivers store these types in the
     * same way.
     */
    private static final Map<String, Set<String>> BROADER = Map.of(
            "float", Set.of("float", "double", "real"),
            "real", Set.of("float", "double", "real"),
            "timestamp", Set.of("timestamp", "timestamp with time zone"),
            "time", Set.of("time", "time with time zone"),
            "decimal", Set.of("decimal"),
            "timestamp with time zone", Set.of("timestamp with time zone"),
            "time with time zone", Set.of("time with time zone"),
            "blob", Set.of("blob", "binary", "varbinary", "uuid"),
            "varbinary", Set.of("binary", "varbinary"),
            "clob", Set.of("clob", "json", "xml"));

    /** The size of the cache; even a large schema has few different types. */
    private static final int MOST = 1_000;

    private static final BoundedCache<TypeMeaning> READ = new BoundedCache<>(MOST, TypeMeaning::read);

    /** The default length of a text column in JPA. */
    private static final List<String> JPA_LENGTH = List.of("255");

    /** {@return the meaning of the given type} */
    public static TypeMeaning of(SqlType type) {
        return READ.get(TypeSpelling.standard(type));
    }

    private static TypeMeaning read(String spelled) {
        List<String> words = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        boolean inside = false;
        for (Token token : Tokenizer.code(spelled)) {
            if (token.is("(")) {
                inside = true;
            } else if (token.is(")")) {
                inside = false;
            } else if (!token.is(",")) {
                String text = SqliteNames.fold(token.kind() == Kind.QUOTED ? token.name() : token.text());
                (inside ? arguments : words).add(text);
            }
        }
        return canonical(String.join(" ", words), arguments);
    }

    private static TypeMeaning canonical(String written, List<String> arguments) {
        String word = SYNONYMS.getOrDefault(written, written);
        if (WHOLE_NUMBERS.contains(word)) {
            boolean isBoolean = word.equals("tinyint") && arguments.equals(List.of("1"));
            return new TypeMeaning(isBoolean ? "boolean" : word, List.of());
        }
        return switch (word) {
            case "decimal" -> new TypeMeaning(word, arguments.size() == 1 ? List.of(arguments.get(0), "0") : arguments);
            case "char", "nchar" -> new TypeMeaning(word, arguments.isEmpty() ? List.of("1") : arguments);
            case "boolean" -> new TypeMeaning(word, arguments.equals(List.of("1")) ? List.of() : arguments);
            case "float" ->
                arguments.equals(List.of("53"))
                        ? new TypeMeaning("double", List.of())
                        : new TypeMeaning(word, arguments);
            default -> new TypeMeaning(word, arguments);
        };
    }

    /**
     * {@return whether a column of the given live type satisfies the type in the model} A live type may omit details
     * that the model specifies: for example, a timestamp without a precision or a blob without a length is sufficient.
     */
    static boolean satisfies(SqlType live, SqlType model) {
        TypeMeaning wanted = of(model);
        TypeMeaning is = of(live);
        // Limbeck and Hibernate write timestamp; the tools that write datetime do not support time zones.
        boolean zoneless = is.word.equals("time")
                || SqliteNames.fold(TypeSpelling.standard(live)).startsWith("datetime");
        return is.satisfies(wanted) || (zoneless && is.inZone().satisfies(wanted));
    }

    private TypeMeaning inZone() {
        return new TypeMeaning(word + " with time zone", arguments);
    }

    private boolean satisfies(TypeMeaning wanted) {
        return equals(wanted)
                || (arguments.isEmpty() && broader().contains(wanted.word()))
                || (word.equals("varchar")
                        && wanted.equals(new TypeMeaning("varchar", JPA_LENGTH))
                        && arguments.isEmpty())
                || withoutSign().filter(wanted::equals).isPresent();
    }

    private Set<String> broader() {
        return BROADER.getOrDefault(word, Set.of());
    }

    /**
     * Returns the type without the word "unsigned", which SQLite ignores. Django declares positive integers as unsigned
     * and adds a check.
     */
    private Optional<TypeMeaning> withoutSign() {
        return word.endsWith(" unsigned")
                ? Optional.of(canonical(word.substring(0, word.length() - " unsigned".length()), arguments))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? word : word + "(" + String.join(",", arguments) + ")";
    }
}
