/**
 * The order in which the objects of a database can be created. Depends on {@code model}.
 *
 * <pre>{@code
 * CreatedObject table = CreatedObject.relation(TableName.of("price"));
 * CreatedObject function = CreatedObject.other("function vat()");
 * CreationSequence sequence =
 *         CreationSequence.of(List.of(table, function), List.of(Need.certain(table, function)));
 * List<CreatedObject> order = sequence.order();
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.dialect.order;

import org.jspecify.annotations.NullMarked;
