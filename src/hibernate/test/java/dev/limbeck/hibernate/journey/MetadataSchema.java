package dev.limbeck.hibernate.journey;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * Describes the schema in Hibernate's metadata in the same form as {@link DatabaseSchema} does. This class does not use
 * the code under test. It runs with any version of Hibernate, and in a separate class loader if the model has its own
 * version.
 */
public final class MetadataSchema {
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
    private final MetadataImplementor metadata;
    private final Set<String> lines = new TreeSet<>();

    private MetadataSchema(MetadataImplementor metadata) {
        this.metadata = metadata;
    }

    /**
     * Finds only the services that are next to the entities, because the services on the class path of the tests belong
     * to another version of Hibernate.
     */
    private static final class OwnServices extends ClassLoaderServiceImpl {
        private static final long serialVersionUID = 1L;

        private final transient ClassLoader loader;

        OwnServices(ClassLoader loader) {
            super(loader);
            this.loader = loader;
        }

        @Override
        public <S> Collection<S> loadJavaServices(Class<S> contract) {
            List<S> found = new ArrayList<>();
            ServiceLoader.load(contract, loader).forEach(found::add);
            return found;
        }
    }

    /** {@return the schema of the classes, one line for each table, column, key, index and check} */
    public static Set<String> read(Collection<String> names, ClassLoader loader) throws ClassNotFoundException {
        HIBERNATE.setLevel(Level.OFF);
        var bootstrap = new BootstrapServiceRegistryBuilder()
                .applyClassLoaderService(new OwnServices(loader))
                .build();
        var registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .build();
        MetadataSources sources = new MetadataSources(registry);
        for (String name : names) {
            sources.addAnnotatedClass(Class.forName(name, false, loader));
        }
        try {
            MetadataImplementor metadata = (MetadataImplementor) sources.buildMetadata();
            metadata.orderColumns(true);
            return new MetadataSchema(metadata).read();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private Set<String> read() {
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespace.getTables().stream()
                    .filter(table -> table.isPhysicalTable() && table.getViewQuery() == null)
                    .forEach(this::table);
        }
        return lines;
    }

    private void table(Table table) {
        String name = table.getName();
        PrimaryKey key = table.getPrimaryKey();
        List<Column> keys = key == null ? List.of() : key.getColumns();
        for (Column column : table.getColumns()) {
            int place = keys.indexOf(column) + 1;
            lines.add(name + "." + column.getName() + (column.isNullable() && place == 0 ? "" : " not null")
                    + (place > 0 ? " key " + place : ""));
            column.getCheckConstraints().forEach(check -> check(name, check));
            if (column.isUnique() && !keys.equals(List.of(column))) {
                lines.add(name + " unique (" + column.getName() + ")");
            }
        }
        table.getChecks().forEach(check -> check(name, check));
        for (UniqueKey unique : table.getUniqueKeys().values()) {
            if (!unique.getColumns().equals(keys)) {
                lines.add(name + " unique " + names(unique.getColumns()));
            }
        }
        table.getIndexes().values().forEach(index -> index(name, index));
        foreignKeys(table).stream()
                .filter(ForeignKey::isPhysicalConstraint)
                .forEach(foreign -> reference(name, foreign));
    }

    private void check(String table, CheckConstraint check) {
        lines.add(table + " check " + DatabaseSchema.normalize(check.getConstraint()));
    }

    private void index(String table, Index index) {
        List<String> parts = new ArrayList<>();
        index.getSelectables()
                .forEach(part -> parts.add(part.getText()
                        + (index.getSelectableOrderMap()
                                        .getOrDefault(part, "asc")
                                        .equalsIgnoreCase("desc")
                                ? " desc"
                                : "")));
        lines.add(table + " index " + index.getName() + " (" + String.join(", ", parts) + ")");
    }

    private void reference(String table, ForeignKey key) {
        List<Column> there = key.isReferenceToPrimaryKey()
                ? key.getReferencedTable().getPrimaryKey().getColumns()
                : key.getReferencedColumns();
        lines.add(table + " references " + key.getReferencedTable().getName() + " " + names(key.getColumns()) + " "
                + names(there)
                + (key.getOnDeleteAction() == null ? "" : " " + word(key.getOnDeleteAction())));
    }

    private static String word(Enum<?> action) {
        String word = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return word.equals("no action") ? "" : "on delete " + word;
    }

    private static String names(List<Column> columns) {
        return columns.stream()
                .map(Column::getName)
                .toList()
                .toString()
                .replace('[', '(')
                .replace(']', ')');
    }

    /** Returns the foreign keys, which Hibernate represents as a map up to version 7.4 and as a collection in 8.0. */
    private static Collection<ForeignKey> foreignKeys(Table table) {
        try {
            Method method = Table.class.getMethod("getForeignKeys");
            Object all = method.invoke(table);
            Collection<?> keys = all instanceof Map<?, ?> map ? map.values() : (Collection<?>) all;
            return keys.stream().map(ForeignKey.class::cast).toList();
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }
}
