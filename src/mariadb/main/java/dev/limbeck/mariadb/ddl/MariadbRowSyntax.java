package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.server.RowSyntax;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;

/** Writes expressions in queries for rows in the syntax of MariaDB. */
final class MariadbRowSyntax implements RowSyntax {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    @Override
    public TokenRules tokens() {
        return MariadbTokens.RULES;
    }

    @Override
    public String quote(String name) {
        return SYNTAX.quote(name);
    }

    @Override
    public String quote(TableName table) {
        return SYNTAX.quote(table);
    }

    @Override
    public String spell(Column column) {
        return SYNTAX.spell(column.type());
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
