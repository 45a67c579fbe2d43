package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class BeanValidationTest {

    @Entity(name = "guest")
    static class Guest {
        @Id
        long id;

        @NotBlank
        @Size(max = 40)
        String name;

        @NotNull
        Integer age;

        @Min(1)
        @Max(9)
        int seats;
    }

    /** A validation group whose constraints are checked only on request, for example when the guest books. */
    interface Booking {}

    @Embeddable
    static class Address {
        @NotNull
        String street;

        @Size(max = 5)
        String zip;
    }

    @Embeddable
    static class Card {
        @NotNull
        @Size(max = 19)
        String card;
    }

    @Documented
    @NotNull
    @Size(max = 12)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Plate {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Entity(name = "stay")
    static class Stay {
        @Id
        long id;

        @NotNull
        @ManyToOne
        Guest guest;

        @Email
        String email;

        @NotEmpty
        @Pattern(regexp = "[A-Z]+")
        String code;

        @Size(min = 3)
        String note;

        @Digits(integer = 5, fraction = 2)
        BigDecimal price;

        @Positive
        @DecimalMax("99.5")
        BigDecimal discount;

        @Range(min = 2, max = 8)
        int nights;

        @Length(max = 70)
        String comment;

        @NotNull(groups = Booking.class)
        @Size(max = 30, groups = Booking.class)
        String voucher;

        @Past
        LocalDate booked;

        @Plate
        String plate;

        /** An attribute that is not validated because it lacks @Valid, as in the application. */
        Address home;

        @Valid
        Card paid;

        @Size(max = 3)
        @ElementCollection
        List<@Size(max = 9) @NotNull String> wishes;

        String passport;

        /** A constraint on a getter in a class whose fields are mapped. */
        @NotNull
        public String getPassport() {
            return passport;
        }
    }

    @Entity(name = "longStay")
    static class LongStay extends Stay {
        @NotNull
        Integer months;
    }

    private static Table stay(Map<String, String> settings) {
        return Scan.table(Scan.scanNested(BeanValidationTest.class, settings), "stay");
    }

    private static String declared(Table table, String column) {
        Column found = Scan.column(table, column);
        return found.type() + (found.nullable() ? "" : " not null");
    }

    private static List<String> checks(Table table) {
        return table.checks().stream()
                .map(check -> check.condition().sql())
                .filter(condition -> !condition.contains("DTYPE"))
                .toList();
    }

    @Test
    void eachConstraintHasItsEffectOnTheColumn() {
        Table stay = stay(Map.of());
        assertThat(declared(stay, "guest_id")).isEqualTo("bigint not null");
        assertThat(declared(stay, "email")).isEqualTo("varchar(255)");
        assertThat(declared(stay, "code")).isEqualTo("varchar(255) not null");
        assertThat(declared(stay, "note")).isEqualTo("varchar(255)");
        assertThat(declared(stay, "price")).isEqualTo("numeric(7, 2)");
        assertThat(declared(stay, "discount")).isEqualTo("numeric(38, 2)");
        assertThat(declared(stay, "nights")).isEqualTo("integer not null");
        assertThat(declared(stay, "comment")).isEqualTo("varchar(70)");
        assertThat(declared(stay, "booked")).isEqualTo("date");
        assertThat(declared(stay, "plate")).isEqualTo("varchar(12) not null");
        assertThat(declared(stay, "zip")).isEqualTo("varchar(255)");
        assertThat(declared(stay, "card")).isEqualTo("varchar(19)");
        assertThat(checks(stay)).contains("nights>=2", "nights<=8");
    }

    @Test
    void aSubclassInOneTableStaysNullable() {
        assertThat(declared(stay(Map.of()), "months")).isEqualTo("integer");
    }

    @Test
    void constraintsOnGettersApplyToMappedFieldsToo() {
        assertThat(declared(stay(Map.of()), "passport")).isEqualTo("varchar(255) not null");
    }

    @Test
    void constraintsOfAGroupApplyIfTheGroupIsUsedForDdl() {
        assertThat(declared(stay(Map.of()), "voucher")).isEqualTo("varchar(255)");
        assertThat(declared(stay(Map.of("org.hibernate.validator.group.ddl", Booking.class.getName())), "voucher"))
                .isEqualTo("varchar(30) not null");
    }

    @Test
    void modesWithoutDdlDoNotChangeTheSchema() {
        for (Map<String, String> off : List.of(
                Map.of("jakarta.persistence.validation.mode", "none"),
                Map.of("jakarta.persistence.validation.mode", "callback"),
                Map.of("hibernate.validator.apply_to_ddl", "false"))) {
            assertThat(declared(stay(off), "code")).as("%s", off).isEqualTo("varchar(255)");
            assertThat(checks(stay(off))).as("%s", off).isEmpty();
        }
        assertThat(declared(stay(Map.of("jakarta.persistence.validation.mode", "ddl")), "code"))
                .isEqualTo("varchar(255) not null");
    }

    private static Table guest(Map<String, String> settings) {
        return Scan.table(Scan.scanNested(BeanValidationTest.class, settings), "guest");
    }

    @Test
    void constraintsShapeTheSchemaAsTheyDoInTheApplication() {
        Table guest = guest(Map.of());
        assertThat(Scan.column(guest, "name").nullable()).isFalse();
        assertThat(Scan.column(guest, "name").type()).hasToString("varchar(40)");
        assertThat(Scan.column(guest, "age").nullable()).isFalse();
        assertThat(guest.checks())
                .extracting(CheckConstraint::condition)
                .extracting(Object::toString)
                .anySatisfy(condition -> assertThat(condition).contains("seats", "1"))
                .anySatisfy(condition -> assertThat(condition).contains("seats", "9"));
    }

    @Test
    void constraintsCanBeSwitchedOff() {
        Table guest = guest(Map.of("jakarta.persistence.validation.mode", "none"));
        assertThat(Scan.column(guest, "name").nullable()).isTrue();
        assertThat(Scan.column(guest, "name").type()).hasToString("varchar(255)");
        assertThat(guest.checks()).isEmpty();
    }
}
