package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.HibernateVersion;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/** Uses reflection to call methods whose names or types changed between Hibernate 6.6 and 8.0. */
final class HibernateCalls {
    /** The public methods of a class by name. Java copies the methods of a class each time they are requested. */
    private static final ClassValue<Map<String, List<Method>>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, List<Method>> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods()).collect(Collectors.groupingBy(Method::getName));
        }
    };

    private HibernateCalls() {}

    /** {@return the table's foreign keys sorted by name; Hibernate returns a map up to 7.4, and a collection in 8.0} */
    static List<ForeignKey> foreignKeys(Table table) {
        Object all = call(table, "getForeignKeys");
        Collection<?> keys = all instanceof Map<?, ?> map ? map.values() : (Collection<?>) all;
        List<ForeignKey> sorted = new ArrayList<>();
        keys.forEach(key -> sorted.add((ForeignKey) key));
        sorted.sort(Comparator.comparing((ForeignKey key) -> Objects.requireNonNullElse(key.getName(), ""))
                .thenComparing(key -> key.getColumns().toString()));
        return sorted;
    }

    /**
     * {@return the column's basic type; the parameter of Hibernate's method is a Mapping in 6.6, and a MappingContext
     * in later versions}
     */
    static JdbcMapping jdbcMapping(Column column, MetadataImplementor metadata) {
        return (JdbcMapping) call(column.getValue(), "getSelectableType", metadata, column.getTypeIndex());
    }

    /**
     * {@return the column's length, precision and scale with the dialect's defaults; the parameter of Hibernate's
     * method has changed in the same way as in {@link #jdbcMapping}}
     */
    static Size size(Column column, Dialect dialect, MetadataImplementor metadata) {
        return (Size) call(column, "getColumnSize", dialect, metadata);
    }

    /** {@return the statements of an init command, which is a record since Hibernate 7.0} */
    static String[] statements(InitCommand command) {
        boolean record = command.getClass().isRecord();
        return (String[]) call(command, record ? "initCommands" : "getInitCommands");
    }

    /**
     * {@return the {@code options} of a Jakarta Persistence 3.2 annotation, or null if there are none or Hibernate is
     * older than 7.0}
     */
    static @Nullable String options(Object mapped) {
        return text(mapped, "getOptions");
    }

    /** {@return additional table elements as SQL, or null if there are none or Hibernate is older than 7.4} */
    static @Nullable String extraDeclarations(Table table) {
        return text(table, "getExtraDeclarations");
    }

    /** {@return the JDBC type that the attribute declares, or null; up to 7.2, there is only a private field} */
    @SuppressWarnings("unchecked")
    static @Nullable JdbcType explicitJdbcType(BasicValue value, TypeConfiguration types) {
        Method method = find(BasicValue.class, "getExplicitJdbcTypeAccess");
        Object access = method == null ? field(value, "explicitJdbcTypeAccess") : invoke(method, value);
        return access instanceof Function<?, ?> ? ((Function<TypeConfiguration, JdbcType>) access).apply(types) : null;
    }

    private static @Nullable Object field(BasicValue value, String name) {
        try {
            Field field = BasicValue.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    HibernateVersion.provider() + " has no BasicValue." + name
                            + ": Limbeck does not support this version (only 6.6 to 8.0)",
                    e);
        }
    }

    /** {@return the generator of an id; up to 6.6, a factory creates it} */
    static @Nullable Object generator(KeyValue key, MetadataImplementor metadata, @Nullable RootClass root) {
        Dialect dialect = metadata.getDatabase().getDialect();
        Method method = find(key.getClass(), "createGenerator", dialect, root);
        if (method != null) {
            return invoke(method, key, dialect, root);
        }
        Object factory = call(metadata.getMetadataBuildingOptions(), "getIdentifierGeneratorFactory");
        Method old = find(key.getClass(), "createGenerator", factory, dialect, root);
        return old == null ? null : invoke(old, key, factory, dialect, root);
    }

    private static @Nullable String text(Object target, String name) {
        Method method = find(target.getClass(), name);
        if (method == null) {
            return null;
        }
        String text = (String) invoke(method, target);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Object call(Object target, String name, Object... arguments) {
        Method method = find(target.getClass(), name, arguments);
        if (method == null) {
            throw new IllegalStateException(HibernateVersion.provider() + " has no "
                    + target.getClass().getSimpleName() + "." + name
                    + ": Limbeck does not support this version (only 6.6 to 8.0)");
        }
        return Objects.requireNonNull(invoke(method, target, arguments), name);
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException inaccessible) {
            throw new IllegalStateException(inaccessible);
        }
    }

    private static @Nullable Method find(Class<?> type, String name, @Nullable Object... arguments) {
        for (Method method : METHODS.get(type).getOrDefault(name, List.of())) {
            if (accepts(method.getParameterTypes(), arguments)) {
                return method;
            }
        }
        return null;
    }

    private static boolean accepts(Class<?>[] types, @Nullable Object... arguments) {
        boolean accepted = types.length == arguments.length;
        for (int i = 0; accepted && i < types.length; i++) {
            accepted = arguments[i] == null
                    || types[i].isInstance(arguments[i])
                    || (types[i] == int.class && arguments[i] instanceof Integer);
        }
        return accepted;
    }
}
