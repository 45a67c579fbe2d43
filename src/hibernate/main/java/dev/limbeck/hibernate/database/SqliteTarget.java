package dev.limbeck.hibernate.database;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.ModelException;
import java.net.InetAddress;
import java.sql.Blob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * SQLite. If Hibernate's dialect declares a type that differs from the portable type, the declared type is used, so that
 * a column stores exactly what the application's Hibernate would store.
 */
final class SqliteTarget implements TargetDatabase {
    private static final String DIALECT = "org.hibernate.community.dialect.SQLiteDialect";

    /** The built-in collations (https://www.sqlite.org/datatype3.html#collating_sequences). */
    private static final Set<String> COLLATIONS = Set.of("binary", "nocase", "rtrim");

    /**
     * The types that Hibernate's dialect may declare for each portable type; any other declaration is used unchanged.
     */
    private static final Map<TypeName, Set<String>> DECLARED = Map.ofEntries(
            Map.entry(TypeName.BOOL, Set.of("boolean", "bit")),
            Map.entry(TypeName.DOUBLE, Set.of("double")),
            Map.entry(TypeName.BINARY, Set.of("blob", "binary")),
            Map.entry(TypeName.VARBINARY, Set.of("blob", "varbinary")),
            Map.entry(TypeName.JSON, Set.of("json", "clob")),
            Map.entry(TypeName.XML, Set.of("xml", "clob")),
            Map.entry(TypeName.UUID, Set.of("blob", "binary", "uuid")),
            Map.entry(TypeName.TIME_WITH_TIME_ZONE, Set.of("time")),
            Map.entry(TypeName.TIMESTAMP_WITH_TIME_ZONE, Set.of("timestamp")));

    private static final SqlType CLOB = SqlType.of(TypeName.CLOB);

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public boolean isOwnDialect(String dialect, ClassLoader loader) {
        return dialect.contains("SQLite");
    }

    @Override
    public @Nullable String defaultDialect(ClassLoader loader) {
        try {
            return Class.forName(DIALECT, false, loader).getName();
        } catch (ClassNotFoundException | LinkageError absent) {
            throw new ModelException(
                    HibernateVersion.provider() + " has no SQLite dialect. Add the same version of"
                            + " org.hibernate.orm:hibernate-community-dialects to the project, or set"
                            + " \"hibernate.dialect\" under [model.properties].",
                    absent);
        }
    }

    @Override
    public boolean hasSchemas() {
        return false;
    }

    @Override
    public boolean acceptsNullInKeys() {
        return true;
    }

    @Override
    public boolean numbersOnlyKeys() {
        return true;
    }

    @Override
    public boolean hasCollation(String collation) {
        return COLLATIONS.contains(collation.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean hasCasts() {
        return false;
    }

    @Override
    public boolean checksDefinitions() {
        return true;
    }

    @Override
    public NameRule nameRule() {
        return NameRule.ASCII_INSENSITIVE;
    }

    @Override
    public Optional<Options> readOptions(String options) {
        String words = options.toLowerCase(Locale.ROOT).replaceAll("[\\s,]+", " ");
        String unknown = words.replaceFirst("without rowid", "")
                .replaceFirst("\\bstrict\\b", "")
                .strip();
        return unknown.isEmpty()
                ? Optional.of(Options.NONE
                        .with("sqlite_without_rowid", words.contains("without rowid"))
                        .with("sqlite_strict", words.contains("strict")))
                : Optional.empty();
    }

    @Override
    public Optional<String> optionWithoutIdentity(Options options) {
        return options.has("sqlite_without_rowid") ? Optional.of("WITHOUT ROWID") : Optional.empty();
    }

    @Override
    public SqlType type(MappedType type) {
        TypeName name = PortableTypes.name(type);
        if (!type.lob() && name == TypeName.BLOB && type.javaClass() != Blob.class) {
            // For a byte array with @Column(length), Hibernate 7.4's SQLite dialect uses the type code of a BLOB.
            return type.isUnlimitedBytes()
                    ? SqlType.of(TypeName.VARBINARY)
                    : PortableTypes.of(TypeName.VARBINARY, type.size());
        }
        if (type.lob() && name == TypeName.UUID) {
            return SqlType.of(TypeName.BLOB);
        }
        if (name == null || !declared(name).contains(type.word())) {
            TypeName longForm = PortableTypes.longForm(type.word());
            return longForm == null ? SqlType.raw(type.rendered()) : SqlType.of(longForm);
        }
        return PortableTypes.of(name, type.size());
    }

    private static Set<String> declared(TypeName name) {
        return DECLARED.getOrDefault(name, Set.of(name.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<SqlType> word(MappedType type, SqlType stored) {
        if (type.isUnlimitedText() && stored.equals(CLOB) && !type.lob()) {
            return Optional.of(SqlType.of(TypeName.TEXT).on("sqlite", CLOB));
        }
        if (type.isPlural()) {
            return array(type, stored);
        }
        if (type.defaultCode() == SqlTypes.TIME_UTC && stored instanceof SqlType.Portable time) {
            return Optional.of(stored.on(
                    "postgresql", SqlType.of(TypeName.TIME, time.arguments().toArray(Integer[]::new))));
        }
        return InetAddress.class.isAssignableFrom(type.javaClass()) && stored instanceof SqlType.Portable
                ? Optional.of(stored.on("postgresql", SqlType.raw("inet")))
                : Optional.empty();
    }

    private static Optional<SqlType> array(MappedType type, SqlType stored) {
        boolean bytes = stored instanceof SqlType.Portable portable && portable.name() == TypeName.VARBINARY;
        if (type.isDocument() || !bytes) {
            return Optional.empty();
        }
        List<Integer> arguments = ((SqlType.Portable) stored).arguments();
        SqlType element = PortableTypes.element(type, arguments.isEmpty() ? null : Long.valueOf(arguments.get(0)));
        SqlType.Array array = element == null ? null : new SqlType.Array(element);
        return array != null && array.bytesType().equals(stored) ? Optional.of(array) : Optional.empty();
    }
}
