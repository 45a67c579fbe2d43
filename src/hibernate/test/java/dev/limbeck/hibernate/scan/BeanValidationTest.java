package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Table;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
class BeanValidationTest {

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

    private static Table guest(Map<String, String> settings) {
        return Scan.table(Scan.nestedIn(BeanValidationTest.class, settings), "guest");
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
    void aSettingTurnsThemOff() {
        Table guest = guest(Map.of("jakarta.persistence.validation.mode", "none"));
        assertThat(Scan.column(guest, "name").nullable()).isTrue();
        assertThat(Scan.column(guest, "name").type()).hasToString("varchar(255)");
        assertThat(guest.checks()).isEmpty();
    }
}
