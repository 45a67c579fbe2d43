/**
 * The model of a schema: tables with their columns, constraints and indexes, views, and triggers.
 *
 * <p>All classes are immutable records that are compared by value and have no references to their owners. Foreign keys
 * and triggers refer to tables by name. Part of the API. Depends only on {@code java.*}.
 *
 * <pre>{@code
 * var id = new Column("id", SqlType.of(TypeName.BIGINT), false).withIdentity(Identity.PLAIN);
 * var user = Table.of(TableName.of("user"), List.of(id)).withPrimaryKey(new PrimaryKey(null, List.of("id")));
 * }</pre>
 */
@NullMarked
package dev.limbeck.model;

import org.jspecify.annotations.NullMarked;
