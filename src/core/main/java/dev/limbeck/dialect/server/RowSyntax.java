package dev.limbeck.dialect.server;

import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Options;
import dev.limbeck.model.TableName;

/** The syntax that a database uses for the expressions in queries for rows. */
public interface RowSyntax {

    /** {@return the rules for SQL text} */
    TokenRules tokens();

    /** {@return the syntax of the database} */
    SqlSyntax syntax();

    /** {@return the name in quotes} */
    default String quote(String name) {
        return syntax().quote(name);
    }

    /** {@return the name of the table in quotes, with its schema} */
    default String quote(TableName table) {
        return syntax().quote(table);
    }

    /** {@return the name of the type of the column} */
    default String spell(Column column) {
        return syntax().spell(column.type());
    }

    /** {@return the expression converted to the type of the column} */
    String cast(String expression, Column column);

    /** {@return the expression converted to text} */
    String text(String expression);

    /** {@return an expression that readers can use to identify a row of a table without a primary key} */
    String address();

    /** {@return whether the name of a table can mean a row, whose type belongs to the table} */
    default boolean hasRowTypes() {
        return false;
    }

    /** {@return whether the existing rows must satisfy the constraint} */
    default boolean isEnforced(Constraint constraint) {
        return true;
    }

    /** {@return whether a unique key with the given options accepts NULL more than once} */
    default boolean isNullDistinct(Options key) {
        return true;
    }
}
