package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that each object that uses an enum type either has all its properties after the type was replaced, or is
 * mentioned in an error before anything is changed.
 */
class EnumReplacementTest {
    private static final String DROP = " Drop it first with op.execute, and create it again afterwards.";
    private static final String DROP_BOTH = " Drop them first with op.execute, and create them again afterwards.";
    private static final String KEY = " PostgreSQL cannot change the type of a partition key, so create another table"
            + " with op.execute, and move the rows to it.";

    private final Connection connection = PostgresqlServer.open();

    @BeforeEach
    void create() throws SQLException {
        execute("create type colour as enum ('GREEN', 'RED');"
                + " create table thing (id int primary key, colour colour default 'RED', colours colour[])");
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

    private void replace() throws SQLException {
        execute(new EnumReplacement(TableName.of("colour")).by(List.of("RED", "GREEN", "BLUE")));
        assertThat(query("select enum_range(null::colour)::text")).containsExactly("{RED,GREEN,BLUE}");
    }

    /** What uses the type, and the reason in the message. */
    private static final List<String> USERS = List.of(
            "alter table thing add g colour generated always as (case when id > 1 then 'RED'::colour end) stored"
                    + "| generated column g of table thing uses the type.",
            "alter table thing add g boolean generated always as (colour is null) stored"
                    + "| generated column g of table thing uses column colour of table thing.",
            "alter table thing add g int generated always as (case when 'RED'::colour > 'GREEN' then id end) stored"
                    + "| generated column g of table thing uses the type.",
            "create domain hue as colour; alter table thing add h hue,"
                    + " add g boolean generated always as (h is null) stored"
                    + "| generated column g of table thing uses column h of table thing.",
            "create function f() returns bigint language sql begin atomic select count(colour) from thing; end"
                    + "| function f() uses column colour of table thing.",
            "create function f(colour) returns int language sql as 'select 1'| function f(colour) uses the type.",
            "create view v as select colour from thing;"
                    + " create function f() returns bigint language sql begin atomic select count(*) from v; end"
                    + "| function f() uses view v.",
            "create view v as select colour from thing; create table o (t v)| column t of table o uses view v.",
            "create table o (t thing[])| column t of table o stores rows of table thing.",
            "create type pair as (first thing); create table o (t pair)"
                    + "| column t of table o stores rows of table thing.",
            "create type pair as (first int, colours colour[])| composite type pair uses the type.",
            "create type span as range (subtype = colour)| type span uses the type.",
            "create publication p for table thing (id, colour)"
                    + "| publication of table thing in publication p uses column colour of table thing.");

    @Test
    void anObjectThatKeepsTheTypeIsMentioned() throws SQLException {
        for (String user : USERS) {
            assertRefused(user.substring(0, user.lastIndexOf('|')), user.substring(user.lastIndexOf("| ") + 2) + DROP);
        }
    }

    /** The changes of the SQL are rolled back afterwards. */
    private void assertRefused(String sql, String reason) throws SQLException {
        connection.setAutoCommit(false);
        execute(sql);
        Savepoint savepoint = connection.setSavepoint();
        List<String> before = query("select max(oid::bigint)::text from pg_class union all"
                + " select xmin::text from pg_type where typname = 'colour'");
        assertThatThrownBy(this::replace)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("The values of colour cannot be replaced, because " + reason + "\n");
        connection.rollback(savepoint);
        assertThat(query("select max(oid::bigint)::text from pg_class union all"
                        + " select xmin::text from pg_type where typname = 'colour'"))
                .isEqualTo(before);
        connection.rollback();
    }

    @Test
    void severalObjectsAreMentionedInOneError() throws SQLException {
        assertRefused(
                "create function f(colour) returns int language sql as 'select 1';"
                        + " create type pair as (a int, b colour); create table o (t thing)",
                "column t of table o stores rows of table thing, and composite type pair and function f(colour)"
                        + " use the type." + DROP_BOTH);
    }

    /** Other objects are not mentioned, because dropping them would not help. */
    @Test
    void aPartitionKeyIsMentioned() throws SQLException {
        for (String key : List.of("list (colour)", "range (id, colour)", "list ((colour is null))")) {
            assertRefused(keyed(key), "the partition key of table p uses column colour of table p." + KEY);
        }
        String value = keyed("list ((case when id > 1 then 'RED'::colour end))");
        assertRefused(value, "the partition key of table p uses the type." + KEY);
    }

    private static String keyed(String key) {
        return "create function f(colour) returns int language sql as 'select 1';"
                + " create table p (id int, colour colour) partition by " + key;
    }

    /** The server creates them again together with those of the partitioned table, but with default properties. */
    @Test
    void theObjectsOfPartitionsKeepTheirNamesAndProperties() throws SQLException {
        execute("create function f() returns trigger language plpgsql as 'begin return new; end';"
                + " create table p (id int not null, colour colour not null, constraint red check (colour = 'RED'),"
                + " constraint one unique (id, colour)) partition by range (id);"
                + " create table p1 partition of p for values from (0) to (9);"
                + " create table p2 partition of p for values from (10) to (19) partition by range (id);"
                + " create table p3 partition of p2 for values from (10) to (15);"
                + " create index a on p (colour); create index b on p (colour desc); create index c on p (id)"
                + " where colour = 'RED'; create trigger t before insert on p for each row when (new.colour = 'RED')"
                + " execute function f(); create trigger u before insert on p for each row when (new.colour = 'RED')"
                + " execute function f()");
        execute("alter index p1_colour_idx rename to swapped; alter index p1_colour_idx1 rename to p1_colour_idx;"
                + " alter index swapped rename to p1_colour_idx1; alter index p2_colour_idx rename to \"Second\";"
                + " alter index p3_colour_idx rename to third; alter index p1_id_idx rename to \"An id\";"
                + " alter index p1_id_colour_key rename to only_one; alter table p1 cluster on p1_colour_idx;"
                + " alter index third set (fillfactor = 55); alter table p1 replica identity using index only_one;"
                + " alter table p1 disable trigger t; alter table p disable trigger u;"
                + " alter table p3 enable always trigger u");
        execute("comment on index \"Second\" is 'second'; comment on index p1_colour_idx is 'an index';"
                + " comment on constraint only_one on p1 is 'a key'; comment on constraint red on p1 is 'a check';"
                + " comment on trigger t on p3 is 'a trigger';"
                + " create cast (varchar as colour) with inout as implicit;"
                + " comment on cast (varchar as colour) is 'a cast'");
        List<String> before = query(PROPERTIES);
        assertThat(before)
                .contains("a cast", "trigger t on table p1 D", "trigger u on table p3 A")
                .hasSize(40);
        replace();
        assertThat(query(PROPERTIES)).isEqualTo(before);
        replace();
        assertThat(query(PROPERTIES)).isEqualTo(before);
    }

    private static final String PROPERTIES =
            """
            select concat(pg_get_indexdef(i.indexrelid), h.inhparent::regclass, i.indisclustered, i.indisreplident,
                c.reloptions, c.reltablespace) from pg_index i join pg_class c on c.oid = i.indexrelid
                left join pg_inherits h on h.inhrelid = c.oid where c.oid > 16383 and c.relnamespace = 'public'::regnamespace
            union all select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where oid > 16383
                and contype <> 'n'
            union all select pg_describe_object('pg_trigger'::regclass, oid, 0) || ' ' || tgenabled::text from pg_trigger
            union all select description from pg_description where objoid > 16383
            order by 1
            """;
}
