package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;

/** The statements for views. */
final class ViewDdl {
    private ViewDdl() {}

    /** {@return the statement that drops the view} */
    static String drop(View view) {
        return "DROP " + (isMaterialized(view) ? "MATERIALIZED " : "") + "VIEW "
                + new PostgresqlSyntax().quote(view.name());
    }

    static boolean isMaterialized(View view) {
        return SqlTokenizer.meaningful(view.definition().sql()).stream()
                .takeWhile(token -> !token.is("as"))
                .limit(4)
                .anyMatch((SqlToken token) -> token.is("materialized"));
    }
}
