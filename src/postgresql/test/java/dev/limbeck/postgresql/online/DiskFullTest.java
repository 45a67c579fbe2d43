package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Limbeck;
import dev.limbeck.postgresql.PostgresqlInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests what happens if the disk of a tablespace is full. Only root can create such a small disk, so the test is
 * skipped for other users.
 */
class DiskFullTest {
    private static final String REVISION =
            """
            package app;
            import dev.limbeck.*;
            @Revision(id = "b2", downRevision = {}, created = "2026-11-23T07:45:12Z")
            public final class Rev_b2 extends Migration {
                @Override
                public void upgrade(Operations op) {
                    op.createIndex("ix_first", "small", "id");
                    op.batchAlterTable("big", batch -> {
                        batch.alterColumn("note", c -> c.nullable(false));
                        batch.createIndex("ix_note", "note");
                    });
                }

                @Override
                public void downgrade(Operations op) {
                    op.batchAlterTable("big", batch -> {
                        batch.dropIndex("ix_note");
                        batch.alterColumn("note", c -> c.nullable(true));
                    });
                    op.dropIndex("ix_first", "small");
                }
            }
            """;

    @TempDir
    Path folder;

    private Path disk;
    private PostgresqlInstance server;

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
        disk = Files.createTempDirectory(
                "limbeck-disk-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=24m,mode=777", "tmpfs", disk.toString());
        Assumptions.assumeTrue(mounted, "this machine does not permit mounts");
        server = PostgresqlInstance.start();
        Path place = Files.createDirectory(disk.resolve("space"));
        run("chown", "postgres", place.toString());
        server.execute("create tablespace small location '" + place + "'");
        server.execute("create database app tablespace small");
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            run("umount", disk.toString());
            Files.delete(disk);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("app"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "always"})
    @Tag("slow")
    void nothingIsLeftAndTheNextRunSucceeds(String online) throws Exception {
        sql("create table small (id int); create table big (id int, note text);"
                + " insert into big select i, repeat('x', 60) || i from generate_series(1, 110000) i");
        Files.writeString(folder.resolve("Rev_b2.java"), REVISION);
        Limbeck limbeck = new InterruptedHistory(folder, List.of())
                .limbeck(server.url("app"), online, DriverManager::getConnection);
        List<String> before = InterruptedHistory.dump(server.url("app"));
        assertThatThrownBy(() -> limbeck.upgrade("head"))
                .isInstanceOf(LimbeckException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Free disk space on the server");
        List<String> after = InterruptedHistory.dump(server.url("app"));
        assertThat(after).noneMatch(line -> line.contains("INVALID"));
        if (online.equals("never")) {
            after.removeIf(line -> line.contains("alembic_version"));
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(limbeck.inProgress()).isPresent();
            assertThat(after).noneMatch(line -> line.startsWith("k ") && line.contains("limbeck_not_null"));
            limbeck.downgrade("base");
            List<String> reverted = InterruptedHistory.dump(server.url("app"));
            reverted.removeIf(line -> line.contains("alembic_version"));
            assertThat(reverted).isEqualTo(before);
        }
        sql("delete from big where id > 10000");
        sql("vacuum full big");
        limbeck.upgrade("head");
        assertThat(InterruptedHistory.dump(server.url("app"))).anyMatch(line -> line.contains("ix_note"));
    }
}
