package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class KeysTest {
    private final Model model = Scan.scanNested(KeysTest.class);

    @Entity(name = "by_identity")
    static class ByIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ElementCollection
        List<String> bag;
    }

    @Entity(name = "by_auto")
    static class ByAuto {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "by_sequence")
    static class BySequence {
        @Id
        @GeneratedValue(generator = "own_seq")
        @SequenceGenerator(name = "own_seq", sequenceName = "own_seq", initialValue = 500, allocationSize = 10)
        Long id;
    }

    @Entity(name = "by_table")
    static class ByTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "ids")
        @TableGenerator(
                name = "ids",
                table = "id_table",
                pkColumnName = "kind",
                valueColumnName = "latest",
                pkColumnValue = "by_table",
                initialValue = 7)
        Long id;
    }

    @Entity(name = "by_uuid")
    static class ByUuid {
        @Id
        @GeneratedValue
        UUID id;
    }

    @Embeddable
    record Place(String street, int number) {}

    @Entity(name = "by_embedded")
    static class ByEmbedded {
        @EmbeddedId
        Place place;
    }

    static class PairKey implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        int small;
        long big;

        @Override
        public boolean equals(Object other) {
            return other instanceof PairKey key && key.small == small && key.big == big;
        }

        @Override
        public int hashCode() {
            return small;
        }
    }

    @Entity(name = "by_pair")
    @IdClass(PairKey.class)
    static class ByPair {
        @Id
        int small;

        @Id
        long big;
    }

    @Entity(name = "refers_to_pair")
    static class RefersToPair {
        @Id
        long id;

        @ManyToOne
        ByPair pair;
    }

    @Entity(name = "derived")
    static class Derived {
        @Id
        Long id;

        @MapsId
        @OneToOne
        ByIdentity owner;
    }

    private Table table(String name) {
        return Scan.table(model, name);
    }

    @Test
    void anIdentityColumnIsNumberedByTheDatabase() {
        assertThat(Scan.column(model, "by_identity", "id").identity()).isEqualTo(Identity.PLAIN);
        assertThat(Scan.column(model, "by_auto", "id").identity()).isNull();
        assertThat(Scan.column(model, "derived", "owner_id").identity()).isNull();
    }

    @Test
    void aSequenceIsATableWithItsFirstRow() {
        assertThat(table("by_auto_SEQ").initialRows())
                .containsExactly(new SqlText("insert into by_auto_SEQ ( next_val ) values ( 1 )"));
        assertThat(table("own_seq").initialRows())
                .containsExactly(new SqlText("insert into own_seq ( next_val ) values ( 500 )"));
        assertThat(table("own_seq").primaryKey()).isNull();
    }

    @Test
    void aTableGeneratorIsATableWithItsFirstRow() {
        assertThat(table("id_table").initialRows())
                .containsExactly(new SqlText("insert into id_table(kind, latest) values ('by_table',7)"));
        assertThat(table("id_table").primaryKey()).isEqualTo(new PrimaryKey(null, List.of("kind")));
    }

    @Test
    void aUuidNeedsNoSequenceTable() {
        assertThat(model.schema().tables())
                .extracting(Table::name)
                .doesNotContain(dev.limbeck.model.TableName.of("by_uuid_SEQ"));
    }

    @Test
    void aCompositeKeyAndItsForeignKeysHaveTheOrderThatHibernateCreates() {
        assertThat(table("by_pair").primaryKey()).isEqualTo(new PrimaryKey(null, List.of("small", "big")));
        assertThat(table("by_embedded").primaryKey()).isEqualTo(new PrimaryKey(null, List.of("number", "street")));
        assertThat(table("refers_to_pair").foreignKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.columns()).containsExactly("pair_small", "pair_big"))
                .satisfies(key -> assertThat(key.referencedColumns()).containsExactly("small", "big"));
    }

    @Test
    void aBagHasNoPrimaryKey() {
        assertThat(table("by_identity_bag").primaryKey()).isNull();
    }
}
