package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.MappedType;
import dev.limbeck.hibernate.database.TargetDatabase;
import dev.limbeck.spi.ModelRequest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/** Hibernate's mapping model, and the settings and warnings that its readers share. */
final class MappingModel {
    private static final Set<Integer> LARGE_OBJECTS = Set.of(SqlTypes.BLOB, SqlTypes.CLOB, SqlTypes.NCLOB);

    private final MetadataImplementor metadata;
    private final TargetDatabase target;
    private final ScanWarnings warnings = new ScanWarnings();
    private final Owners owners;
    private final Map<String, Object> settings;
    private final Map<String, Integer> keyNames = new HashMap<>();
    private final IdentityHashMap<Column, String> definitions = new IdentityHashMap<>();

    /** Records the column definitions immediately, since the first call for a column's SQL type overwrites them. */
    MappingModel(MetadataImplementor metadata, ModelRequest request, Map<String, Object> settings) {
        this.metadata = metadata;
        this.target = TargetDatabase.of(request.databaseProduct());
        this.owners = new Owners(metadata);
        this.settings = settings;
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                table.getUniqueKeys()
                        .values()
                        .forEach(key -> keyNames.merge(String.valueOf(key.getName()), 1, Integer::sum));
                table.getColumns().forEach(this::recordDefinition);
            }
        }
    }

    private void recordDefinition(Column column) {
        String definition = column.getSqlType();
        if (definition != null && !definition.isBlank()) {
            // If Hibernate is set to quote all identifiers, it quotes the definition as well.
            definitions.put(column, SqlTokens.unquoted(definition.strip()));
        }
    }

    MetadataImplementor metadata() {
        return metadata;
    }

    Dialect dialect() {
        return metadata.getDatabase().getDialect();
    }

    /** {@return the database for which the model is read} */
    TargetDatabase target() {
        return target;
    }

    /** {@return the name under which the database stores the column} */
    String name(Column column) {
        return target.storedName(column.getName(), column.isQuoted());
    }

    /** {@return the name under which the database stores a constraint or an index, or null if it has none} */
    @Nullable
    String constraintName(@Nullable String name) {
        String plain = SqlTokens.unquotedName(name);
        return plain == null ? null : target.storedName(plain, !plain.equals(name));
    }

    /**
     * {@return the name under which the database stores a unique constraint, or null if it has none} In some models,
     * Hibernate generates the same name for constraints of several tables, and omits this name from its DDL. In that
     * case, a database in which constraints and tables share a namespace chooses the name itself.
     */
    @Nullable
    String uniqueName(UniqueKey key) {
        boolean shared = !key.isNameExplicit()
                && target.keysNameRelations()
                && keyNames.getOrDefault(String.valueOf(key.getName()), 0) > 1;
        return shared ? null : constraintName(key.getName());
    }

    /** {@return the type of the column according to Hibernate} */
    MappedType type(Column column, boolean lob) {
        return new MappedType(
                HibernateCalls.jdbcMapping(column, metadata),
                HibernateCalls.size(column, dialect(), metadata),
                column.getSqlType(metadata),
                lob,
                metadata);
    }

    ScanWarnings warnings() {
        return warnings;
    }

    Owners owners() {
        return owners;
    }

    /** {@return the Hibernate setting with the given name, or null} */
    @Nullable
    String setting(String name) {
        Object value = settings.get(name);
        return value == null ? null : SqlTokens.blankToNull(value.toString());
    }

    /** {@return the JDBC type that the attribute of the column declares explicitly, or null} */
    @Nullable
    JdbcType explicitJdbcType(Column column) {
        return column.getValue() instanceof BasicValue value
                ? HibernateCalls.explicitJdbcType(value, metadata.getTypeConfiguration())
                : null;
    }

    /** {@return whether the mapping declares a large object, which other databases store separately from the row} */
    boolean isLob(Column column) {
        JdbcType explicit = explicitJdbcType(column);
        return explicit == null
                ? column.getValue() instanceof SimpleValue simple && simple.isLob()
                : LARGE_OBJECTS.contains(explicit.getDefaultSqlTypeCode());
    }

    /** {@return the {@code columnDefinition} that the entity declares, or null} */
    @Nullable
    String definition(Column column) {
        return definitions.get(column);
    }
}
