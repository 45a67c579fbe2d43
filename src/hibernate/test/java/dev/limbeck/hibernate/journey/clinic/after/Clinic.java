package dev.limbeck.hibernate.journey.clinic.after;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** The second release of an animal clinic. */
final class Clinic {

    private Clinic() {}

    @MappedSuperclass
    abstract static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;
    }

    @MappedSuperclass
    abstract static class Named extends Numbered {
        @NotBlank
        @Size(max = 80)
        String name;
    }

    @MappedSuperclass
    abstract static class Person extends Numbered {
        @NotBlank
        @Column(length = 30)
        String firstName;

        @NotBlank
        @Column(length = 30)
        String lastName;
    }

    @Entity
    @Table(name = "owners", indexes = @Index(name = "ix_owners_last_name", columnList = "lastName"))
    static class Owner extends Person {
        @NotBlank
        String address;

        @Column(length = 80)
        String city;

        @Digits(fraction = 0, integer = 10)
        @Column(length = 20, nullable = false)
        String telephone;

        @Column(length = 120)
        String emailAddress;

        @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL)
        List<Pet> pets;
    }

    @Entity
    @Table(name = "types", uniqueConstraints = @UniqueConstraint(name = "uk_types_name", columnNames = "name"))
    static class PetType extends Named {}

    @Entity
    @Table(name = "pets", indexes = @Index(name = "ix_pets_owner_birth", columnList = "owner_id, birthDate desc"))
    static class Pet extends Named {
        @NotNull
        LocalDate birthDate;

        @ManyToOne(optional = false)
        @JoinColumn(name = "type_id", foreignKey = @ForeignKey(name = "fk_pets_type"))
        PetType type;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_pets_owner"))
        Owner owner;

        @Column(precision = 6, scale = 2)
        BigDecimal weightInKilograms;
    }

    enum VisitState {
        PLANNED,
        HELD,
        CANCELLED
    }

    @Entity
    @Table(name = "visits")
    static class Visit extends Numbered {
        @Column(nullable = false)
        LocalDateTime visitDate;

        @NotBlank
        @Column(length = 1024)
        String description;

        @Column(nullable = false)
        int minutesTaken;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false, length = 12)
        @ColumnDefault("'PLANNED'")
        VisitState state;

        @ManyToOne(optional = false)
        @JoinColumn(name = "pet_id", foreignKey = @ForeignKey(name = "fk_visits_pet"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        Pet pet;

        @ManyToOne
        @JoinColumn(name = "vet_id", foreignKey = @ForeignKey(name = "fk_visits_vet"))
        Vet vet;
    }

    @Entity
    @Table(name = "vets")
    static class Vet extends Person {
        @ManyToMany
        @JoinTable(
                name = "vet_specialties",
                joinColumns = @JoinColumn(name = "vet_id"),
                inverseJoinColumns = @JoinColumn(name = "specialty_id"))
        Set<Specialty> specialties;
    }

    @Entity
    @Table(name = "specialties")
    static class Specialty extends Named {}

    @Entity
    @Table(name = "invoices")
    static class Invoice extends Numbered {
        @OneToOne(optional = false)
        @JoinColumn(name = "visit_id", foreignKey = @ForeignKey(name = "fk_invoices_visit"))
        Visit visit;

        @Column(nullable = false, precision = 10, scale = 2)
        BigDecimal totalAmount;

        @ColumnDefault("false")
        boolean alreadyPaid;
    }
}
