package dev.limbeck.hibernate.journey.runtime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import java.sql.Blob;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Small entities, one for each subject. */
public final class RuntimeEntities {
    private RuntimeEntities() {}

    /** The database generates the id. */
    @Entity(name = "NumberedInteger")
    public static class NumberedInteger {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Integer id;

        public int quantity;

        @Column(nullable = false, length = 20, unique = true)
        public @Nullable String name = "thing";

        @ManyToOne
        public @Nullable NumberedInteger parent;
    }

    /** The database generates the id; its column is declared as Hibernate's dialect declares a long. */
    @Entity(name = "NumberedLong")
    public static class NumberedLong {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;
    }

    /** The database generates the id; its column is declared as SQLite requires. */
    @Entity(name = "DeclaredLong")
    public static class DeclaredLong {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Column(columnDefinition = "integer")
        public @Nullable Long id;

        public @Nullable String name;
    }

    /** Hibernate fetches a range of ids from a table with one row. */
    @Entity(name = "OfSequence")
    public static class OfSequence {
        @Id
        @GeneratedValue
        public @Nullable Long id;
    }

    /** Dates and times, both with and without a time zone. */
    @Entity(name = "Moments")
    public static class Moments {
        @Id
        public @Nullable Integer id;

        public @Nullable LocalDate day;
        public @Nullable LocalDateTime local;
        public @Nullable Instant instant;
    }

    /** Large values. */
    @Entity(name = "Large")
    public static class Large {
        @Id
        public @Nullable Integer id;

        @Column(length = 10_000_000)
        public byte @Nullable [] bytes;

        @Lob
        public @Nullable String text;
    }

    /** Large values with JDBC types that the driver does not support. */
    @Entity(name = "LargeLob")
    public static class LargeLob {
        @Id
        public @Nullable Integer id;

        @Lob
        public byte @Nullable [] bytes;

        public @Nullable Blob blob;
    }
}
