package dev.limbeck.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RevisionException.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileNameTest {
    private static final Instant TIME = Instant.parse("2026-03-04T23:05:06Z");

    private static final FileName STANDARD = new FileName(FileName.DEFAULT_TEMPLATE, 40, ZoneId.of("UTC"));

    private static String standard(String message) {
        return STANDARD.className("ae1027a6acf1", message, TIME);
    }

    @Test
    void joinsIdAndSlug() {
        assertThat(standard("hashed_password added to table user"))
                .isEqualTo("Rev_ae1027a6acf1_hashed_password_added_to_table_user");
        assertThat(standard("Don't DROP \"x\"; -- it's late!")).isEqualTo("Rev_ae1027a6acf1_don_t_drop_x_it_s_late");
        assertThat(standard("Straße für Ünïcode 中文")).isEqualTo("Rev_ae1027a6acf1_straße_für_ünïcode_中文");
    }

    @Test
    void isOnlyTheIdIfTheMessageHasNoWords() {
        assertThat(standard("")).isEqualTo("Rev_ae1027a6acf1");
        assertThat(standard(" -- !")).isEqualTo("Rev_ae1027a6acf1");
    }

    @Test
    void truncatesALongSlugBetweenWords() {
        assertThat(STANDARD.slug("the quick brown fox jumps over the lazy dog again"))
                .isEqualTo("the_quick_brown_fox_jumps_over_the_lazy")
                .hasSizeLessThanOrEqualTo(40);
        assertThat(STANDARD.slug("a".repeat(60))).hasSize(40);
        assertThat(new FileName("{slug}", 1, ZoneId.of("UTC")).slug("𝒜𝒜𝒜")).isEmpty();
    }

    @Test
    void insertsTheDateInTheTimeZone() {
        FileName name =
                new FileName("R{year}_{month}_{day}_{hour}{minute}{second}_{epoch}_{rev}", 40, ZoneId.of("Asia/Tokyo"));
        assertThat(name.className("abc", "x", TIME)).isEqualTo("R2026_03_05_080506_1772665506_abc");
    }

    @Test
    void isAlwaysAJavaIdentifier() {
        assertThat(new FileName("{rev}", 40, ZoneId.of("UTC")).className("1a", "", TIME))
                .isEqualTo("Rev_1a");
        assertThat(new FileName("{slug}", 40, ZoneId.of("UTC")).className("1a", "class", TIME))
                .isEqualTo("Rev_class");
        assertThat(new FileName("{slug}", 40, ZoneId.of("UTC")).className("1a", "", TIME))
                .isEqualTo("Rev_");
        assertThat(new FileName("V{rev}-{slug}.x", 40, ZoneId.of("UTC")).className("a.b", "m", TIME))
                .isEqualTo("Va_b_m_x");
    }

    @Test
    void refusesAnUnknownVariable() {
        FileName name = new FileName("{rev}_{slog}", 40, ZoneId.of("UTC"));
        assertThatThrownBy(() -> name.className("a", "b", TIME))
                .isInstanceOf(RevisionException.class)
                .hasMessageContaining("{slog}")
                .hasMessageContaining("{slug}");
    }

    @Test
    void newIdsAreTwelveHexDigitsAndDiffer() {
        Set<String> ids = new HashSet<>();
        for (int count = 0; count < 1000; count++) {
            String id = RevisionId.random();
            assertThat(id).matches("[0-9a-f]{12}");
            ids.add(RevisionId.check(id));
        }
        assertThat(ids).hasSize(1000);
    }

    @Test
    void refusesInvalidIds() {
        for (String id :
                List.of("a@b", "a-b", "a+b", "a:b", "a b", "", "head", "heads", "base", "current", "a'b", "a/b")) {
            assertThatThrownBy(() -> RevisionId.check(id))
                    .as(id)
                    .isInstanceOfSatisfying(
                            RevisionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_NAME));
        }
        assertThatThrownBy(() -> RevisionId.check("x".repeat(33))).hasMessageContaining("32");
        assertThat(RevisionId.problem("x".repeat(33))).isEmpty();
        assertThat(RevisionId.findLong(Stream.of("x".repeat(32), "y".repeat(33))))
                .containsExactly("y".repeat(33));
        assertThat(RevisionId.check("2026.1_größe")).isEqualTo("2026.1_größe");
        assertThat(RevisionId.checkLabel("shop-list")).isEqualTo("shop-list");
        assertThatThrownBy(() -> RevisionId.checkLabel("shop@x")).isInstanceOf(RevisionException.class);
    }
}
