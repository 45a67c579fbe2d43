package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.read.PostgresqlReflector;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that the database's enumeration types are changed without loss in both directions. */
class EnumTypesTest {
    private Connection connection = PostgresqlServer.open();

    @BeforeEach
    void create() throws SQLException {
        execute("create type colour as enum ('GREEN', 'RED')");
        execute("create cast (varchar as colour) with inout as implicit");
        execute("create table thing (id int, colour colour default 'RED', colours colour[], note text)");
        execute("insert into thing values (1, 'GREEN', '{GREEN,RED}')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private Catalog catalog() throws SQLException {
        return new PostgresqlReflector(PostgresqlTypes::parse).reflect(connection);
    }

    private List<String> values() throws SQLException {
        return catalog().enumerations().getOrDefault(TableName.of("colour"), List.of());
    }

    private List<Operation> changes(String declared, Map<String, String> renames) throws SQLException {
        return new EnumTypes(List.of(), catalog(), renames)
                .with(List.of(ExecuteSql.of(new SqlText("create type Colour as enum " + declared))));
    }

    private void run(List<Operation> operations) throws SQLException {
        for (Operation operation : operations) {
            OperationPlan plan = new PostgresqlDialect()
                    .planner()
                    .planWithoutSchema(operation, PlanOptions.DEFAULT, Need.ANY)
                    .orElseThrow();
            for (var planned : plan.statements()) {
                execute(planned.sql());
            }
        }
    }

    @Test
    void addsValuesAtTheirPlaces() throws SQLException {
        List<Operation> changes = changes("('AMBER', 'GREEN', 'OLIVE', 'RED', 'WHITE')", Map.of());
        assertThat(changes).hasSize(3).noneMatch(each -> each.describe().startsWith("replace"));
        run(changes);
        assertThat(values()).containsExactly("AMBER", "GREEN", "OLIVE", "RED", "WHITE");
        assertThat(Operation.reversed(changes))
                .extracting(Operation::describe)
                .containsExactly(
                        "replace the values of the type colour with AMBER, GREEN, OLIVE, RED",
                        "replace the values of the type colour with AMBER, GREEN, RED",
                        "replace the values of the type colour with GREEN, RED");
        assertThat(Operation.reversed(Operation.reversed(changes))).isEqualTo(changes);
        run(Operation.reversed(changes));
        assertThat(values()).containsExactly("GREEN", "RED");
    }

    @Test
    void doesNotRemoveAValueThatARowHas() throws SQLException {
        List<Operation> changes = changes("('RED')", Map.of());
        List<String> before = catalog().otherObjects();
        assertThatThrownBy(() -> run(changes))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("invalid input value for enum colour: \"GREEN\"");
        assertThat(catalog().otherObjects()).isEqualTo(before);
        execute("update thing set colour = 'RED', colours = null");
        String definition = catalog().definition(TableName.of("thing")).get(0);
        run(changes);
        assertThat(values()).containsExactly("RED");
        assertThat(catalog().definition(TableName.of("thing"))).first().isEqualTo(definition);
        run(Operation.reversed(changes));
        assertThat(catalog().otherObjects()).isEqualTo(before);
    }

    @Test
    void renamesAValueThatARowHas() throws SQLException {
        List<Operation> changes = changes("('OLIVE', 'RED')", Map.of("colour.GREEN", "OLIVE"));
        run(changes);
        assertThat(values()).containsExactly("OLIVE", "RED");
        run(Operation.reversed(changes));
        assertThat(values()).containsExactly("GREEN", "RED");
    }

    @Test
    void keepsATypeThatNoColumnOfTheModelHas() throws SQLException {
        assertThat(new EnumTypes(List.of(), catalog(), Map.of()).with(List.of()))
                .isEmpty();
    }

    /** Everything that uses the type, or a column of this type, is recreated unchanged. */
    @Test
    @Tag("slow")
    void replacesATypeThatViewsAndConstraintsUse() throws SQLException {
        execute("update thing set colour = 'RED', colours = null");
        for (String sql : USERS) {
            execute(sql);
        }
        List<String> before = dump();
        run(changes("('RED', 'GREEN')", Map.of()));
        assertThat(values()).containsExactly("RED", "GREEN");
        assertThat(dump()).isEqualTo(before);
        run(changes("('GREEN', 'RED')", Map.of()));
        assertThat(dump()).isEqualTo(before);
        List<Operation> renamed = changes("('BLACK', 'RED', 'OLIVE')", Map.of("colour.GREEN", "OLIVE"));
        run(renamed);
        assertThat(values()).containsExactly("BLACK", "RED", "OLIVE");
        assertThat(dump()).anyMatch(line -> line.contains("'OLIVE'::colour")).noneMatch(line -> line.contains("GREEN"));
        run(Operation.reversed(renamed));
        assertThat(dump()).isEqualTo(before);
        execute("insert into thing (id, colour) values (2, 'GREEN')");
    }

    private static final List<String> USERS = List.of(
            "create view seen as select id, colour from thing where colour <> 'GREEN'",
            "comment on view seen is 'what is seen'",
            "comment on column seen.colour is 'its colour'",
            "alter view seen alter column colour set default 'RED'",
            "grant select on seen to public",
            "create view seen_again with (security_barrier) as select s.id, t.colours from seen s join thing t using"
                    + " (id)",
            "create view constant as select 'GREEN'::colour as best",
            "create materialized view counted as select colour, count(*) as note from seen group by colour",
            "create unique index counted_key on counted (colour)",
            "create table other (colour colour primary key, note text, rights int)",
            "insert into other values ('RED'), ('GREEN')",
            "alter table thing add constraint known foreign key (colour) references other on delete cascade",
            "alter table thing add constraint not_green check (colour <> 'GREEN' or id = 2)",
            "comment on constraint not_green on thing is 'a constraint'",
            "alter table thing add constraint listed check (colours <> '{GREEN}'::colour[]) not valid",
            "alter table thing add constraint once exclude using btree (id with =) where (colour = 'GREEN')",
            "create index reds on thing (id) where colour = 'RED'",
            "comment on index reds is 'an index'",
            "create index plain on thing (colour)",
            "alter table thing enable row level security",
            "create policy own on thing using (colour <> 'GREEN')",
            "create function f() returns trigger language plpgsql as $$ begin return new; end $$",
            "create trigger changed before update of colour on thing for each row when (new.colour = 'RED')"
                    + " execute function f()",
            "create table parted (id int, colour colour default 'RED', check (colour <> 'GREEN'))"
                    + " partition by range (id)",
            "create table parted_1 partition of parted for values from (0) to (10)",
            "create index parted_ix on parted (id) where colour = 'RED'");

    private List<String> dump() throws SQLException {
        List<String> lines = new ArrayList<>(catalog().definitions());
        lines.removeIf(line -> line.startsWith("CREATE TYPE"));
        for (String name : List.of("thing", "other", "seen", "seen_again", "counted", "parted", "domained", "far")) {
            lines.addAll(catalog().definition(TableName.of(name)));
            catalog().columnUsers(TableName.of(name)).forEach(user -> lines.add(user.toString()));
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select description from pg_description where objoid > 16383 union all"
                                + " select relname || (select coalesce(string_agg(x::text, ' ' order by x::text), '')"
                                + " from unnest(coalesce(relacl, acldefault('r', relowner))) x) from pg_class"
                                + " where oid > 16383 and relkind in ('r', 'v', 'm')"
                                + " union all select relname || reloptions::text from pg_class where oid > 16383"
                                + " and reloptions is not null union all"
                                + " select concat(pg_get_constraintdef(oid), conname, conislocal, coninhcount)"
                                + " from pg_constraint where oid > 16383 and contype <> 'n' union all select"
                                + " concat(pg_get_statisticsobjdef(oid), stxowner::regrole, stxstattarget)"
                                + " from pg_statistic_ext order by 1")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        Collections.sort(lines);
        return lines;
    }

    /** The statement reads the definitions when it runs, not when the revision is written. */
    @Test
    @Tag("slow")
    void whatChangesAfterTheRevisionWasWrittenIsKept() throws SQLException {
        execute("update thing set colour = 'RED', colours = null");
        for (String sql : USERS) {
            execute(sql);
        }
        List<Operation> changes = changes("('RED', 'GREEN')", Map.of());
        for (String sql : LATER) {
            execute(sql);
        }
        List<String> before = dump();
        run(changes);
        assertThat(values()).containsExactly("RED", "GREEN");
        assertThat(dump()).isEqualTo(before);
        run(Operation.reversed(changes));
        assertThat(values()).containsExactly("GREEN", "RED");
        assertThat(dump()).isEqualTo(before);
    }

    private static final List<String> LATER = List.of(
            "alter default privileges grant insert on tables to pg_monitor",
            "create or replace view seen as select id, colour from thing where colour = 'GREEN' and id > 1",
            "alter view seen set (security_barrier = true, check_option = local)",
            "comment on view seen is 'what was seen'",
            "comment on column seen.colour is null",
            "alter view seen alter column colour drop default",
            "revoke select on seen from public",
            "grant select on seen to pg_monitor with grant option",
            "grant update (colour) on seen to pg_read_all_stats",
            "revoke truncate on seen from current_user",
            "drop view constant",
            "create view later as select colour, s.colours[1] as one from seen_again s join thing using (id)",
            "create rule nothing as on update to later do instead nothing",
            "comment on rule nothing on later is 'a rule'",
            "create trigger inserted instead of insert on later for each row execute function f()",
            "comment on trigger inserted on later is 'a trigger'",
            "comment on index counted_key is 'a key'",
            "alter materialized view counted cluster on counted_key",
            "refresh materialized view counted with no data",
            "alter policy own on thing using (colour = 'GREEN')",
            "create policy reader on thing for select to pg_monitor using (id in (select id from seen))",
            "comment on policy reader on thing is 'a policy'",
            "alter table thing disable trigger changed",
            "alter table thing alter colour set default 'GREEN'",
            "create rule log as on delete to thing where old.colour = 'RED' do also select 1",
            "alter table thing disable rule log",
            "drop index reds",
            "create table other_values (x int)",
            "create index greens on thing (id) where colour = 'GREEN'",
            "create index upper on thing (upper(note)) where colour <> 'RED'",
            "alter index upper alter column 1 set statistics 55",
            "create statistics s on id, colour from thing",
            "alter statistics s set statistics 44",
            "create schema kept",
            "create statistics kept.\"of Colour\" on (colour = 'RED'), id from thing",
            "create statistics kept.text on (note::colour) from thing",
            "create statistics kept.plain on ('{RED}'::colour[] = array[x::text::colour]) from other_values",
            "create statistics kept.counts on colour, (colour < 'RED') from counted",
            "do $$ declare s text; begin for s in select format('statistics %s.%I', stxnamespace::regnamespace, stxname)"
                    + " from pg_statistic_ext loop execute format('comment on %s is %L', s, s);"
                    + " execute format('alter %s owner to pg_monitor', s);"
                    + " execute format('alter %s set statistics 33', s); end loop; end $$",
            "alter statistics kept.text set statistics -1",
            "alter table thing alter colours set storage external",
            "alter table thing drop constraint not_green",
            "create cast (colour as varchar) with inout as assignment",
            "create table newer (colour colour[] not null default '{RED}')",
            "alter table thing add sure boolean default ('RED'::colour > 'GREEN'), add word text default 'RED'::colour::text",
            "create domain worded as text constraint w check (value::colour <> 'GREEN')",
            "comment on constraint w on domain worded is 'a constraint of another domain'",
            "create foreign data wrapper wrapper",
            "create server far foreign data wrapper wrapper",
            "create foreign table far (colour colour default 'RED', constraint far_check check (colour <> 'GREEN')) server far",
            "create domain bright as colour default 'RED' constraint c check (value <> 'GREEN')",
            "create domain brights as bright[] not null",
            "create domain brighter as bright",
            "comment on domain bright is 'a domain'",
            "comment on constraint c on domain bright is 'a constraint of a domain'",
            "revoke all on domain bright from public",
            "create table domained (a bright, b brights, c brighter default 'RED', d bright[])",
            "insert into domained values ('RED', '{RED}', null, '{RED}')",
            "create view of_domain as select * from domained where a::colour = 'RED'");

    /** A database that was created only by the revisions does not have objects that were created by hand. */
    @Test
    void objectsInOtherSchemasOfTheSearchPathStayThere() throws SQLException {
        execute("create schema app");
        execute("set search_path = app, public");
        execute("create type mood as enum ('A', 'B')");
        execute("create table m (mood mood)");
        execute("create domain public.d as mood");
        execute("create view public.v as select mood, 'A'::d as d from m");
        run(List.of(ExecuteSql.of(new ExecuteSql.EnumValues(TableName.of("mood"), List.of("A", "C")))));
        assertThat(query(
                        "select typnamespace::regnamespace || '.' || typname from pg_type where typname in ('mood', 'd', 'v')"
                                + " order by 1"))
                .containsExactly("app.mood", "public.d", "public.v");
        assertThat(query("show search_path")).containsExactly("app, public");

        assertThatThrownBy(() ->
                        run(List.of(ExecuteSql.of(new ExecuteSql.EnumValues(TableName.of("colour"), List.of("RED"))))))
                .hasMessageContaining("type \"colour\" does not exist");
        execute("set search_path = public");
        assertThat(values()).containsExactly("GREEN", "RED");
    }

    @Test
    void aDatabaseWithoutTheUsersIsChangedToo() throws SQLException {
        execute("update thing set colour = 'RED', colours = null");
        List<String> plain = dump();
        for (String sql : USERS) {
            execute(sql);
        }
        List<Operation> changes = changes("('RED', 'GREEN')", Map.of());
        execute("drop materialized view counted; drop view seen_again, constant, seen; drop policy own on thing;"
                + " drop trigger changed on thing; drop function f; drop table parted");
        execute("alter table thing drop constraint known, drop constraint not_green, drop constraint listed,"
                + " drop constraint once; alter table thing disable row level security; drop index reds, plain;"
                + " drop table other");
        run(changes);
        assertThat(values()).containsExactly("RED", "GREEN");
        run(Operation.reversed(changes));
        assertThat(dump()).isEqualTo(plain);
    }

    /**
     * If an object cannot be created again, an error that mentions the object is reported before anything is changed.
     */
    @Test
    @Tag("slow")
    void aTypeThatAFunctionOrRangeUsesIsNotReplaced() throws SQLException {
        execute("update thing set colour = 'RED', colours = null");
        for (String sql : List.of(
                "create function g(colour) returns int language sql as 'select 1'",
                "create type span as range (subtype = colour)",
                "create type pair as (a int, b colour)")) {
            execute(sql);
            List<String> before = dump();
            List<Operation> changes = changes("('RED')", Map.of());
            assertThatThrownBy(() -> run(changes))
                    .hasMessageContaining("The values of colour cannot be replaced, because ")
                    .hasMessageContaining(sql.replaceFirst("create (?:function|domain|type) (\\w+).*", "$1"))
                    .hasMessageContaining("uses the type");
            assertThat(dump()).isEqualTo(before);
            execute(sql.replaceFirst("create (function|domain|type) (\\w+).*", "drop $1 $2"));
        }
    }
}
