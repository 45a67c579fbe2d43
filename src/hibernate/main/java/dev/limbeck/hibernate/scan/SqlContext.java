package dev.limbeck.hibernate.scan;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;

/** Creates the context in which Hibernate generates SQL; in a database without schemas, names
 * are written without schema and catalog. */
final class SqlContext {
    private SqlContext() {}

    /** {@return the context for the mapping's database} */
    static SqlStringGenerationContext create(MappingModel mapping) {
        Database database = mapping.metadata().getDatabase();
        SqlStringGenerationContext original =
                SqlStringGenerationContextImpl.fromExplicit(database.getJdbcEnvironment(), database, null, null);
        return mapping.target().hasSchemas() ? original : withoutSchemas(original, mapping);
    }

    /** Creates a proxy, since new versions of Hibernate add methods to the interface. */
    private static SqlStringGenerationContext withoutSchemas(
            SqlStringGenerationContext original, MappingModel mapping) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("format") && arguments[0] instanceof QualifiedName name) {
                return name.getObjectName().render(mapping.dialect());
            }
            try {
                return method.invoke(original, arguments);
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
