package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests generated keys: in SQLite, a generated key is an alias of the rowid, so its table cannot be WITHOUT ROWID
 * (sqlite.org/withoutrowid.html, section 2).
 */
class RowidKeyTest {
    private static final String KEY = "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) ";

    @TempDir
    Path folder;

    private Path classes = Path.of(".");

    @BeforeEach
    void createFolder() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    private Journey shop(String table, String key) throws IOException {
        EntitySources.compile(
                classes, Map.of("shop", "@Entity " + table + " class Thing { " + key + " String name; }"));
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes)));
    }

    private static String query(Journey shop, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(shop.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void execute(Journey shop, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(shop.url());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Long    | id integer not null primary key, name varchar(255)",
                "Long    | id bigint not null primary key, name varchar(255)",
                "Integer | id integer not null primary key, name varchar(255)",
                "Long    | name varchar(255) primary key, id bigint",
                "Long    | id bigint, name varchar(255), primary key (id, name)"
            })
    void aGeneratedKeyDropsTheOption(String javaType, String columns) throws Exception {
        Journey shop = shop("", KEY + javaType + " id;");
        execute(
                shop,
                "create table thing (" + columns + ") without rowid",
                "insert into thing (id, name) values (7, 'a')");
        String before = query(shop, "select sql from sqlite_schema where name = 'thing'");

        assertThat(shop.autogenerate("generated").changes())
                .anyMatch(change -> change.toString().contains("WITHOUT ROWID"));
        shop.upgrade("head");

        assertThat(shop.check().changes()).isEmpty();
        execute(shop, "insert into thing (name) values ('b')");
        assertThat(query(shop, "select group_concat(id || name) from (select * from thing order by id)"))
                .isEqualTo("7a,8b");
        shop.downgrade("base");
        assertThat(query(shop, "select sql from sqlite_schema where name = 'thing'"))
                .containsIgnoringCase("without rowid");
        assertThat(query(shop, "select group_concat(id || name) from (select * from thing order by id)"))
                .isEqualTo("7a,8b");
        assertThat(before).containsIgnoringCase("without rowid");
    }

    /** Because of DESC, the column is not an alias of the rowid (sqlite.org/lang_createtable.html, section 5). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id integer primary key desc, name varchar(255)",
                "id INTEGER constraint pk primary /* a */ key /* b */ DESC on conflict replace, name varchar(255)"
            })
    void aGeneratedKeyDropsTheDescendingOrder(String columns) throws Exception {
        Journey shop = shop("", KEY + "Long id;");
        execute(shop, "create table thing (" + columns + ")", "insert into thing (id, name) values (7, 'a')");

        shop.autogenerate("generated");
        shop.upgrade("head");

        assertThat(shop.check().changes()).isEmpty();
        execute(shop, "insert into thing (name) values ('b')");
        assertThat(query(shop, "select group_concat(id || name) from (select * from thing order by id)"))
                .isEqualTo("7a,8b");
        shop.downgrade("base");
        assertThat(query(shop, "select sql from sqlite_schema where name = 'thing'"))
                .containsIgnoringCase("desc");
        execute(shop, "insert into thing (id, name) values (null, 'c')");
        assertThat(query(shop, "select count(*) from thing where id is null")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Id Long id;", "@Id @GeneratedValue(strategy = GenerationType.UUID) String id;"})
    void anotherKeyKeepsTheOption(String key) throws Exception {
        Journey shop = shop("", key);
        String type = key.contains("Long") ? "bigint" : "varchar(255)";
        execute(shop, "create table thing (id " + type + " not null primary key, name varchar(255)) without rowid");

        assertThat(shop.check().changes()).isEmpty();
    }

    @Test
    void anEntityCannotHaveBoth() throws IOException {
        Journey shop = shop("@Table(options = \"without rowid\")", KEY + "Long id;");

        assertThatThrownBy(() -> shop.autogenerate("both"))
                .isInstanceOf(LimbeckException.class)
                .hasMessage(
                        "shop.Thing: its key id is generated by the database (GenerationType.IDENTITY), which a table"
                                + " with the option WITHOUT ROWID does not support. Remove the option from @Table, or use"
                                + " another generator.");
    }
}
