package dev.limbeck.junit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves the parameters that are annotated with {@link Migrated}. */
final class MigratedDatabases implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(MigratedDatabases.class);

    MigratedDatabases() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Migrated.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type != DataSource.class && type != Connection.class) {
            throw new ParameterResolutionException(
                    "@Migrated supports parameters of the types DataSource and Connection, but "
                            + parameter.getParameter() + " is a " + type.getName() + ".");
        }
        String revision =
                parameter.findAnnotation(Migrated.class).map(Migrated::revision).orElse("heads");
        Path file = TemplateDatabases.of(context).copy(TestedProject.of(context), revision);
        DataSource source = new FileDataSource(file);
        if (type == DataSource.class) {
            return source;
        }
        try {
            Connection connection = source.getConnection();
            context.getStore(NAMESPACE).put(file, new OpenConnection(connection));
            return connection;
        } catch (SQLException e) {
            throw new ParameterResolutionException("The test database cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Closes the connection at the end of the test. */
    @SuppressWarnings("deprecation") // JUnit 5.12 closes only a CloseableResource, JUnit 6 also an AutoCloseable.
    private record OpenConnection(Connection connection) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
