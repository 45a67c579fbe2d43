/**
 * What a schema is: tables with their columns, constraints and indexes, and the views and triggers beside them.
 *
 * <p>Everything here is a record: immutable, compared by structure, free of back pointers. Foreign keys and
 * triggers name their tables by name. The package uses nothing but {@code java.*}.
 *
 * <pre>{@code
 * var id = new Column("id", SqlType.of(TypeName.BIGINT), false).withIdentity(Identity.PLAIN);
 * var user = Table.of(TableName.of("user"), List.of(id)).withPrimaryKey(new PrimaryKey(null, List.of("id")));
 * }</pre>
 */
@NullMarked
package dev.limbeck.model;

import org.jspecify.annotations.NullMarked;
