package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.server.RowSyntax;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Options;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;

/** Writes expressions in queries for rows in the syntax of PostgreSQL. */
final class PostgresqlRowSyntax implements RowSyntax {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    @Override
    public TokenRules tokens() {
        return SqlTokenizer.RULES;
    }

    @Override
    public SqlSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public String cast(String expression, Column column) {
        return "(" + expression + ")::" + spell(column);
    }

    @Override
    public String text(String expression) {
        return expression + "::text";
    }

    @Override
    public String address() {
        return "ctid::text";
    }

    @Override
    public boolean hasRowTypes() {
        return true;
    }

    @Override
    public boolean isEnforced(Constraint constraint) {
        return !constraint.options().has(PostgresqlOptions.NOT_VALID);
    }

    @Override
    public boolean isNullDistinct(Options key) {
        return !key.has(PostgresqlOptions.NULLS_NOT_DISTINCT);
    }
}
