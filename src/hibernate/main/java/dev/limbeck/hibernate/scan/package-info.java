/**
 * Reads the schema that entities define: lets Hibernate build its metadata without a connection from the classes that
 * {@code dev.limbeck.hibernate.find} found, and reads the tables from Hibernate's mapping model. Hibernate's own DDL is
 * not used, since on SQLite it leaves out every foreign key and most unique constraints. Uses {@code load},
 * {@code find}, {@code spring}, {@code spi}, {@code ops}, {@code model}, and Hibernate. Only methods that have the same
 * signature in Hibernate 6.6 to 8.0 are called directly; all others are called through {@link HibernateCalls}.
 *
 * <pre>{@code
 * Model model = new EntityScanner().scan(request);
 * model.schema().table(TableName.of("shop_list"));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.scan;

import org.jspecify.annotations.NullMarked;
