package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Options that are left out are never ignored silently. */
@NullUnmarked // Hibernate fills the entities
class LeftOutOptionsTest {
    @Test
    void warnsOfOptionsOfIndexesAndUniqueConstraints() {
        assertThat(Scan.scanForPostgresql(LeftOutOptionsTest.class, "18.0", java.util.Map.of())
                        .warnings())
                .anySatisfy(line -> assertThat(line).contains("include (rank)", "index ix"))
                .anySatisfy(line -> assertThat(line).contains("include (id)", "unique constraint ux"))
                .anySatisfy(line -> assertThat(line).contains("deferrable", "unique constraint uk"))
                .hasSize(3);
    }

    @Entity
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(name = "uk", columnNames = "code", options = "deferrable initially deferred"),
            indexes = {
                @Index(name = "ix", columnList = "name", options = "include (rank)"),
                @Index(name = "ux", columnList = "rank", unique = true, options = "include (id)")
            })
    static class Thing {
        @Id
        long id;

        String code;

        String name;

        int rank;
    }
}
