/**
 * Entities to schema: finds the annotated classes, lets Hibernate build its metadata without a connection, and reads
 * the tables from Hibernate's mapping model. Hibernate's own DDL is not used, since on SQLite it leaves out every
 * foreign key and most unique constraints. Uses {@code spi}, {@code ops}, {@code model}, Hibernate and ClassGraph, and
 * calls of Hibernate only that link from 6.6 to 8.0; the rest goes through {@link HibernateCalls}.
 *
 * <pre>{@code
 * Model model = new EntityScanner().scan(request);
 * model.schema().table(TableName.of("shop_list"));
 * }</pre>
 */
@NullMarked
package dev.limbeck.hibernate.scan;

import org.jspecify.annotations.NullMarked;
