package dev.limbeck.command.project;

import dev.limbeck.spi.ConnectionSource;
import dev.limbeck.spi.ModelSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The application that Limbeck runs in.
 *
 * @param dataSource the source of connections; null to connect to {@code database.url}
 * @param classLoader the class loader of the application's revisions and entities
 * @param models reads the entities; null to use the source that is on the class path of the model
 * @param connections opens the database and its scratch databases; null to look for a JDBC driver
 */
public record Application(
        @Nullable DataSource dataSource,
        ClassLoader classLoader,
        @Nullable ConnectionSource connections,
        @Nullable ModelSource models) {
    /** No application, as on the command line: connects to {@code database.url} and uses Limbeck's own class loader. */
    static final Application NONE = new Application(null, Application.class.getClassLoader(), null, null);

    /** Creates an application whose JDBC drivers are on a class path. */
    public Application(@Nullable DataSource dataSource, ClassLoader classLoader) {
        this(dataSource, classLoader, null, null);
    }

    /** Creates an application whose entities are on a class path. */
    public Application(
            @Nullable DataSource dataSource, ClassLoader classLoader, @Nullable ConnectionSource connections) {
        this(dataSource, classLoader, connections, null);
    }

    /**
     * {@return whether there is no application} The method avoids the record's {@code equals}, because linking it would
     * cost a few milliseconds.
     */
    boolean isNone() {
        return dataSource == null && connections == null && models == null && classLoader.equals(NONE.classLoader());
    }

    /** {@return the same application with another source of connections, or none} */
    Application withDataSource(@Nullable DataSource other) {
        return new Application(other, classLoader, connections, models);
    }
}
