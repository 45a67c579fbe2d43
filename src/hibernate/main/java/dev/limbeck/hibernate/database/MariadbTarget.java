package dev.limbeck.hibernate.database;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB. If Hibernate's dialect declares a type in a different way than Limbeck would write the portable type,
 * Hibernate's declaration is used.
 */
final class MariadbTarget implements TargetDatabase {
    /** The names of tables on Linux; a server with other rules folds the names when it stores them. */
    private static final NameRules NAMES = new NameRules(NameRule.EXACT, NameRule.ASCII_INSENSITIVE);

    /** The precision in bits of a single-precision number. */
    private static final int SINGLE_BITS = 24;

    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

    private static final Map<TypeName, Set<String>> DECLARED = Map.ofEntries(
            Map.entry(TypeName.BOOL, Set.of("bit", "bit(1)")),
            Map.entry(TypeName.REAL, Set.of("float")),
            Map.entry(TypeName.FLOAT, Set.of("float", "double")),
            Map.entry(TypeName.DOUBLE, Set.of("double", "float")),
            Map.entry(TypeName.NUMERIC, Set.of("decimal", "numeric")),
            Map.entry(TypeName.DECIMAL, Set.of("decimal", "numeric")),
            Map.entry(TypeName.CHAR, Set.of("char", "varchar")),
            Map.entry(TypeName.NCHAR, Set.of("char", "varchar")),
            Map.entry(TypeName.TIMESTAMP, Set.of("datetime")),
            Map.entry(TypeName.TIMESTAMP_WITH_TIME_ZONE, Set.of("datetime")),
            Map.entry(TypeName.TIME_WITH_TIME_ZONE, Set.of("time")),
            Map.entry(TypeName.INTERVAL, Set.of("decimal")),
            Map.entry(TypeName.XML, Set.of("longtext")));

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public boolean isOwnDialect(String dialect, ClassLoader loader) {
        if (dialect.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return true;
        }
        try {
            return MariaDBDialect.class.isAssignableFrom(Class.forName(dialect, false, loader));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    @Override
    public Optional<String> findMismatch(@Nullable String dialect, String url, Schema schema, ClassLoader loader) {
        boolean own = dialect != null && isOwnDialect(dialect, loader);
        if (url.startsWith("jdbc:mysql:") && !url.contains("permitMysqlScheme")) {
            Optional<String> uuid = own ? findUuid(schema) : Optional.empty();
            return own && uuid.isEmpty()
                    ? Optional.empty()
                    : Optional.of("The URL begins with jdbc:mysql:, and with the MySQL driver "
                            + uuid.map(column ->
                                            "an application reads wrong values from uuid columns, such as " + column)
                                    .orElse("Hibernate mistakes the MariaDB server for MySQL: it expects tables"
                                            + " instead of sequences, and reads wrong values from uuid columns")
                            + ". Use the MariaDB driver in the application: org.mariadb.jdbc:mariadb-java-client, with"
                            + " a URL that begins with jdbc:mariadb:.");
        }
        return dialect != null && !own && dialect.toLowerCase(Locale.ROOT).contains("mysql")
                ? Optional.of("The application sets hibernate.dialect to " + dialect
                        + ", but the database is MariaDB: Hibernate would expect tables instead of sequences, and other"
                        + " types. Remove the setting, or set org.hibernate.dialect.MariaDBDialect.")
                : Optional.empty();
    }

    private static Optional<String> findUuid(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column ->
                                column.type() instanceof SqlType.Portable type && type.name() == TypeName.UUID)
                        .map(column -> table.name() + "." + column.name()))
                .findFirst();
    }

    @Override
    public boolean hasMysqlClauses() {
        return true;
    }

    @Override
    public NameRule nameRule() {
        return NameRule.EXACT;
    }

    @Override
    public NameRules nameRules() {
        return NAMES;
    }

    @Override
    public SqlType type(MappedType type) {
        if (type.word().equals("enum")) {
            return enumeration(type);
        }
        if (isArray(type)) {
            SqlType element = PortableTypes.element(type, type.size().getLength());
            return element == null ? SqlType.raw(type.rendered()) : SqlType.array(element);
        }
        TypeName name = PortableTypes.name(type);
        if (name == null) {
            return SqlType.raw(type.rendered());
        }
        return switch (name) {
            case VARCHAR, NVARCHAR, TEXT, CLOB, NCLOB -> text(type);
            case VARBINARY, BLOB -> bytes(type);
            case FLOAT -> number(type);
            default ->
                declared(name).contains(type.word())
                        ? PortableTypes.of(name, type.size())
                        : SqlType.raw(type.rendered());
        };
    }

