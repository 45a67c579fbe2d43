package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.edit.TableWriter;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WritingTest {
    private final SqliteDialect dialect = new SqliteDialect();

    @Test
    void randomTablesAreReadBackUnchanged() {
        Random random = new Random(42);
        for (int round = 0; round < 60; round++) {
            try (Database database = new Database()) {
                for (int i = 0; i < 50; i++) {
                    Table table = new RandomModel(random).table("t" + i);
                    TableWriter.statements(table).forEach(database::run);
                    assertThat(database.reflect().schema().table(table.name())).contains(table);
                    database.run("DROP TABLE t" + i);
                }
            }
        }
    }

    @Test
    void writesOneLineForEachColumnAndConstraint() {
        Table table = Table.of(
                        TableName.of("shop_list"),
                        List.of(
                                new Column("id", SqlType.of(TypeName.BIGINT), false)
                                        .withIdentity(Identity.AUTOINCREMENT),
                                new Column("owner_id", SqlType.of(TypeName.BIGINT), false),
                                new Column("Order", SqlType.of(TypeName.VARCHAR, 10), true)
                                        .withServerDefault(new SqlText("'OPEN'"))
                                        .withCollation("nocase")))
                .withPrimaryKey(new PrimaryKey("pk_list", List.of("id")))
                .withConstraints(
                        List.of(new UniqueConstraint(null, List.of("owner_id", "Order"))),
                        List.of(new ForeignKey("fk_owner", List.of("owner_id"), TableName.of("user"), List.of("id"))
                                .withOnDelete(ReferentialAction.CASCADE)),
                        List.of(new CheckConstraint("ck", new SqlText("owner_id > 0"))))
                .withIndexes(List.of(new Index(
                        "ix", List.of(IndexPart.column("owner_id").desc()), true, new SqlText("owner_id > 1"))))
                .withInitialRows(List.of(new SqlText("insert into shop_list (owner_id) values (1)")));
        assertThat(TableWriter.statements(table))
                .containsExactly(
                        """
                        CREATE TABLE shop_list (
                            id integer NOT NULL CONSTRAINT pk_list PRIMARY KEY AUTOINCREMENT,
                            owner_id bigint NOT NULL,
                            "Order" varchar(10) DEFAULT 'OPEN' COLLATE nocase,
                            UNIQUE (owner_id, "Order"),
                            CONSTRAINT fk_owner FOREIGN KEY (owner_id) REFERENCES user (id) ON DELETE CASCADE,
                            CONSTRAINT ck CHECK (owner_id > 0)
                        )""",
                        "CREATE UNIQUE INDEX ix ON shop_list (owner_id DESC) WHERE owner_id > 1",
                        "insert into shop_list (owner_id) values (1)");
    }

    @Test
    void repeatsNoClauseOfARawType() {
        Table table = Table.of(
                TableName.of("t"),
                List.of(
                        new Column("a", SqlType.raw("text not null default 'x'"), false)
                                .withServerDefault(new SqlText("'x'")),
                        new Column("b", SqlType.raw("int generated always as (1) stored"), true),
                        new Column("c", SqlType.raw("text collate nocase"), false)
                                .withServerDefault(new SqlText("1 + 1"))));
        assertThat(TableWriter.statements(table).get(0))
                .contains("a text not null default 'x',\n")
                .contains("b int generated always as (1) stored,\n")
                .contains("c text collate nocase NOT NULL DEFAULT (1 + 1)\n");
    }

    @Test
    void terminatesACommentAtTheEndOfACondition() {
        Table table = Table.of(TableName.of("t"), List.of(new Column("a", SqlType.Raw.NONE, true)))
                .withConstraints(
                        List.of(), List.of(), List.of(new CheckConstraint(null, new SqlText("a > 0 -- positive"))));
        try (Database database = new Database()) {
            TableWriter.statements(table).forEach(database::run);
            assertThat(database.reflect().schema().tables()).containsExactly(table);
        }
    }

    @Test
    void writesTheOriginalTextOfTheDatabase() {
        try (Database database = new Database()) {
            database.run("CREATE TABLE t (a INT UNIQUE ON CONFLICT REPLACE /* why */, b INTEGER PRIMARY KEY DESC)");
            Table table = database.reflect().schema().tables().get(0);
            assertThat(TableWriter.statements(table))
                    .containsExactly(
                            "CREATE TABLE t (a INT UNIQUE ON CONFLICT REPLACE /* why */, b INTEGER PRIMARY KEY DESC)");
            assertThat(TableWriter.statements(table.withName(TableName.of("the other"))))
                    .containsExactly(
                            "CREATE TABLE \"the other\" (a INT UNIQUE ON CONFLICT REPLACE /* why */, b INTEGER PRIMARY KEY DESC)");
        }
    }

    @ParameterizedTest
    @EnumSource(TypeName.class)
    void readsBackTheTypesItSpells(TypeName name) {
        for (SqlType type : List.of(SqlType.of(name), SqlType.of(name, 7), SqlType.of(name, 12, 2))) {
            assertThat(TypeSpelling.read(dialect.words().spell(type))).isEqualTo(type);
            try (Database database = new Database()) {
                database.run("CREATE TABLE t (c " + dialect.words().spell(type) + ")");
            }
        }
    }

    /** A value is stored unchanged: a document is not converted to a number, and digits stay text in a text column. */
    @ParameterizedTest
    @EnumSource(
            value = TypeName.class,
            names = {"CHAR", "VARCHAR", "NCHAR", "NVARCHAR", "TEXT", "CLOB", "NCLOB", "JSON", "XML"})
    void keepsTextAsText(TypeName name) {
        try (Database database = new Database()) {
            database.run(
                    "CREATE TABLE t (c " + dialect.words().spell(SqlType.of(name, 50)) + ")",
                    "INSERT INTO t VALUES ('0123')");
            assertThat(database.rows("SELECT c, typeof(c) FROM t")).containsExactly(List.of("0123", "text"));
        }
    }

    @ParameterizedTest
    @EnumSource(TypeName.class)
    void keepsBytesAsBytes(TypeName name) {
        try (Database database = new Database()) {
            database.run(
                    "CREATE TABLE t (c " + dialect.words().spell(SqlType.of(name)) + ")",
                    "INSERT INTO t VALUES (x'3132')");
            assertThat(database.rows("SELECT typeof(c) FROM t")).containsExactly(List.of("blob"));
        }
    }
}
