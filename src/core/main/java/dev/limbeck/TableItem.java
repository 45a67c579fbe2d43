package dev.limbeck;

/** An argument of {@link Operations#createTable}: a column, a constraint or a table option. */
public sealed interface TableItem permits ColumnDefinition, ConstraintDefinition, TableOption {}
