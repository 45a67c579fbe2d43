package dev.limbeck.command;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The application that Limbeck runs in.
 *
 * @param dataSource where connections come from; null for {@code database.url}
 * @param classLoader what sees the application's revisions and entities
 */
public record Application(@Nullable DataSource dataSource, ClassLoader classLoader) {
    /** The command line: connections from {@code database.url}, classes from Limbeck's own loader. */
    static final Application NONE = new Application(null, Application.class.getClassLoader());
}
