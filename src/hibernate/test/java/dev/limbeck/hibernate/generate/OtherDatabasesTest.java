package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Schema;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.ModelException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Entities with types of SQLite and PostgreSQL are not generated for another database. */
final class OtherDatabasesTest {

    @Test
    void entitiesAreOnlyGeneratedForSqliteAndPostgresql() {
        EntityRequest request = new EntityRequest(
                "mariadb", Schema.EMPTY, Map.of(), Map.of(), Map.of(), "", null, EntityRequest.Style.FIELDS, Set.of());
        assertThatThrownBy(() -> new EntityWriter().generate(request))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("from SQLite and PostgreSQL databases only")
                .hasMessageContaining("mariadb");
    }
}
