package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that patterns are added to a file without changing anything else in it. */
class ExcludeListTest {
    private static final List<String> PATTERNS = List.of("books.lost", "scans", "a\"b\\c");

    private static void requireAdded(String before, String after) {
        assertThat(ExcludeList.add(before, PATTERNS)).isEqualTo(after);
        assertThat(ExcludeList.add(after, PATTERNS)).as("added once").isEqualTo(after);
    }

    @Test
    void theTableIsAdded() {
        requireAdded("", "[autogenerate]\nexclude = [\"books.lost\", \"scans\", \"a\\\"b\\\\c\"]\n");
        requireAdded(
                "# mine\n[database]\nurl = \"x\" # here",
                "# mine\n[database]\nurl = \"x\" # here\n\n[autogenerate]\nexclude = [\"books.lost\", \"scans\", \"a\\\"b\\\\c\"]\n");
    }

    @Test
    void theKeyIsAddedToTheTable() {
        requireAdded(
                "[autogenerate] # settings\ninclude = [\"x\"]\n[model]\npackages = []\n",
                "[autogenerate] # settings\nexclude = [\"books.lost\", \"scans\", \"a\\\"b\\\\c\"]\ninclude = [\"x\"]\n[model]\npackages = []\n");
    }

    @Test
    void elementsAreAddedToTheList() {
        requireAdded(
                "[other]\nexclude = [\"no\"]\n[autogenerate]\nexclude = ['scans', \"#1\"] # why\n",
                "[other]\nexclude = [\"no\"]\n[autogenerate]\nexclude = ['scans', \"#1\", \"books.lost\", \"a\\\"b\\\\c\"] # why\n");
        requireAdded(
                "[autogenerate]\nexclude = []\n",
                "[autogenerate]\nexclude = [\"books.lost\", \"scans\", \"a\\\"b\\\\c\"]\n");
        requireAdded(
                "autogenerate.exclude = ['x',]\n",
                "autogenerate.exclude = ['x', \"books.lost\", \"scans\", \"a\\\"b\\\\c\"]\n");
    }

    @Test
    void elementsAreAddedToAListOfSeveralLines() {
        requireAdded(
                "[autogenerate]\nexclude = [\n    \"scans\" # read-only, ]\n]\n",
                "[autogenerate]\nexclude = [\n    \"scans\", # read-only, ]\n    \"books.lost\",\n    \"a\\\"b\\\\c\"\n]\n");
    }

    @Test
    void anythingElseIsRejected() {
        assertThatThrownBy(() -> ExcludeList.add("autogenerate.exclude = \"a\"\n", PATTERNS))
                .hasMessageContaining("is not a list");
        assertThatThrownBy(() -> ExcludeList.add("autogenerate = { exclude = [\"a\"] }\n", PATTERNS))
                .hasMessageContaining("Limbeck cannot extend");
        assertThatThrownBy(() -> ExcludeList.add("autogenerate.against = \"history\"\n", PATTERNS))
                .hasMessageContaining("Limbeck cannot extend");
    }
}
