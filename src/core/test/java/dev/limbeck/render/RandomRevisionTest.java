package dev.limbeck.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.compare.RandomSchemas;
import dev.limbeck.compare.Reflected;
import dev.limbeck.ops.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomRevisionTest {

    @Test
    void whateverWasFoundCompilesWithoutAWarning() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (long seed = 0; seed < 100; seed++) {
            List<Operation> upgrade = Reflected.compare(RandomSchemas.of(3 * seed), RandomSchemas.of(3 * seed + 1))
                    .operations();
            List<Operation> downgrade =
                    new ArrayList<>(upgrade.stream().map(Operation::reverse).toList());
            Collections.reverse(downgrade);
            String text = RevisionWriter.render(new RevisionText(
                    "db.revisions",
                    "Rev_" + seed,
                    "" + seed,
                    List.of(),
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    "seed " + seed,
                    upgrade,
                    downgrade));

            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
            texts.put("db.revisions.Rev_" + seed, text);
        }
        assertThat(Compiled.revisions(texts)).allSatisfy(revision -> {
            assertThat(Played.upgrade(revision)).isNotEmpty();
            assertThat(Played.downgrade(revision)).isNotEmpty();
        });
    }
}
