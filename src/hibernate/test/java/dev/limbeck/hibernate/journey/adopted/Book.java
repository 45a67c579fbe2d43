package dev.limbeck.hibernate.journey.adopted;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "book", indexes = @Index(name = "ix_book_title", columnList = "title"))
public class Book {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "author_id", foreignKey = @ForeignKey(name = "fk_book_author"))
    Author author;

    @Column(nullable = false)
    String title;

    @Enumerated(EnumType.STRING)
    @Column(length = 6)
    Genre genre;

    @Column(precision = 10, scale = 2)
    BigDecimal price;

    @Column(nullable = false)
    int pages;

    short shelf;

    LocalDateTime published;

    LocalTime readAt;

    float weight;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> extra;
}
