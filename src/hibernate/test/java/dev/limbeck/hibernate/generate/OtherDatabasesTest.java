package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Schema;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.ModelException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that entities are generated only for the supported databases, because only their types are known. */
final class OtherDatabasesTest {

    @Test
    void entitiesAreOnlyGeneratedForSupportedDatabases() {
        EntityRequest request = new EntityRequest(
                "h2", Schema.EMPTY, Map.of(), Map.of(), Map.of(), "", null, EntityRequest.Style.FIELDS, Set.of());
        assertThatThrownBy(() -> new EntityWriter().generate(request))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("only from SQLite, PostgreSQL and MariaDB databases")
                .hasMessageContaining("h2");
    }
}
