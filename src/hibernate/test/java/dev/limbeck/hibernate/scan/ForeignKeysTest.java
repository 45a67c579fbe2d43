package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class ForeignKeysTest {
    private final Model model = Scan.scanNested(ForeignKeysTest.class);

    @Entity(name = "country")
    static class Country {
        @Id
        long id;

        @Column(unique = true)
        String code;

        @ManyToOne
        @JoinColumn(name = "capital_id", foreignKey = @jakarta.persistence.ForeignKey(name = "fk_capital"))
        City capital;
    }

    @Entity(name = "city")
    static class City {
        @Id
        long id;

        @ManyToOne
        @JoinColumn(name = "country_id", foreignKey = @jakarta.persistence.ForeignKey(name = "fk_country"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        Country country;

        @ManyToOne
        @JoinColumn(name = "twin_id", foreignKey = @jakarta.persistence.ForeignKey(name = "fk_twin"))
        @OnDelete(action = OnDeleteAction.SET_NULL)
        City twin;

        @ManyToOne
        @JoinColumn(
                name = "by_code",
                referencedColumnName = "code",
                foreignKey = @jakarta.persistence.ForeignKey(name = "fk_code"))
        Country byCode;

        @ManyToOne
        @JoinColumn(name = "free_id", foreignKey = @jakarta.persistence.ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Country free;

        @ManyToOne
        @JoinColumn(
                name = "defined_id",
                foreignKey =
                        @jakarta.persistence.ForeignKey(
                                name = "fk_defined",
                                foreignKeyDefinition =
                                        "foreign key (defined_id) references country (id) on update cascade"
                                                + " deferrable initially deferred"))
        Country defined;

        @ManyToOne
        @JoinColumn(
                name = "optioned_id",
                foreignKey = @jakarta.persistence.ForeignKey(name = "fk_optioned", options = "on update set null"))
        Country optioned;

        @ManyToOne
        @JoinColumn(name = "unnamed_id")
        @OnDelete(action = OnDeleteAction.RESTRICT)
        Country unnamed;
    }

    static class Wrong {
        private Wrong() {}

        @Entity(name = "wrong")
        static class Defined {
            @Id
            long id;

            @ManyToOne
            @JoinColumn(
                    foreignKey =
                            @jakarta.persistence.ForeignKey(
                                    name = "fk_wrong",
                                    foreignKeyDefinition = "foreign key (x) whatever"))
            Defined other;
        }
    }

    private ForeignKey key(String name) {
        return (ForeignKey) Scan.table(model, "city").constraint(name).orElseThrow();
    }

    @Test
    void namesAndActionsAreRead() {
        assertThat(key("fk_country"))
                .isEqualTo(new ForeignKey("fk_country", List.of("country_id"), TableName.of("country"), List.of("id"))
                        .withOnDelete(ReferentialAction.CASCADE));
        assertThat(key("fk_twin"))
                .isEqualTo(new ForeignKey("fk_twin", List.of("twin_id"), TableName.of("city"), List.of("id"))
                        .withOnDelete(ReferentialAction.SET_NULL));
    }

    @Test
    void aReferenceToAnotherKeyHasItsColumns() {
        assertThat(key("fk_code").referencedColumns()).containsExactly("code");
    }

    @Test
    void cyclesAreAllowed() {
        assertThat(Scan.table(model, "country").foreignKeys())
                .containsExactly(
                        new ForeignKey("fk_capital", List.of("capital_id"), TableName.of("city"), List.of("id")));
    }

    @Test
    void anAssociationWithNoConstraintHasNoForeignKey() {
        assertThat(Scan.table(model, "city").foreignKeys())
                .noneSatisfy(key -> assertThat(key.columns()).containsExactly("free_id"));
    }

    @Test
    void aForeignKeyDefinitionAndOptionsAreRead() {
        assertThat(key("fk_defined").onUpdate()).isEqualTo(ReferentialAction.CASCADE);
        assertThat(key("fk_defined").deferrability()).isEqualTo(Deferrability.INITIALLY_DEFERRED);
        assertThat(key("fk_optioned").onUpdate()).isEqualTo(ReferentialAction.SET_NULL);
    }

    @Test
    void anUnnamedForeignKeyHasHibernatesNameAndItsAction() {
        assertThat(Scan.table(model, "city").foreignKeys())
                .filteredOn(key -> key.columns().equals(List.of("unnamed_id")))
                .singleElement()
                .satisfies(key -> assertThat(key.name()).startsWith("FK"))
                .satisfies(key -> assertThat(key.onDelete()).isEqualTo(ReferentialAction.RESTRICT));
    }

    @Test
    void aDefinitionThatCannotBeReadNamesEntityAndKey() {
        assertThatThrownBy(() -> Scan.scanClasses(List.of(Wrong.Defined.class), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(Wrong.Defined.class.getName())
                .hasMessageContaining("fk_wrong")
                .hasMessageContaining("\"whatever\" is not expected in \"foreign key (x) whatever\"");
    }

    static final class Schemas {
        private Schemas() {}

        @Entity(name = "bill")
        static class Bill {
            @Id
            long id;

            @ManyToOne
            @JoinColumn(
                    name = "a_id",
                    foreignKey =
                            @jakarta.persistence.ForeignKey(
                                    name = "fk_a",
                                    foreignKeyDefinition =
                                            "foreign key (a_id) references sales.customer (id) match full"))
            Bill a;

            @ManyToOne
            @JoinColumn(
                    name = "b_id",
                    foreignKey =
                            @jakarta.persistence.ForeignKey(
                                    name = "fk_b",
                                    foreignKeyDefinition =
                                            "foreign key (b_id) references \"Sales Dept\".\"Customer\" (id)"))
            Bill b;

            @ManyToOne
            @JoinColumn(
                    name = "c_id",
                    foreignKey =
                            @jakarta.persistence.ForeignKey(
                                    name = "fk_c",
                                    foreignKeyDefinition = "foreign key (c_id) references sales.\"Customer\""))
            Bill c;
        }
    }

    @Test
    void aDefinitionCanNameTheSchemaOfTheTable() {
        Model bills = Scan.scanForPostgresql(Schemas.class, "15", Map.of());
        assertThat(List.of("fk_a", "fk_b", "fk_c"))
                .map(name ->
                        ((ForeignKey) Scan.table(bills, "bill").constraint(name).orElseThrow()).referencedTable())
                .containsExactly(
                        new TableName("sales", "customer"),
                        new TableName("Sales Dept", "Customer"),
                        new TableName("sales", "Customer"));
    }
}
