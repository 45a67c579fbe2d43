/**
 * The model of a schema: tables with their columns, constraints, and indexes; views; and triggers.
 *
 * <p>All classes are immutable records that are compared by value and have no references to their owners. Foreign keys
 * and triggers refer to tables by name. Part of the API. Depends only on {@code java.*}.
 *
 * <p>Create instances with the static methods, and modified copies with the {@code with…} methods. Constructors and
 * deconstruction patterns are not part of the API, because later versions may add components.
 *
 * <pre>{@code
 * var id = Column.of("id", SqlType.of(TypeName.BIGINT)).withNullable(false).withIdentity(Identity.PLAIN);
 * var user = Table.of(TableName.of("user"), List.of(id)).withPrimaryKey(PrimaryKey.of("id"));
 * }</pre>
 */
@NullMarked
package dev.limbeck.model;

import org.jspecify.annotations.NullMarked;
