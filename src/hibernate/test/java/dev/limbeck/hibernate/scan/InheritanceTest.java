package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import jakarta.persistence.Basic;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class InheritanceTest {
    private final Model model = Scan.scanNested(InheritanceTest.class);

    @MappedSuperclass
    abstract static class Base {
        @Id
        long id;

        String note;
    }

    @Entity(name = "vehicle")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind", length = 10)
    abstract static class Vehicle extends Base {}

    @Entity
    @DiscriminatorValue("CAR")
    static class Car extends Vehicle {
        @jakarta.persistence.Column(nullable = false)
        String plate;

        @Basic(optional = false)
        String model;
    }

    @Entity
    @DiscriminatorValue("BIKE")
    static class Bike extends Vehicle {
        Integer gears;
    }

    @Entity(name = "animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Animal extends Base {}

    @Entity(name = "dog")
    @PrimaryKeyJoinColumn(name = "animal_id")
    static class Dog extends Animal {
        boolean barks;
    }

    @Entity(name = "shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape extends Base {
        @ManyToOne
        Animal painter;
    }

    @Entity(name = "circle")
    static class Circle extends Shape {
        double radius;
    }

    @Entity(name = "square")
    static class Square extends Shape {
        double side;
    }

    @Entity(name = "person")
    @SecondaryTable(name = "person_photo")
    static class Person extends Base {
        @jakarta.persistence.Column(table = "person_photo")
        byte[] photo;
    }

    private Table table(String name) {
        return Scan.table(model, name);
    }

    @Test
    void aSingleTableHasAllColumnsAndADiscriminatorCheck() {
        Table vehicle = table("vehicle");
        assertThat(vehicle.columns())
                .extracting(Column::name)
                .containsExactlyInAnyOrder("kind", "id", "note", "plate", "model", "gears");
        assertThat(vehicle.checks())
                .extracting(CheckConstraint::condition)
                .anySatisfy(condition -> assertThat(condition.sql()).contains("kind in (", "'CAR'", "'BIKE'"));
    }

    @Test
    void requiredAttributesOfASubclassAreChecksOfTheSharedTable() {
        assertThat(Scan.column(model, "vehicle", "model").nullable()).isTrue();
        assertThat(table("vehicle").checks())
                .extracting(CheckConstraint::condition)
                .anySatisfy(condition -> assertThat(condition.sql()).contains("model is not null"));
    }

    @Test
    void joinedTablesReferToTheirParent() {
        assertThat(table("dog").columns()).extracting(Column::name).containsExactlyInAnyOrder("animal_id", "barks");
        assertThat(table("dog").foreignKeys())
                .singleElement()
                .extracting(ForeignKey::columns)
                .isEqualTo(List.of("animal_id"));
    }

    @Test
    void tablePerClassRepeatsTheColumnsAndHasNoTableForTheAbstractRoot() {
        assertThat(model.schema().tables())
                .extracting(table -> table.name().name())
                .contains("circle", "square")
                .doesNotContain("shape");
        assertThat(table("circle").columns())
                .extracting(Column::name)
                .containsExactlyInAnyOrder("id", "note", "painter_id", "radius");
        assertThat(table("circle").foreignKeys()).hasSize(1);
        assertThat(table("square").foreignKeys()).hasSize(1);
    }

    @Test
    void aSecondaryTableSharesTheKey() {
        assertThat(table("person_photo").primaryKey()).isNotNull();
        assertThat(table("person_photo").foreignKeys()).hasSize(1);
    }
}
