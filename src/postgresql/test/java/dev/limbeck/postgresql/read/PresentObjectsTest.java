package dev.limbeck.postgresql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.query.ExtraQueries;
import dev.limbeck.postgresql.query.NeedQueries;
import dev.limbeck.postgresql.query.OtherQueries;
import dev.limbeck.postgresql.query.TableQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that queries are left out only if they would return no rows. */
class PresentObjectsTest {
    private static final String TABLE =
            "create table t (id int primary key, code varchar(9), price numeric); create role limbeck_present;";

    /** Each statement creates the only object of its kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create type mood as enum ('a')",
                "create domain code as text",
                "create type span as range (subtype = float8)",
                "create type pair as (one int, two text)",
                "create schema other create table u (id int)",
                "create function f() returns int language sql as 'select 1'",
                "create function f() returns int language sql return (select max(id) from t)",
                "create procedure p() language sql as 'select 1'",
                "create aggregate total (int) (sfunc = int4pl, stype = int)",
                "create function f(int) returns xml language sql as 'select null::xml';"
                        + " create cast (int as xml) with function f(int)",
                "create cast (int as xml) with inout",
                "create table child () inherits (t)",
                "create table parts (id int) partition by list (id); create table one partition of parts for values in (1)",
                "alter table t add constraint x exclude using btree (code with =)",
                "create policy p on t using (id > 1)",
                "alter table t enable row level security",
                "alter table t force row level security",
                "create rule r as on delete to t do instead nothing",
                "create view v as select id from t; create rule r as on insert to v do instead nothing",
                "create statistics s on code, price from t",
                "create trigger g before update on t for each row execute function suppress_redundant_updates_trigger()",
                "create view v as select id from t; grant select on v to limbeck_present",
                "create materialized view m as select id from t; grant select on m to limbeck_present",
                "do $$ begin execute 'create publication p for table t' || case when current_setting('server_version_num')::int"
                        + " < 150000 then '' else ' (id)' end; end $$",
                "grant select (code) on t to limbeck_present",
                "alter table t alter code set storage external",
                "alter table t alter code set statistics 7; create index i on t (lower(code))",
                "comment on constraint t_pkey on t is 'key'",
                "create extension pg_trgm",
                "create collation plain from \"C\"",
                "create operator === (leftarg = int, rightarg = int, function = int4eq)",
                "create operator family backwards using btree",
                "create text search dictionary words (template = simple)",
                "create text search configuration english_words (copy = english)",
            })
    void nothingIsMissing(String statements) throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists limbeck_present");
            statement.execute(TABLE + statements);
            try {
                List<List<Row>> all = PostgresqlReflector.read(connection, PresentObjectsTest::all);
                ServerRows.Others read = PostgresqlReflector.read(connection, ServerRows.Others::read);
                assertThat(read(read)).hasToString(all.toString());
            } finally {
                statement.execute("drop owned by limbeck_present; drop role limbeck_present");
            }
        }
    }

    /** The queries of an empty database would return nothing, so that they are left out. */
    @Test
    void anEmptyDatabaseHasNoneOfTheKinds() throws SQLException {
        try (Connection connection = PostgresqlServer.open()) {
            assertThat(PostgresqlReflector.read(connection, PresentObjectsTest::kinds))
                    .isEmpty();
        }
    }

    private static List<String> kinds(CatalogQueries queries) throws SQLException {
        PresentObjects present = PresentObjects.read(queries);
        return List.of(
                        PresentObjects.CASTS,
                        PresentObjects.CHILDREN,
                        PresentObjects.EXCLUSIONS,
                        PresentObjects.EXTRAS,
                        PresentObjects.FUNCTIONS,
                        PresentObjects.POLICIES,
                        PresentObjects.PUBLICATIONS,
                        PresentObjects.ROW_SECURITY,
                        PresentObjects.RULES,
                        PresentObjects.STATISTICS,
                        PresentObjects.TRIGGERS,
                        PresentObjects.TYPES,
                        PresentObjects.VIEWS)
                .stream()
                .filter(present::haveAny)
                .toList();
    }

    private static List<List<Row>> all(CatalogQueries queries) throws SQLException {
        return List.of(
                queries.rows(TableQueries.SEQUENCES),
                queries.rows(TableQueries.TRIGGERS),
                queries.rows(OtherQueries.SCHEMAS),
                queries.rows(OtherQueries.EXTENSIONS),
                queries.rows(OtherQueries.TYPES),
                queries.rows(OtherQueries.CASTS),
                queries.rows(OtherQueries.FUNCTIONS),
                queries.rows(OtherQueries.VIEW_GRANTS),
                queries.rows(UserQueries.VIEW_RULES),
                queries.rows(UserQueries.USERS),
                queries.rows(OtherQueries.OTHERS),
                queries.rows(ExtraQueries.EXTRAS),
                queries.rows(NeedQueries.NEEDS));
    }

    private static List<List<Row>> read(ServerRows.Others others) {
        return List.of(
                others.sequences(),
                others.triggers(),
                others.schemas(),
                others.extensions(),
                others.types(),
                others.casts(),
                others.functions(),
                others.grants(),
                others.viewRules(),
                others.users(),
                others.rest(),
                others.extras(),
                others.needs());
    }
}
