/**
 * What can be done to a schema: one vocabulary for what was detected, what is written to a revision file, what is
 * reversed and what is run. Each operation knows its reverse, because a drop carries what it drops. Uses {@code model}.
 *
 * <pre>{@code
 * var add = new AlterTable(TableName.of("user"), List.of(new AddColumn(column)));
 * add.reverse(); // an AlterTable that drops the column
 * }</pre>
 */
@NullMarked
package dev.limbeck.ops;

import org.jspecify.annotations.NullMarked;
