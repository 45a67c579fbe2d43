package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Tests that an index stays in its tablespace, and that a changed index is built there at once. */
class KeptTablespacesTest extends OperationChecks {
    /** Since version 15, a tablespace can be in a folder inside the server's own folder. */
    @Test
    void tablespacesAreKept() throws SQLException {
        Assumptions.assumeTrue(PostgresqlServer.majorVersion() >= 15);
        String space = "space" + ProcessHandle.current().pid();
        try (Connection server = PostgresqlServer.open();
                Statement statement = server.createStatement()) {
            statement.execute("set allow_in_place_tablespaces = on");
            statement.execute("create tablespace " + space + " location ''");
        }
        String move = " set tablespace " + space;
        List<String> setup = KeptMarksTest.and(
                "alter index g_index" + move,
                "alter index h_key" + move,
                "alter index plain" + move,
                "alter index uq" + move,
                "create index part on c (id) where u > 3",
                "alter index part" + move,
                "alter index plain reset (fillfactor)",
                "alter index uq reset (fillfactor)",
                "create materialized view m as select id, w, g from c",
                "create unique index m_index on m (id)",
                "alter materialized view m" + move,
                "alter index m_index" + move);
        KeptMarksTest.keeps(setup, op -> op.alterColumn("c", "w", c -> c.type(bigint())));
        Consumer<Operations> replaced = op -> op.batchAlterTable("c", batch -> {
            batch.dropIndex("plain");
            batch.createIndex("plain", "u", "id");
            batch.dropIndex("part");
            batch.createIndex("part", "u", where(text("u > 3")));
            batch.dropConstraint("uq");
            batch.createUniqueConstraint("uq", "u", "id");
        });
        KeptMarksTest.keeps(setup, replaced);
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            List<String> planned = database.planOnline(replaced);
            assertThat(planned).noneMatch(sql -> sql.contains("SET TABLESPACE"));
            assertThat(planned)
                    .filteredOn(sql -> sql.matches("CREATE (UNIQUE )?INDEX CONCURRENTLY .*"))
                    .hasSize(3)
                    .allMatch(sql -> sql.contains(" TABLESPACE " + space));
        }
    }
}
