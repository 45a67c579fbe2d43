package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests sequences on SQLite, which does not support sequences; they are emulated by tables with one row, as Hibernate
 * creates them.
 */
final class SequenceTest {
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
    }

    private void upgrade(Migration migration) throws SQLException {
        try (Connection connection = shop.open()) {
            connection.createStatement().execute("UPDATE alembic_version SET version_num = 'a1'");
            Shop.upgrade(connection, RunListener.SILENT, migration);
        }
    }

    private List<String> ask(String question) throws SQLException {
        try (Connection connection = shop.open()) {
            return Shop.query(connection, question);
        }
    }

    private void createItemSequence() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.createSequence(sequence("item_seq").start(1000).increment(20));
            }
        });
    }

    @Test
    void isTheTableThatHibernateUses() throws SQLException {
        createItemSequence();
        assertThat(ask("SELECT sql FROM sqlite_schema WHERE name = 'item_seq'"))
                .containsExactly("CREATE TABLE item_seq (\n    next_val bigint\n)");
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("1000");

        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.dropSequence("ITEM_SEQ");
            }
        });
        assertThat(ask("SELECT sql FROM sqlite_schema WHERE name = 'item_seq'")).isEmpty();
    }

    @Test
    void onlyASequenceIsDroppedOrChanged() {
        Migration dropsATable = new Up() {
            @Override
            public void upgrade(Operations op) {
                op.dropSequence("item");
            }
        };
        assertThatThrownBy(() -> upgrade(dropsATable))
                .hasMessageContaining("There is no sequence item. item is a table.");
        Migration changesNothing = new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterSequence(sequence("no_seq"), sequence("no_seq").increment(2));
            }
        };
        assertThatThrownBy(() -> upgrade(changesNothing)).hasMessageContaining("There is no sequence no_seq.");
        assertThatThrownBy(() -> upgrade(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.createSequence(sequence("item_seq").increment(0));
                    }
                }))
                .hasMessageContaining("The increment of the sequence item_seq must not be 0");
    }

    /**
     * Hibernate's pooled optimizer reserves the numbers that precede the next number; the increment specifies how many.
     */
    @Test
    void aLargerIncrementMovesAUsedSequence() throws SQLException {
        createItemSequence();
        change(1000, 20, 1000, 50);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("1000");
        use(1060);
        change(1000, 20, 1000, 50);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("1090");
        change(1000, 50, 1000, 20);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("1090");
    }

    @Test
    void aLaterStartMovesTheSequenceUnlessItIsThere() throws SQLException {
        createItemSequence();
        change(1000, 20, 5000, 20);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("5000");
        change(5000, 20, 1000, 20);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("5000");
        use(4990);
        change(1000, 20, 5000, 50);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("5020");
        use(1060);
        change(1000, 20, 5000, 50);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("5000");
    }

    @Test
    void aDescendingSequenceMovesDown() throws SQLException {
        createItemSequence();
        use(-61);
        change(-1, -20, -1, -50);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("-91");
        change(-1, -50, -500, -50);
        assertThat(ask("SELECT next_val FROM item_seq")).containsExactly("-500");
    }

    private void use(long next) throws SQLException {
        try (Connection connection = shop.open()) {
            connection.createStatement().execute("UPDATE item_seq SET next_val = " + next);
        }
    }

    private void change(long start, long increment, long newStart, long newIncrement) throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.alterSequence(
                        sequence("item_seq").start(start).increment(increment),
                        sequence("item_seq").start(newStart).increment(newIncrement));
            }
        });
    }
}
