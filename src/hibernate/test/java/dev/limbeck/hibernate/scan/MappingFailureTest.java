package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.spi.ModelException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
class MappingFailureTest {

    static class Unmapped {}

    static class Wrong {
        private Wrong() {}

        @Entity
        static class NoId {
            String name;
        }

        @Entity
        static class RefersToNoEntity {
            @Id
            long id;

            @ManyToOne
            Unmapped other;
        }

        @Entity
        static class MappedByNothing {
            @Id
            long id;

            @OneToMany(mappedBy = "nothing")
            List<MappedByNothing> others;
        }

        @Entity
        static class SameColumnTwice {
            @Id
            long id;

            @Column(name = "name")
            String one;

            @Column(name = "name")
            String two;
        }

        @Entity(name = "timed")
        static class UnknownType {
            @Id
            long id;

            @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
            java.time.Duration duration;
        }
    }

    private static void assertRejected(Class<?> entity, String... parts) {
        assertThatThrownBy(() -> Scan.scanClasses(List.of(entity), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining(entity.getName());
    }

    @Test
    void aMappingThatHibernateRejectsIsASingleErrorThatNamesTheClass() {
        assertRejected(Wrong.NoId.class, "Hibernate ORM", "rejects the mapping");
        assertRejected(Wrong.RefersToNoEntity.class, "rejects the mapping", "other");
        assertRejected(Wrong.MappedByNothing.class, "rejects the mapping", "nothing");
        assertRejected(Wrong.SameColumnTwice.class, "rejects the mapping", "name");
    }

    static class Twice {
        private Twice() {}

        @Entity(name = "Twin")
        static class One {
            @Id
            long id;
        }

        @Entity(name = "Twin")
        static class Two {
            @Id
            long id;
        }
    }

    /** The same entity name may be declared by several models in one application. */
    @Test
    void twoEntitiesOfTheSameNameAreAnErrorThatNamesBoth() {
        assertThatThrownBy(() -> Scan.scanClasses(List.of(Twice.One.class, Twice.Two.class), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(Twice.One.class.getName())
                .hasMessageContaining(Twice.Two.class.getName());
    }

    @Test
    void aTypeUnknownToTheDialectIsAnErrorThatNamesEntityAndAttribute() {
        assertRejected(Wrong.UnknownType.class, "UnknownType.duration (column duration of table timed)");
    }

    @Test
    void aMissingNamingStrategyIsNamed() {
        assertThatThrownBy(() -> Scan.scanClasses(
                        List.of(NamesTest.Shop.class),
                        Map.of("hibernate.physical_naming_strategy", "com.example.NoSuchStrategy")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("com.example.NoSuchStrategy");
    }

    @Test
    void aMissingClassIsNamed() {
        var names = new java.util.TreeSet<>(List.of("com.example.Gone"));
        MappingSources mapped = new MappingSources(names, new java.util.TreeSet<>(), List.of(), Map.of(), List.of());

        assertThatThrownBy(() -> EntityScanner.read(Scan.request(List.of(), List.of(), Map.of()), mapped))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("com.example.Gone cannot be loaded: the class is not on the class path.");
    }

    @Test
    void hibernateLogsNothingDuringTheScan() {
        var before = System.err;
        var output = new java.io.ByteArrayOutputStream();
        System.setErr(new java.io.PrintStream(output, true, java.nio.charset.StandardCharsets.UTF_8));
        try {
            Scan.scanClasses(List.of(NamesTest.Shop.class), Map.of());
        } finally {
            System.setErr(before);
        }
        assertThat(output.toString(java.nio.charset.StandardCharsets.UTF_8)).isEmpty();
    }
}
