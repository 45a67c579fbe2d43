package dev.limbeck.command.project;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The application that Limbeck runs in.
 *
 * @param dataSource the source of connections; null to connect to {@code database.url}
 * @param classLoader the class loader of the application's revisions and entities
 */
public record Application(@Nullable DataSource dataSource, ClassLoader classLoader) {
    /** No application, as on the command line: connects to {@code database.url} and uses Limbeck's own class loader. */
    static final Application NONE = new Application(null, Application.class.getClassLoader());
}
