package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that enumerations and other types that do not exist in SQLite are declared as Hibernate's dialect declares
 * them.
 */
final class EnumerationTest {
    @TempDir
    private Path folder = Path.of(".");

    private Shop shop = new Shop(Path.of("."), "delete");

    private abstract static class Up extends Migration {
        @Override
        public void downgrade(Operations op) {}
    }

    @BeforeEach
    void create() throws SQLException {
        shop = new Shop(folder.resolve("app.db"), "delete").create(1);
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTable(
                        "list",
                        column("id", bigint()),
                        column("state", enumeration("OPEN", "DONE").length(10)));
                op.execute("insert into list values (1, 'OPEN')");
            }
        });
    }

    private void upgrade(Migration migration) throws SQLException {
        try (Connection connection = shop.open()) {
            connection.createStatement().execute("UPDATE alembic_version SET version_num = 'a1'");
            Shop.upgrade(connection, RunListener.SILENT, migration);
        }
    }

    private String definition(String table) throws SQLException {
        try (Connection connection = shop.open()) {
            return String.join(
                    "", Shop.query(connection, "SELECT sql FROM sqlite_schema WHERE name = '" + table + "'"));
        }
    }

    @Test
    void isATextColumnWithACheck() throws SQLException {
        assertThat(definition("list"))
                .isEqualTo("CREATE TABLE list (\n    id bigint,\n    state varchar(10),\n"
                        + "    CHECK (state in ('OPEN','DONE'))\n)");
    }

    @Test
    void aNameIsAdded() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterColumn("list", "state", c -> c.existingType(
                                enumeration("DONE", "OPEN").length(10))
                        .type(enumeration("OPEN", "DONE", "it's").length(12)));
                op.execute("insert into list values (2, 'it''s')");
            }
        });
        assertThat(definition("list"))
                .contains("state varchar(12)", "CHECK (state in ('OPEN','DONE','it''s'))")
                .doesNotContain("'DONE'))\n    CHECK", "varchar(10)");
    }

    @Test
    void theExistingNamesAreReplacedEvenIfTheyAreNotGiven() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterColumn(
                        "list", "state", c -> c.type(enumeration("OPEN", "LATE").length(10)));
            }
        });
        assertThat(definition("list"))
                .contains("CHECK (state in ('OPEN','LATE'))")
                .doesNotContain("DONE");
    }

    @Test
    void anyOtherChangeKeepsTheNames() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.batchAlterTable("list", batch -> {
                    batch.alterColumn("state", c -> c.existingType(
                                    enumeration("OPEN", "DONE").length(10))
                            .nullable(false));
                    batch.renameColumn("state", "phase");
                });
                op.alterColumn("list", "phase", c -> c.type(varchar(20)));
            }
        });
        assertThat(definition("list")).contains("phase varchar(20) NOT NULL", "CHECK (phase in ('OPEN','DONE'))");
    }

    @Test
    void anEnumerationBecomesTextAndIsDropped() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.batchAlterTable("list", batch -> {
                    batch.addColumn(column("kind", enumeration("A", "B"))
                            .nullable(false)
                            .serverDefault(text("'A'")));
                    batch.alterColumn("state", c -> c.existingType(
                                    enumeration("OPEN", "DONE").length(10))
                            .type(varchar(10)));
                });
                op.execute("update list set state = 'anything'");
            }
        });
        assertThat(definition("list"))
                .contains("kind varchar(255)", "CHECK (kind in ('A','B'))")
                .doesNotContain("OPEN");
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.dropColumn("list", "kind");
            }
        });
        assertThat(definition("list")).doesNotContain("kind");
    }

    /**
     * Revisions that were written before enumerations were introduced drop the check themselves, either before or after
     * the column.
     */
    @Test
    void aCheckThatIsDroppedWithItsColumnMayAlsoBeDroppedExplicitly() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.batchAlterTable("list", batch -> {
                    batch.dropColumn("state");
                    batch.dropConstraint(checkConstraint(null, text("state in ('OPEN','DONE')")));
                });
            }
        });
        assertThat(definition("list")).doesNotContain("state");
    }

    @Test
    void anUnexpectedColumnIsRefused() throws SQLException {
        String before = definition("list");
        Migration expectsOthers = new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterColumn(
                        "list", "state", c -> c.existingType(enumeration("OPEN").length(10))
                                .type(varchar(10)));
            }
        };
        assertThatThrownBy(() -> upgrade(expectsOthers))
                .hasMessageContaining("list.state is not limited to OPEN: the table has no unnamed check");
        Migration expectsLonger = new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterColumn("list", "state", c -> c.existingType(enumeration("OPEN", "DONE"))
                        .type(varchar(10)));
            }
        };
        assertThatThrownBy(() -> upgrade(expectsLonger))
                .hasMessageContaining("list.state is varchar(10); the revision expects varchar(255)");
        Migration losesARow = new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterColumn("list", "state", c -> c.type(enumeration("DONE").length(10)));
            }
        };
        assertThatThrownBy(() -> upgrade(losesARow)).hasMessageContaining("rows of list violate the check");
        assertThat(definition("list")).isEqualTo(before);
    }

    @Test
    void aTypeMayDifferByDialect() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createTable(
                        "place",
                        column("geo", blob().on("postgresql", type("geometry"))),
                        column("any_", varchar(9).on("sqlite", type("ANY")).on("mariadb", clob())),
                        column("photo", bytes(100)),
                        column("file", bytes()),
                        column("tags", array(varchar(40)).on("mysql", json())),
                        column(
                                "kind",
                                enumeration("A").on("sqlite", enumeration("B").length(3))));
            }
        });
        assertThat(definition("place"))
                .contains(
                        "geo blob,",
                        "any_ ANY,",
                        "photo blob(100),",
                        "file blob(2147483647),",
                        "tags blob(40),",
                        "kind varchar(3)",
                        "CHECK (kind in ('B'))");
        assertThatThrownBy(() -> upgrade(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.createTable("other", column("geo", blob().on("postgres", type("geometry"))));
                    }
                }))
                .hasMessageContaining("There is no dialect \"postgres\". The dialects are sqlite, postgresql, mariadb");
    }
}
