package dev.limbeck.postgresql;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.Urls;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.postgresql.ddl.PostgresqlPlanner;
import dev.limbeck.postgresql.rows.PostgresqlRows;
import dev.limbeck.postgresql.session.PostgresqlUrls;
import dev.limbeck.postgresql.syntax.PostgresqlScript;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.Set;

/** Support for PostgreSQL. */
public final class PostgresqlDialect implements Dialect {
    /** PostgreSQL stores an unquoted name in lower case. */
    public static final NameRules NAMES = NameRules.of(NameRule.LOWER);

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Traits traits() {
        return new Traits(
                "PostgreSQL",
                Set.of(
                        Feature.COMMENTS,
                        Feature.ROLES,
                        Feature.SCHEMAS,
                        Feature.TRANSACTIONAL_DDL,
                        Feature.TRIGGER_NAMES_PER_TABLE),
                NAMES);
    }

    @Override
    public Urls urls() {
        return new PostgresqlUrls();
    }

    @Override
    public SqlSyntax words() {
        return new PostgresqlSyntax();
    }

    @Override
    public Reflector reflector() {
        throw missing("reading a schema");
    }

    @Override
    public Planner planner() {
        return new PostgresqlPlanner(sameness());
    }

    @Override
    public Sessions sessions() {
        throw missing("running a transaction");
    }

    @Override
    public Scratches scratches() {
        throw missing("creating a scratch database");
    }

    @Override
    public Rows rows() {
        return new PostgresqlRows();
    }

    @Override
    public Sameness sameness() {
        throw missing("comparing definitions");
    }

    @Override
    public ScriptSyntax script() {
        return new PostgresqlScript();
    }

    private static UnsupportedChange missing(String what) {
        return new UnsupportedChange("Limbeck does not support " + what + " on PostgreSQL yet.");
    }
}
