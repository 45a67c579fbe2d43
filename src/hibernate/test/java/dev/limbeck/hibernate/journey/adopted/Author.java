package dev.limbeck.hibernate.journey.adopted;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDate;

@Entity
@Table(name = "author", uniqueConstraints = @UniqueConstraint(name = "uq_author_email", columnNames = "email"))
public class Author {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false, length = 100)
    String name;

    @Column(nullable = false, length = 254)
    String email;

    LocalDate born;

    @Column(nullable = false)
    Instant joined;

    @Column(nullable = false)
    boolean active;

    @Lob
    String biography;

    Double rating;

    byte[] portrait;
}
