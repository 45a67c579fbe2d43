package dev.limbeck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Passes a new SQLite database at a revision to a test: a {@link javax.sql.DataSource} or a {@link java.sql.Connection}.
 * Each parameter gets its own database. The revisions are applied only once in a test run; each database is a copy of
 * the result. A connection is closed at the end of its test, and the databases are deleted at the end of the test run.
 *
 * <pre>{@code
 * @Test
 * void emailsAreUnique(@Migrated DataSource database) {}
 * }</pre>
 */
@Documented
@ExtendWith(MigratedDatabases.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Migrated {
    /** {@return the revision: {@code heads}, an id or a branch such as {@code shop@head}; {@code base} for an empty database} */
    String revision() default "heads";
}
