package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.CustomOperation;
import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the operations that revisions can use, one by one, on a database file. */
final class OperationsTest {
    private static final String TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";

    @TempDir
    private Path folder = Path.of(".");

    private final List<String> messages = new ArrayList<>();
    private Shop shop = new Shop(Path.of("."), "delete");

    /** The upgrade of a revision; it gets the builders from {@code super}. */
    private abstract static class Up extends Migration {
        @Override
        public void downgrade(Operations op) {}
    }

    @BeforeEach
    void create() throws SQLException {
        shop = new Shop(folder.resolve("app.db"), "delete").create(2_500);
    }

    private void upgrade(Migration migration) throws SQLException {
        try (Connection connection = shop.open()) {
            Shop.upgrade(
                    connection,
                    new RunListener() {
                        @Override
                        public void rowsMigrated(long done, long total) {
                            messages.add(done + "/" + total);
                        }

                        @Override
                        public void warningIssued(String message) {
                            messages.add(message);
                        }
                    },
                    migration);
        }
    }

    private List<String> ask(String question) throws SQLException {
        try (Connection connection = shop.open()) {
            return Shop.query(connection, question);
        }
    }

    @Test
    void createsMissingObjectsAndKeepsExistingOnes() throws SQLException {
        List<String> before = ask("SELECT sql FROM sqlite_schema ORDER BY name");
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTableIfNotExists("ITEM", column("other", integer()));
                op.addColumnIfNotExists("item", column("name", integer()));
                op.createIndexIfNotExists("ix_item_name", "item", "price");
                op.createUniqueIndexIfNotExists("ix_item_price", "item", "id");
                op.dropTableIfExists("nothing");
                op.dropColumnIfExists("item", "nothing");
                op.dropIndexIfExists("nothing", "item");
                op.dropConstraintIfExists("nothing", "item");
            }
        });
        assertThat(ask("SELECT sql FROM sqlite_schema ORDER BY name")).isEqualTo(before);
        rerun(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTableIfNotExists("tag", column("id", bigint()).identity(), column("name", varchar(40)));
                op.addColumnIfNotExists("tag", column("colour", varchar(10)));
                op.createIndexIfNotExists("ix_tag", "tag", "name");
                op.createUniqueIndexIfNotExists("ux_tag", "tag", "colour");
                op.dropIndexIfExists("IX_TAG", "tag");
                op.dropColumnIfExists("tag", "name");
                op.dropTableIfExists("log2");
                assertThat(op.schema().table(TableName.of("tag")).orElseThrow().columns())
                        .extracting(column -> column.name())
                        .containsExactly("id", "colour");
            }
        });
        assertThat(ask("SELECT name FROM sqlite_schema WHERE tbl_name = 'tag' ORDER BY name"))
                .containsExactly("tag", "ux_tag");
    }

    /** Runs the migration again from the beginning. */
    private void rerun(Migration migration) throws SQLException {
        try (Connection connection = shop.open()) {
            connection.createStatement().execute("UPDATE alembic_version SET version_num = 'a1'");
        }
        upgrade(migration);
    }

    @Test
    void dropsRenamesAndNamesConstraintsOutsideABatch() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTable(
                        "tag",
                        column("id", integer()).nullable(false),
                        column("name", varchar(40)),
                        primaryKey("id"),
                        uniqueConstraint(null, "name"),
                        checkConstraint("ck_1", text("name <> ''")));
                op.dropConstraint(uniqueConstraint(null, "name"), "tag");
                op.renameConstraint("ck_1", "ck_tag_name", "tag");
                op.createIndex("ix_1", "tag", "name");
                op.renameIndex("ix_1", "ix_tag_name", "tag");
                op.alterColumn("tag", "name", c -> c.existingComment("any")
                        .type(varchar(80))
                        .newColumnName("label"));
                op.alterColumn("tag", "label", c -> c.newColumnName("word"));
            }
        });
        assertThat(ask("SELECT sql FROM sqlite_schema WHERE name = 'tag'").get(0))
                .contains("word varchar(80)", "CONSTRAINT ck_tag_name CHECK (word <> '')")
                .doesNotContain("UNIQUE");
        assertThat(ask("SELECT sql FROM sqlite_schema WHERE name = 'ix_tag_name'")
                        .get(0))
                .contains("word");
        rerun(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.dropPrimaryKey("tag");
                op.dropConstraintIfExists("ck_tag_name", "tag");
            }
        });
        assertThat(ask("SELECT sql FROM sqlite_schema WHERE name = 'tag'").get(0))
                .doesNotContain("PRIMARY KEY")
                .doesNotContain("CHECK");
    }

    /** If the text consisted only of the view's query, SQLite would run it and create nothing. */
    @Test
    void aViewNeedsItsCompleteStatement() {
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.createView("v", text("select 1 as x"));
                    }
                }))
                .hasMessageContaining("The text for the view v must be the complete statement")
                .hasMessageContaining("select 1 as x");
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.createTrigger("t", "user", text("select 1"));
                    }
                }))
                .hasMessageContaining("The text for the trigger t must be the complete statement");
    }

    @Test
    void sqliteHasNoEnumTypes() {
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.on("postgresql", o -> o.replaceEnumType("color", "RED"));
                        op.replaceEnumType("color", "GREEN", "RED");
                    }
                }))
                .hasMessageContaining(
                        "SQLite has no named enum types, so op.replaceEnumType(\"color\", …) cannot be used"
                                + " with it. Put the call into op.on(\"postgresql\", …).");
    }

    @Test
    void warnsThatSqliteDoesNotStoreComments() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTableComment("item", "what is for sale");
                op.dropTableComment("item");
            }
        });
        assertThat(messages).hasSize(2).allMatch(message -> message.startsWith("SQLite does not store comments"));
    }

    @Test
    void writesEveryKindOfValue() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTable("kept", column("what", varchar(10)), column("value", noType()));
                op.bulkInsert(
                        "kept",
                        List.of(
                                row("what", "text", "value", "O'Hara\n\u00e9"),
                                row("what", "zero", "value", "a\0b"),
                                row("what", "long", "value", Long.MIN_VALUE),
                                row("what", "double", "value", 1.5),
                                row("what", "decimal", "value", new BigDecimal("1.10")),
                                row("what", "true", "value", true),
                                row("what", "bytes", "value", new byte[] {0, (byte) 255}),
                                row("what", "sql", "value", text("1 + 1")),
                                row("value", null)));
            }
        });
        assertThat(ask("SELECT coalesce(what, '-'), typeof(value), CASE what WHEN 'zero' THEN hex(value)"
                        + " WHEN 'bytes' THEN hex(value) ELSE value END FROM kept"))
                .containsExactly(
                        "text|text|O'Hara\n\u00e9",
                        "zero|text|610062",
                        "long|integer|-9223372036854775808",
                        "double|real|1.5",
                        "decimal|text|1.10",
                        "true|integer|1",
                        "bytes|blob|00FF",
                        "sql|integer|2",
                        "-|null|null");
    }

    @Test
    void insertsManyRowsAndNamesAnUnknownColumn() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                List<Map<String, Integer>> rows = new ArrayList<>();
                for (int i = 0; i < 1_201; i++) {
                    rows.add(Map.of("item_id", 1 + i % 100));
                }
                op.execute("DELETE FROM part");
                op.bulkInsert("part", rows);
                op.bulkInsert("log", List.of());
            }
        });
        assertThat(ask("SELECT count(*), count(DISTINCT item_id) FROM part")).containsExactly("1201|100");
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.bulkInsert("item", List.of(row("nmae", "x")));
                    }
                }))
                .hasMessageContaining("The table item has no column nmae. Did you mean name?");
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.bulkInsert("item", List.of(row("name", new UUID(1, 2))));
                    }
                }))
                .hasMessageContaining("can be stored in more than one way");
    }

    @Test
    void bindsValuesOutsideQuotesAndComments() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.execute("INSERT INTO log VALUES ('?' || ? /* ? */ || ?)", "it's", op.inlineLiteral(7));
                op.execute("UPDATE log SET what = what || " + op.inlineLiteral("'"));
                assertThat(op.dialect()).isEqualTo("sqlite");
                assertThat(op.isOffline()).isFalse();
            }
        });
        assertThat(ask("SELECT what FROM log")).containsExactly("?it's7'");
        for (Object[] values : List.of(new Object[] {1}, new Object[] {1, 2, 3})) {
            assertThatThrownBy(() -> rerun(new Up() {
                        @Override
                        public void upgrade(Operations op) {
                            op.execute("UPDATE log SET what = ? || ?", values);
                        }
                    }))
                    .hasMessageContaining("has 2 question marks for " + values.length + " value");
        }
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.execute("UPDATE log SET what = :what", "x");
                    }
                }))
                .hasMessageContaining("write a plain ?");
    }

    @Test
    void computesRowsInJavaAndChangesWhatItReads() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) throws SQLException {
                long done = op.migrateRows(
                        "SELECT id, name FROM item WHERE name LIKE 'item%' ORDER BY id DESC",
                        "UPDATE item SET name = ? WHERE id = ?",
                        row -> row.getLong("id") % 2 == 0
                                ? null
                                : new Object[] {"item " + row.getString("name").length(), row.getLong("id")});
                assertThat(done).isEqualTo(1_250);
                assertThat(op.migrateRows("SELECT 1 WHERE 0", "DELETE FROM log WHERE what = ?", row -> null))
                        .isZero();
            }
        });
        assertThat(messages).containsExactly("1000/2500", "2000/2500", "2500/2500");
        assertThat(ask("SELECT count(*) FROM item WHERE name LIKE 'item 1_'")).containsExactly("1250");
        assertThat(ask(TABLES)).doesNotContain("limbeck_rows_aside");
        assertThatThrownBy(() -> rerun(new Up() {
                    @Override
                    public void upgrade(Operations op) throws SQLException {
                        op.migrateRows("SELECT id FROM item", "DELETE FROM item WHERE id = ?", row -> new Object[0]);
                    }
                }))
                .hasMessageContaining("1 parameters, but a row has 0 values");
        assertThat(ask("SELECT count(*) FROM item")).containsExactly("2500");
    }

    /** A custom operation that creates a trigger to record each deletion from a table in the log table. */
    private record Notes(String table, boolean on) implements CustomOperation {
        @Override
        public void run(Operations op) {
            String name = table + "_notes";
            if (on) {
                op.createTrigger(
                        name,
                        table,
                        new SqlText("CREATE TRIGGER " + name + " AFTER DELETE ON " + table
                                + " BEGIN INSERT INTO log VALUES (old.id); END"));
            } else {
                op.dropTrigger(name);
            }
        }

        @Override
        public CustomOperation reverse() {
            return new Notes(table, !on);
        }
    }

    @Test
    void runsACustomOperationAndItsReverse() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) throws Exception {
                op.invoke(new Notes("part", true));
            }
        });
        assertThat(ask("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).contains("part_notes");
        rerun(new Up() {
            @Override
            public void upgrade(Operations op) throws Exception {
                op.invoke(new Notes("part", true).reverse());
            }
        });
        assertThat(ask("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).doesNotContain("part_notes");
    }

    @Test
    void rejectsAnInvalidRow() {
        assertThatThrownBy(() -> Rows.of("a")).hasMessageContaining("there is no value for a");
        assertThatThrownBy(() -> Rows.of("a", 1, "a", 2)).hasMessageContaining("two values for a");
    }

    /** A revision that only builds a row. */
    private abstract static class Rows extends Migration {
        static Object of(Object... cells) {
            return row(cells);
        }
    }
}
