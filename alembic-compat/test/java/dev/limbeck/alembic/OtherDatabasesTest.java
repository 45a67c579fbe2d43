package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Tests that the types in migrations for another database are not converted to SQLite types. */
final class OtherDatabasesTest {

    @Test
    void migrationsAreOnlyReadForSqliteAndPostgresql() {
        HistoryRequest request = new HistoryRequest(Path.of("missing"), null, ZoneOffset.UTC, "mariadb");
        assertThatThrownBy(() -> new AlembicHistory().read(request))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("only for SQLite and PostgreSQL")
                .hasMessageContaining("mariadb");
    }
}
