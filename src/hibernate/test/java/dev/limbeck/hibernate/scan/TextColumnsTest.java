package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Tests columns that contain text and whose type SQLite does not know. */
@NullUnmarked // Hibernate fills the entities
class TextColumnsTest {
    @Test
    void warnsOfTextThatMayBecomeANumber() {
        assertThat(Scan.scanNested(TextColumnsTest.class).warnings())
                .singleElement()
                .asString()
                .contains("Loose.any", "stores text in this column as a number if it looks like one");
    }

    @Entity
    static class Loose {
        @Id
        long id;

        @Column(columnDefinition = "any")
        String any;

        @Column(columnDefinition = "datetime")
        String moment;

        @Column(columnDefinition = "time(0)")
        String time;
    }

    @Entity
    @Table(options = "strict")
    static class Strict {
        @Id
        long id;

        @Column(columnDefinition = "any")
        String any;
    }
}
