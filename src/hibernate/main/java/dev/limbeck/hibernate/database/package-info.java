/**
 * The properties of each database on which the model depends: the Hibernate dialect, the types, the names, and the
 * features that the database does not support. Each database has one class, which is found by the product name of the
 * database. Uses {@code spi}, {@code model}, and Hibernate.
 *
 * <pre>{@code
 * TargetDatabase target = TargetDatabase.of("PostgreSQL");
 * target.storedName("Shop_List", false); // shop_list
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.database;

import org.jspecify.annotations.NullMarked;