    private static Set<String> declared(TypeName name) {
        return DECLARED.getOrDefault(name, Set.of(name.name().toLowerCase(Locale.ROOT)));
    }

    private static boolean isArray(MappedType type) {
        return type.isPlural() && (type.defaultCode() == SqlTypes.JSON_ARRAY || type.ddlCode() == SqlTypes.JSON_ARRAY);
    }

    /**
     * Returns the enumeration with its names in the order of the enum constants, as in a revision file; Hibernate sorts
     * them.
     */
    private static SqlType enumeration(MappedType type) {
        List<String> sorted = VALUE.matcher(type.rendered())
                .results()
                .map(found -> found.group(1).replace("''", "'"))
                .toList();
        Object[] constants = Objects.requireNonNullElse(type.javaClass().getEnumConstants(), new Object[0]);
        List<String> declared =
                Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).toList();
        List<String> names = Set.copyOf(declared).equals(Set.copyOf(sorted)) ? declared : sorted;
        Long length = type.size().getLength();
        return length == null
                ? SqlType.enumeration(names.toArray(String[]::new))
                : new SqlType.Enumeration(names, Math.toIntExact(length));
    }

    private static SqlType text(MappedType type) {
        if (type.lob() || type.isUnlimitedText()) {
            TypeName name = type.lob() ? TypeName.CLOB : TypeName.TEXT;
            return type.word().equals("longtext") ? SqlType.of(name) : SqlType.raw(type.rendered());
        }
        String declared = word(type.size(), 16_383, "varchar", "text");
        return declared.equals(type.word())
                ? PortableTypes.of(TypeName.VARCHAR, type.size())
                : SqlType.raw(type.rendered());
    }

    private static SqlType bytes(MappedType type) {
        if (type.isUuid()) {
            return SqlType.raw(type.rendered());
        }
        if (type.lob() || type.isUnlimitedBytes()) {
            TypeName name = type.lob() ? TypeName.BLOB : TypeName.VARBINARY;
            return type.word().equals("longblob") ? SqlType.of(name) : SqlType.raw(type.rendered());
        }
        String declared = word(type.size(), 65_534, "varbinary", "blob");
        return declared.equals(type.word())
                ? PortableTypes.of(TypeName.VARBINARY, type.size())
                : SqlType.raw(type.rendered());
    }

    /** A single-precision number has 23 bits in MariaDB's dialect, and 24 bits in the dialects of other databases. */
    private static SqlType number(MappedType type) {
        Integer bits = type.size().getPrecision();
        if (!declared(TypeName.FLOAT).contains(type.word())) {
            return SqlType.raw(type.rendered());
        }
        return bits != null && bits == SINGLE_BITS - 1
                ? SqlType.of(TypeName.FLOAT, SINGLE_BITS)
                : PortableTypes.of(TypeName.FLOAT, type.size());
    }

    /** {@return the first word of the type that Limbeck writes for the length} */
    private static String word(Size size, long longest, String plain, String large) {
        long length = size.getLength() == null ? Long.MAX_VALUE : size.getLength();
        return length <= longest
                ? plain
                : length <= 65_535 ? large : length <= 16_777_215 ? "medium" + large : "long" + large;
    }

    @Override
    public Optional<SqlType> word(MappedType type, SqlType stored) {
        if (type.isUnlimitedText() && stored.equals(SqlType.of(TypeName.TEXT))) {
            return Optional.of(stored.on("sqlite", SqlType.of(TypeName.CLOB)));
        }
        if (!(stored instanceof SqlType.Portable)) {
            return Optional.empty();
        }
        if (type.defaultCode() == SqlTypes.TIME_UTC) {
            SqlType time = PortableTypes.of(TypeName.TIME, type.size());
            SqlType zoned = PortableTypes.of(TypeName.TIME_WITH_TIME_ZONE, type.size());
            return Optional.of(zoned.on("postgresql", time));
        }
        return InetAddress.class.isAssignableFrom(type.javaClass())
                ? Optional.of(stored.on("postgresql", SqlType.raw("inet")))
                : Optional.empty();
    }
}
