package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Check;
import dev.limbeck.command.review.SketchNotes;
import dev.limbeck.render.ErDiagram;
import dev.limbeck.result.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the diagrams in a report show a generated key with the type declared in the revision and in the foreign
 * keys that refer to it.
 */
class DiagramKeysTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"Integer, integer", "Long, bigint"})
    void aGeneratedKeyHasTheTypeOfTheEntity(String javaType, String type) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Journey shop = new Journey(folder, settings -> settings.modelClasspath(List.of(classes)));
        String key = "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) " + javaType + " id;";
        EntitySources.compile(classes, Map.of("shop", "@Entity class Pet { " + key + " }"));
        shop.autogenerate("pet");
        shop.upgrade("head");
        EntitySources.compile(
                classes, Map.of("shop", "@Entity class Pet { " + key + " String name; @ManyToOne Pet parent; }"));

        Review review = Objects.requireNonNull(
                new Check(shop.project()).run(Set.of(), true).review());

        for (Review.Sketch sketch : List.of(review.before(), review.after())) {
            assertThat(ErDiagram.render(sketch.schema(), new SketchNotes(sketch)))
                    .contains(type + " id PK");
        }
        assertThat(ErDiagram.render(review.after().schema(), new SketchNotes(review.after())))
                .contains(type + " parent_id");
    }
}
