package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that after a rename, operations in the same transaction use the definition with the new name. */
final class RenamedTableTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aColumnIsAddedToARenamedTable() throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, new Renames());
        }
        try (Connection connection = shop.open()) {
            assertThat(Shop.query(connection, "SELECT group_concat(name) FROM pragma_table_info('label')"))
                    .containsExactly("id,name,colour");
            assertThat(Shop.query(connection, "SELECT group_concat(name) FROM pragma_table_info('c')"))
                    .containsExactly("id,first,second");
            assertThat(Shop.query(connection, "PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    private static final class Renames extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable("tag", column("id", bigint()).identity(), column("name", varchar(40)));
            op.renameTable("tag", "label");
            op.addColumn("label", column("colour", varchar(20)).serverDefault(text("'red'")));
            op.createTable("a_long_name", column("id", bigint()).identity());
            op.renameTable("a_long_name", "b");
            op.addColumn("b", column("first", integer()));
            op.renameTable("b", "c");
            op.addColumn("c", column("second", integer()));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
