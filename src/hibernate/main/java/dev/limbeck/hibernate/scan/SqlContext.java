package dev.limbeck.hibernate.scan;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;

/** How Hibernate spells names in the SQL it gives us; on SQLite without schema and catalog. */
final class SqlContext {
    private SqlContext() {}

    static SqlStringGenerationContext of(Mapping mapping) {
        Database database = mapping.metadata().getDatabase();
        SqlStringGenerationContext own =
                SqlStringGenerationContextImpl.fromExplicit(database.getJdbcEnvironment(), database, null, null);
        return mapping.sqlite() ? withoutSchemas(own, mapping) : own;
    }

    /** A proxy, since the interface gained methods from version to version. */
    private static SqlStringGenerationContext withoutSchemas(SqlStringGenerationContext own, Mapping mapping) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("format") && arguments[0] instanceof QualifiedName name) {
                return name.getObjectName().render(mapping.dialect());
            }
            try {
                return method.invoke(own, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (SqlStringGenerationContext) Proxy.newProxyInstance(
                SqlStringGenerationContext.class.getClassLoader(),
                new Class<?>[] {SqlStringGenerationContext.class},
                handler);
    }
}
