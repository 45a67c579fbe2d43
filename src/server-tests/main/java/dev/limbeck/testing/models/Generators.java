package dev.limbeck.testing.models;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Every generator of ids, quoted and mixed-case names, relations, inheritance and constraints. */
public final class Generators {
    private Generators() {}

    @Entity
    public static class AutoNumbered {
        @Id
        @GeneratedValue
        Long id;

        @Version
        int version;
    }

    @Entity
    public static class IdentityNumbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL)
        Set<Line> lines;
    }

    @Entity
    public static class NumberedByInteger {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @Column(name = "`Label`")
        String label;
    }

    /** An entity with a column whose name is also used in another table, where it is quoted. */
    @Entity
    @Table(name = "Mixed_Case")
    public static class MixedCase {
        @Id
        Long id;

        @Column(name = "Label", unique = true)
        String label;
    }

    @Entity
    public static class TableNumbered {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;
    }

    @Entity
    public static class OwnTableNumbered {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "own")
        @TableGenerator(name = "own", table = "Own_Numbers", initialValue = 500, allocationSize = 10)
        Integer id;
    }

    @Entity
    public static class UuidNumbered {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;
    }

    @Entity
    @Table(
            name = "`Order`",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "UK_Order",
                            columnNames = {"`Mixed Case`", "lower"}),
            indexes = {
                @Index(name = "IX_Order", columnList = "lower, `Mixed Case` desc"),
                @Index(columnList = "lower", unique = true)
            },
            check = @CheckConstraint(name = "CK_Order", constraint = "lower > 0 and lower < 100"))
    public static class Quoted {
        @Id
        @Column(name = "`User`")
        Long user;

        @Column(name = "`Mixed Case`", length = 40)
        String mixed;

        Integer lower;

        @GeneratedColumn("lower * 2")
        Integer twice;

        @Enumerated(EnumType.STRING)
        @Column(name = "`State`")
        Everything.Color state;
    }

    @Embeddable
    public record Key(String first, int second) implements Serializable {}

    @Entity
    public static class Line {
        @EmbeddedId
        Key id;

        @ManyToOne(optional = false)
        @JoinColumn(name = "Owner_Id", foreignKey = @ForeignKey(name = "FK_Line_Owner"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        IdentityNumbered owner;

        @ManyToOne
        Quoted quoted;

        @ManyToMany
        Set<UuidNumbered> others;

        @ElementCollection
        @OrderColumn
        List<String> notes;

        @ElementCollection
        @CollectionTable(name = "line_colors")
        @Enumerated(EnumType.STRING)
        Set<Everything.Color> colors;

        @ElementCollection
        Map<String, Integer> counts;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind")
    public abstract static class Shape {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    public static class Circle extends Shape {
        @Column(nullable = false)
        Double radius;
    }

    @Entity
    public static class Square extends Shape {
        Double side;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Animal {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Animal parent;
    }

    @Entity
    public static class Dog extends Animal {
        String breed;
    }
}
