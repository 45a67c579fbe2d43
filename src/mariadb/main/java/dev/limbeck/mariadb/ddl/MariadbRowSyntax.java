package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.server.RowSyntax;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;

/** Writes the expressions in row queries in MariaDB's syntax. */
final class MariadbRowSyntax implements RowSyntax {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    @Override
    public TokenRules tokens() {
        return MariadbTokens.RULES;
    }

    @Override
    public SqlSyntax syntax() {
        return SYNTAX;
    }

    /** Writes a CAST only if MariaDB can cast to the type; other values are compared without a conversion. */
    @Override
    public String cast(String expression, Column column) {
        String target =
                switch (MariadbTypes.name(column.type())) {
                    case "tinyint", "smallint", "mediumint", "int", "bigint" -> "SIGNED";
                    case "decimal", "datetime", "date", "time" -> spell(column);
                    case "double", "float" -> "DOUBLE";
                    default -> "";
                };
        return target.isEmpty() ? "(" + expression + ")" : "CAST((" + expression + ") AS " + target + ")";
    }

    @Override
    public String text(String expression) {
        return "CONCAT(" + expression + ")";
    }

    @Override
    public String address() {
        return "'a row without a primary key'";
    }
}
