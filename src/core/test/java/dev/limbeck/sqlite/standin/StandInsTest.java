package dev.limbeck.sqlite.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/** Tests that scratch databases accept the collations and functions that a schema uses, but no others. */
final class StandInsTest {
    private static final String TABLE =
            "create table t (id integer primary key, a text collate house, \"b\" text unique"
                    + " collate [Other One], c text check (valid(c) > 0 and c regexp '^a'), d text as (key_of(a, 1)) stored)";
    private static final String INDEX = "create unique index i on t (fold(a), b) where flag(a)";

    private static List<String> find(String... statements) throws SQLException {
        try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            return StandIns.find(fresh, List.of(statements));
        }
    }

    @Test
    void namesOfTheApplicationAreFound() throws SQLException {
        assertThat(find(TABLE, INDEX))
                .containsExactly(
                        "collation house",
                        "collation other one",
                        "function flag",
                        "function fold",
                        "function key_of",
                        "function regexp",
                        "function valid");
    }

    @Test
    void otherNamesBeforeParenthesesAreNot() throws SQLException {
        assertThat(find(
                        "create table \"t\" (id integer primary key, a varchar(20) collate nocase, b decimal(5, 2) references"
                                + " u (id), c double precision (3), regexp text, check (lower(a) in ('x') or not exists"
                                + " (select 1)), foreign key (b) references u (id), unique (a, b)) without rowid",
                        "create index i on t (a)",
                        "create unique index if not exists main.j on t(lower(a))",
                        "create view v (x, y) as with w (a, b) as (select 1, 2), z(c) as materialized (select 3) select"
                                + " sum(a) over (order by b), count(*) filter (where a > 1), json_extract(a, '$'), cast(a as"
                                + " varchar(3)) from w, z, json_each(a) join generate_things(1) where a in (1) and a like('x')",
                        "create trigger g after insert on t begin insert into t (a) values (replace(new.a, 'x', 'y(1)'));"
                                + " select raise(abort, 'no'); end",
                        "create virtual table f using fts5(a, b)"))
                .isEmpty();
    }

    static List<URL> drivers() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "drivers").toAbsolutePath())) {
            return jars.map(jar -> {
                        try {
                            return jar.toUri().toURL();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    /** The driver class on the model's class path is not the same class that Limbeck was compiled with. */
    @ParameterizedTest
    @MethodSource("drivers")
    void theyAreRegisteredWithEachDriver(URL jar) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar, logging()}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver)
                    loader.loadClass("org.sqlite.JDBC").getDeclaredConstructor().newInstance();
            try (Connection scratch =
                    Objects.requireNonNull(driver.connect("jdbc:sqlite::memory:", new Properties()))) {
                accepts(scratch);
            }
        }
    }

    private static URL logging() {
        return Logger.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void theyAreRegisteredWithTheDriverOfLimbeck() throws SQLException {
        try (Connection scratch = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            accepts(scratch);
        }
    }

    private static void accepts(Connection scratch) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            assertThatThrownBy(() -> statement.execute(TABLE)).isInstanceOf(SQLException.class);
            StandIns.register(scratch, List.of(TABLE, INDEX));
            statement.execute(TABLE);
            statement.execute(INDEX);
            statement.execute("insert into t (id, a, b, c) values (1, 'x', 'y', 'z'), (2, 'a', 'b', 'c')");
            try (ResultSet row = statement.executeQuery("select id, d from t order by a")) {
                assertThat(row.getInt(1)).isEqualTo(2);
                assertThat(row.getString(2)).isNull();
            }
            assertThatThrownBy(() -> statement.execute("select not_named(1)")).hasMessageContaining("no such function");
        }
    }
}
