package dev.limbeck.hibernate.database;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.SqlTypes;

/**
 * PostgreSQL. If Hibernate's dialect declares a type in a different way than Limbeck would write the portable type,
 * Hibernate's declaration is used.
 */
final class PostgresqlTarget implements TargetDatabase {
    private static final String NAME = "postgresql";

    /**
     * The default length of the column in which databases without a type for network addresses store an InetAddress.
     */
    private static final int ADDRESS_LENGTH = 19;

    private static final Map<TypeName, Set<String>> DECLARED = Map.ofEntries(
            Map.entry(TypeName.BOOL, Set.of("boolean")),
            Map.entry(TypeName.TINYINT, Set.of("smallint")),
            Map.entry(TypeName.REAL, Set.of("real", "float4")),
            Map.entry(TypeName.FLOAT, Set.of("float4", "float8", "float", "real")),
            Map.entry(TypeName.DOUBLE, Set.of("double", "float8")),
            Map.entry(TypeName.DECIMAL, Set.of("numeric", "decimal")),
            Map.entry(TypeName.CHAR, Set.of("char")),
            Map.entry(TypeName.NCHAR, Set.of("char")),
            Map.entry(TypeName.NVARCHAR, Set.of("varchar")),
            Map.entry(TypeName.CLOB, Set.of("oid")),
            Map.entry(TypeName.NCLOB, Set.of("oid")),
            Map.entry(TypeName.BLOB, Set.of("oid")),
            Map.entry(TypeName.BINARY, Set.of("bytea")),
            Map.entry(TypeName.VARBINARY, Set.of("bytea")),
            Map.entry(TypeName.JSON, Set.of("jsonb")));

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public boolean isOwnDialect(String dialect, ClassLoader loader) {
        if (dialect.toLowerCase(Locale.ROOT).contains("postgres")) {
            return true;
        }
        try {
            return PostgreSQLDialect.class.isAssignableFrom(Class.forName(dialect, false, loader));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    @Override
    public NameRule nameRule() {
        return NameRule.LOWER;
    }

    @Override
    public boolean hasIndexClauses() {
        return true;
    }

    @Override
    public boolean keysNameRelations() {
        return true;
    }

    @Override
    public SqlType type(MappedType type) {
        if (type.ddlCode() == SqlTypes.ARRAY) {
            SqlType element = PortableTypes.element(type, type.size().getLength());
            return element == null ? SqlType.raw(type.rendered()) : SqlType.array(element);
        }
        if (type.ddlCode() == SqlTypes.TIME_UTC) {
            return PortableTypes.of(TypeName.TIME, type.size());
        }
        if (type.word().equals("text")) {
            // The length of a long text is beyond the limit of varchar.
            return type.isUnlimitedText() ? SqlType.of(TypeName.TEXT) : PortableTypes.of(TypeName.VARCHAR, type.size());
        }
        if (type.word().equals("bytea") && type.isUnlimitedBytes()) {
            return SqlType.of(TypeName.VARBINARY);
        }
        TypeName name = PortableTypes.name(type);
        return name == null || !declared(name).contains(type.word())
                ? SqlType.raw(type.rendered())
                : PortableTypes.of(name, type.size());
    }

    private static Set<String> declared(TypeName name) {
        return DECLARED.getOrDefault(
                name, Set.of(name.name().toLowerCase(Locale.ROOT).split("_", 2)[0]));
    }

    @Override
    public Optional<SqlType> word(MappedType type, SqlType stored) {
        if (type.isUnlimitedText() && stored.equals(SqlType.of(TypeName.TEXT))) {
            return Optional.of(stored.on("sqlite", SqlType.of(TypeName.CLOB)));
        }
        if (type.ddlCode() == SqlTypes.TIME_UTC && stored instanceof SqlType.Portable time) {
            SqlType zoned =
                    SqlType.of(TypeName.TIME_WITH_TIME_ZONE, time.arguments().toArray(Integer[]::new));
            return Optional.of(zoned.on(NAME, stored));
        }
        return InetAddress.class.isAssignableFrom(type.javaClass()) && stored instanceof SqlType.Raw
                ? Optional.of(SqlType.of(TypeName.VARBINARY, ADDRESS_LENGTH).on(NAME, stored))
                : Optional.empty();
    }
}
