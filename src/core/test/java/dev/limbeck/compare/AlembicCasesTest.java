package dev.limbeck.compare;

import static dev.limbeck.compare.Reflected.differences;
import static dev.limbeck.compare.Reflected.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the cases from Alembic's tests for autogenerate, with the results that Limbeck is expected to produce. */
class AlembicCasesTest {

    @Test
    void detectsTheChangesOfAlembicsFirstTest() {
        Schema live = schema(
                "create table user(id integer primary key, name varchar(50), a1 text, pw varchar(50))",
                "create index pw_idx on user(pw)",
                "create table address(id integer primary key, email varchar(100) not null)",
                "create table \"order\"(order_id integer primary key, amount numeric(8, 2) not null default 0,"
                        + " constraint ck_order check (amount >= 0))",
                "create table extra(x char, uid integer references user(id))");
        Schema model = schema(
                "create table user(id integer primary key, name varchar(50) not null, a1 text default 'x')",
                "create table address(id integer primary key, email varchar(100) not null, street varchar(50),"
                        + " constraint uq_email unique (email))",
                "create table \"order\"(order_id integer primary key, amount numeric(10, 2) default 0,"
                        + " user_id integer references user(id), constraint ck_order check (amount >= 0))",
                "create table item(id integer primary key, description varchar(100),"
                        + " order_id integer references \"order\"(order_id))");

        assertThat(differences(live, model))
                .containsExactly(
                        "added table item",
                        "added column address.street varchar(50)",
                        "added unique constraint address.uq_email (email)",
                        "added column order.user_id integer",
                        "changed column order.amount type numeric(8, 2) -> numeric(10, 2), not null -> null",
                        "added foreign key order (user_id) to user (id)",
                        "dropped index user.pw_idx (pw)",
                        "changed column user.name null -> not null",
                        "changed column user.a1 default none -> 'x'",
                        "dropped column user.pw",
                        "dropped table extra");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(6) | varchar(6) | false",
                "varchar(6) | varchar(12) | true",
                "char | varchar(1) | true",
                "text | varchar(255) | true",
                "integer | varchar(10) | true",
                "numeric(8, 0) | numeric(8, 2) | true",
                "bigint | integer | true",
                "int | INTEGER | false",
                "decimal(8, 2) | NUMERIC(8,2) | false",
                "datetime | timestamp | false",
                "varchar(30) | varchar | true",
                "decimal(10, 5) | decimal(10) | true",
                "geometry | GEOMETRY | false"
            })
    void comparesTypesWithLengthsAndIgnoresSynonyms(String live, String model, boolean differs) {
        assertThat(differences("create table t(a " + live + ")", "create table t(a " + model + ")"))
                .hasSize(differs ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'some default' | 'new default' | true",
                "15 | 20 | true",
                "'it''s \"so\" \\ / %' | 'it''s \"so\" \\ / %' | false",
                "(datetime('now', 'localtime')) | (DATETIME('now','localtime')) | false",
                "5 | 5 | false",
                "5.2 | 5.3 | true",
                "'' | '' | false",
                "(1+1) | (1 + 1) | false",
                "CURRENT_TIMESTAMP | current_timestamp | false"
            })
    void comparesDefaultsByTheirMeaning(String live, String model, boolean differs) {
        assertThat(differences(
                        "create table t(a text default " + live + ")", "create table t(a text default " + model + ")"))
                .hasSize(differs ? 1 : 0);
    }

    @Test
    void addsColumnsInModelOrderAndDropsThemInReverseOrder() {
        assertThat(differences("create table t(a int)", "create table t(x int, a int, z int, y int)"))
                .containsExactly("added column t.x int", "added column t.z int", "added column t.y int");
        assertThat(differences("create table t(x int, a int, z int, y int)", "create table t(a int)"))
                .containsExactly("dropped column t.y", "dropped column t.z", "dropped column t.x");
    }

    @Test
    void ignoresTheCaseOfNames() {
        assertThat(differences(
                        "create table T(A int, constraint UQ unique(A));\ncreate index IX on T(A)",
                        "create table t(a int, constraint uq unique(a));\ncreate index ix on t(a)"))
                .isEmpty();
    }

    @Test
    void distinguishesAUniqueConstraintFromIndexesOnTheSameColumns() {
        String both = "create table t(a int, constraint uq unique(a));\ncreate index ix on t(a);\n"
                + "create unique index ux on t(a)";

        assertThat(differences(both, both)).isEmpty();
        assertThat(differences(both, "create table t(a int, constraint uq unique(a))"))
                .containsExactly("dropped index t.ix (a)", "dropped index t.ux unique (a)");
    }

    @Test
    void reportsANullableKeyColumnBecauseSqliteAllowsNullThere() {
        assertThat(differences(
                        "create table t(a text, b text, primary key(a, b))",
                        "create table t(a text not null, b text not null, primary key(a, b))"))
                .containsExactly("changed column t.a null -> not null", "changed column t.b null -> not null");
    }

    @Test
    void ignoresTheOrderOfColumnPairsInAForeignKey() {
        String parent = "create table p(x int, y int, primary key(x, y));\n";

        assertThat(differences(
                        parent + "create table t(a int, b int, foreign key(a, b) references p(x, y))",
                        parent + "create table t(a int, b int, foreign key(b, a) references p(y, x))"))
                .isEmpty();
        assertThat(differences(
                        parent + "create table t(a int, b int, foreign key(a, b) references p(x, y))",
                        parent + "create table t(a int, b int, foreign key(a, b) references p(y, x))"))
                .hasSize(2);
    }

    @Test
    void distinguishesRestrictFromNoAction() {
        assertThat(differences(
                        "create table t(id integer primary key, a int references t(id) on delete restrict)",
                        "create table t(id integer primary key, a int references t(id) on delete no action)"))
                .hasSize(2);
    }

    @Test
    void comparesThousandsOfTablesInSeconds() {
        List<Table> tables = IntStream.range(0, 5_000)
                .mapToObj(number -> Table.of(
                        TableName.of("t" + number),
                        List.of(new Column("c" + number, SqlType.of(TypeName.VARCHAR, 10 + number % 2), true))))
                .toList();
        List<Table> changed = tables.stream()
                .map(table -> table.withColumns(List.of(table.columns().get(0).withNullable(false))))
                .toList();
        long start = System.nanoTime();

        assertThat(Reflected.compare(Schema.of(tables), Schema.of(changed)).operations())
                .hasSize(5_000);
        assertThat(Reflected.compare(Schema.EMPTY, Schema.of(changed)).operations())
                .hasSize(5_000);
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(10);
    }
}
