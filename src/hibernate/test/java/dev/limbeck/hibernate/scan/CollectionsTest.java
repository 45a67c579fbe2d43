package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.spi.Model;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
public class CollectionsTest {
    private final Model model = Scan.scanNested(CollectionsTest.class);

    @Embeddable
    record Line(String text, Integer size) {}

    @Entity(name = "page")
    static class Page {
        @Id
        long id;

        @ElementCollection
        Set<String> words;

        @ElementCollection
        @OrderColumn(name = "place")
        List<Line> lines;

        @ElementCollection
        @MapKeyColumn(name = "lang", length = 5)
        Map<String, String> titles;

        @ManyToMany
        Set<Page> related;

        @OneToMany
        List<Page> parts;
    }

    private Table table(String name) {
        return Scan.table(model, name);
    }

    private static List<String> columns(Table table) {
        return table.columns().stream().map(Column::name).sorted().toList();
    }

    @Test
    void tablesAndColumnsNameTheirEntitiesAndAttributes() {
        String page = Page.class.getName();
        Table entity = table("page");
        Table words = table("page_words");

        assertThat(model.origins().tables().get(words.name())).isEqualTo(page + ".words");
        assertThat(model.origins().tables().get(entity.name())).isEqualTo(page);
        assertThat(model.origins().columns().get(entity.name())).containsEntry("id", page + ".id");
        assertThat(model.origins().columns().get(words.name())).containsEntry("words", page + ".words");
    }

    @Test
    void elementCollectionsHaveATable() {
        assertThat(columns(table("page_words"))).containsExactly("page_id", "words");
        assertThat(columns(table("page_lines"))).containsExactly("page_id", "place", "size", "text");
        assertThat(columns(table("page_titles"))).containsExactly("lang", "page_id", "titles");
        assertThat(table("page_titles").primaryKey()).isEqualTo(new PrimaryKey(null, List.of("lang", "page_id")));
        assertThat(table("page_lines").foreignKeys()).hasSize(1);
    }

    @Test
    void manyToManyHasAJoinTableWithTwoForeignKeys() {
        assertThat(columns(table("page_page"))).contains("related_id");
        assertThat(table("page_page").foreignKeys()).hasSizeGreaterThanOrEqualTo(2);
    }
}
