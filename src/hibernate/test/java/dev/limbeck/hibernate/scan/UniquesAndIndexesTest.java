package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class UniquesAndIndexesTest {
    private final Model model = Scan.scanNested(UniquesAndIndexesTest.class);
    private final Table table = Scan.table(model, "book");

    @Entity
    @jakarta.persistence.Table(
            name = "book",
            uniqueConstraints = {
                @jakarta.persistence.UniqueConstraint(
                        name = "uk_b",
                        columnNames = {"title", "author_name"}),
                @jakarta.persistence.UniqueConstraint(columnNames = "shelf")
            },
            indexes = {
                @jakarta.persistence.Index(name = "ix_year", columnList = "year desc, author_name asc, title"),
                @jakarta.persistence.Index(columnList = "pages"),
                @jakarta.persistence.Index(name = "ux_isbn", columnList = "isbn", unique = true),
                @jakarta.persistence.Index(name = "ux_down", columnList = "year, pages desc", unique = true),
                @jakarta.persistence.Index(name = "ix_lower", columnList = "(lower(title)) desc, year"),
                @jakarta.persistence.Index(name = "ix_partial", columnList = "pages", options = "where pages > 100")
            })
    static class Book {
        @Id
        long id;

        @NaturalId
        String code;

        String title;

        @Column(name = "author_name")
        String author;

        String shelf;
        String isbn;
        int year;
        int pages;
    }

    static class Wrong {
        private Wrong() {}

        @Entity(name = "lost")
        @jakarta.persistence.Table(indexes = @jakarta.persistence.Index(name = "ix_lost", columnList = "author"))
        static class Indexed {
            @Id
            long id;

            @Column(name = "author_name")
            String author;
        }

        @Entity(name = "lost")
        @jakarta.persistence.Table(
                uniqueConstraints = @jakarta.persistence.UniqueConstraint(name = "uk_lost", columnNames = "author"))
        static class Unique {
            @Id
            long id;

            @Column(name = "author_name")
            String author;
        }
    }

    private Index index(String name) {
        return table.index(name).orElseThrow();
    }

    @Test
    void uniqueConstraintsKeepNamesAndColumnOrder() {
        assertThat(table.uniqueConstraints())
                .contains(new UniqueConstraint("uk_b", List.of("title", "author_name")))
                .extracting(UniqueConstraint::columns)
                .contains(List.of("shelf"), List.of("code"));
    }

    @Test
    void aUniqueIndexIsAUniqueConstraintUnlessItIsDescending() {
        assertThat(table.uniqueConstraints()).contains(new UniqueConstraint("ux_isbn", List.of("isbn")));
        assertThat(index("ux_down"))
                .isEqualTo(new Index(
                        "ux_down",
                        List.of(
                                IndexPart.column("year"),
                                IndexPart.column("pages").desc()),
                        true,
                        null));
    }

    @Test
    void indexesKeepTheirDirections() {
        assertThat(index("ix_year").parts())
                .containsExactly(
                        IndexPart.column("year").desc(), IndexPart.column("author_name"), IndexPart.column("title"));
    }

    @Test
    void expressionsAndConditionsAreRead() {
        assertThat(index("ix_lower").parts())
                .containsExactly(
                        IndexPart.expression(new SqlText("lower(title)")).desc(), IndexPart.column("year"));
        assertThat(index("ix_partial").where()).isEqualTo(new SqlText("pages > 100"));
    }

    @Test
    void anUnnamedIndexHasHibernatesName() {
        assertThat(table.indexes()).anySatisfy(index -> assertThat(index.name()).startsWith("IDX"));
    }

    @Test
    void anIndexOverAnAttributeNameIsAnErrorThatNamesTheEntity() {
        assertThatThrownBy(() -> Scan.scanClasses(List.of(Wrong.Indexed.class), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessage(Wrong.Indexed.class.getName() + ": index ix_lost names column author, but table lost has"
                        + " only id, author_name. Did you use the name of the attribute instead of the column?");
    }

    @Test
    void aUniqueConstraintOverAnAttributeNameIsAnErrorThatNamesTheEntity() {
        assertThatThrownBy(() -> Scan.scanClasses(List.of(Wrong.Unique.class), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        Wrong.Unique.class.getName() + ": unique constraint uk_lost names column author");
    }
}
