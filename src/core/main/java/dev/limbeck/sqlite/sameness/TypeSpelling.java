package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import dev.limbeck.model.TypeName;
import dev.limbeck.sqlite.ddl.BoundedCache;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts between portable types and SQLite's declared types. The type names are those of Hibernate's SQLiteDialect,
 * because Hibernate's {@code validate} compares the name before the parenthesis. Where that dialect declares several
 * types in the same way ({@link HibernateWord}), Limbeck adds numbers in parentheses to distinguish them; Hibernate and
 * SQLite ignore these numbers. SQLite derives the affinity from the type name (sqlite.org/datatype3.html, 3.1).
 */
public final class TypeSpelling {
    /** The size of the cache; even a large schema has few different types. */
    private static final int MOST = 1_000;

    private static final Map<String, TypeName> NAMES = new HashMap<>();
    private static final BoundedCache<SqlType> READ = new BoundedCache<>(MOST, TypeSpelling::parse);

    static {
        for (TypeName name : TypeName.values()) {
            NAMES.put(standardWord(name), name);
        }
    }

    private TypeSpelling() {}

    /** {@return the declared type for SQLite} */
    public static String spell(SqlType type) {
        if (type instanceof SqlType.Raw raw) {
            return raw.text();
        }
        if (!(type instanceof Portable portable)) {
            return spell(simpleType(type));
        }
        return HibernateWord.spell(portable).orElseGet(() -> standard(portable));
    }

    /**
     * {@return the type in the syntax of the SQL standard, which is the same for all declared types that are read as
     * the same portable type}
     */
    static String standard(SqlType type) {
        if (type instanceof SqlType.Raw raw) {
            return read(raw.text()) instanceof Portable portable ? standard(portable) : raw.text();
        }
        return type instanceof Portable portable ? standard(portable) : standard(simpleType(type));
    }

    private static String standard(Portable portable) {
        String word = standardWord(portable.name());
        if (portable.arguments().isEmpty()) {
            return word;
        }
        StringBuilder spelled = new StringBuilder(word);
        for (int i = 0; i < portable.arguments().size(); i++) {
            spelled.append(i == 0 ? "(" : ", ").append(portable.arguments().get(i));
        }
        return spelled.append(')').toString();
    }

    /** Returns the type of an SQLite column for a portable type that SQLite does not have. */
    private static SqlType simpleType(SqlType type) {
        if (type instanceof SqlType.Enumeration names) {
            return names.textType();
        }
        return type instanceof SqlType.Array array ? array.bytesType() : type.forDialect("sqlite");
    }

    /**
     * {@return the portable type with the given spelling, ignoring case and spaces; the text as a raw type if there is
     * no such portable type}
     */
    public static SqlType read(String declared) {
        return READ.get(declared);
    }

    private static SqlType parse(String declared) {
        Optional<Portable> hibernate = HibernateWord.read(declared);
        if (hibernate.isPresent()) {
            return hibernate.get();
        }
        List<Token> tokens = Tokenizer.tokens(declared);
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < tokens.size() && tokens.get(at).kind() == Token.Kind.WORD) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(SqliteNames.fold(tokens.get(at++).text()));
        }
        TypeName name = NAMES.get(words.toString());
        List<Integer> arguments = name == null ? null : arguments(tokens.subList(at, tokens.size()));
        boolean portable = name != null && arguments != null && (name != TypeName.BLOB || arguments.isEmpty());
        return portable
                ? new Portable(Objects.requireNonNull(name), Objects.requireNonNull(arguments))
                : SqlType.raw(declared);
    }

    /** {@return the numbers in parentheses; null if the tokens are not a list of numbers in parentheses} */
    private static @Nullable List<Integer> arguments(List<Token> tokens) {
        List<Integer> numbers = new ArrayList<>();
        if (tokens.isEmpty()) {
            return numbers;
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean last = i == tokens.size() - 1;
            String wanted = i == 0 ? "(" : last ? ")" : ",";
            if (i % 2 == 0 ? !token.is(wanted) : !isPlainNumber(token.text())) {
                return null;
            }
            if (i % 2 == 1) {
                numbers.add(Integer.valueOf(token.text()));
            }
        }
        return tokens.size() % 2 == 1 && tokens.size() > 1 ? numbers : null;
    }

    /**
     * Returns whether the text is the number in its shortest form, in which case writing the number produces the same
     * text.
     */
    private static boolean isPlainNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9;
        for (int i = 0; i < text.length() && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits && (text.length() == 1 || text.charAt(0) != '0');
    }

    /**
     * Returns the standard name of a type. Where {@link HibernateWord} has a different name, earlier versions of
     * Limbeck wrote the standard name.
     */
    private static String standardWord(TypeName name) {
        return switch (name) {
            case BOOL -> "boolean";
            case DOUBLE -> "double precision";
            case TIME_WITH_TIME_ZONE -> "time with time zone";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp with time zone";
            case JSON -> "json text";
            case XML -> "xml text";
            default -> SqliteNames.fold(name.name());
        };
    }
}
