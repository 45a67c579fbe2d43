package dev.limbeck.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.review.LineDiff.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LineDiffTest {
    /** Returns each line, preceded by a character for its kind, with the changed words in brackets. */
    private static List<String> show(LineDiff diff) {
        return diff.lines().stream()
                .map(line -> switch (line.kind()) {
                            case SAME -> " ";
                            case REMOVED -> "-";
                            case ADDED -> "+";
                            case GAP -> "@";
                        }
                        + line.parts().stream()
                                .map(part -> part.changed() ? "[" + part.text() + "]" : part.text())
                                .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void onlyTheWordsThatDifferAreMarked() {
        assertThat(show(LineDiff.of(
                        "a (\n  n varchar(80) NOT NULL,\n  o clob\n);", "a (\n  n varchar(40) NOT NULL\n);")))
                .containsExactly(
                        " a (", "-  n varchar([80]) NOT NULL,", "-  o clob", "+  n varchar([40]) NOT NULL", " );");
        assertThat(show(LineDiff.of("one two three", "four five six")))
                .containsExactly("-one two three", "+four five six");
    }

    @Test
    void aCommaAfterTheLastColumnIsNoDifference() {
        LineDiff diff = LineDiff.of("a (\n  b text\n);", "a (\n  b text,\n  c text\n);");
        assertThat(show(diff)).containsExactly(" a (", "   b text,", "+  c text", " );");
        assertThat(diff.removed()).isZero();
        assertThat(diff.added()).isEqualTo(1);
    }

    @Test
    void distantLinesAreNotShown() {
        String before = IntStream.range(0, 100).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        String after = before.replace("line 50\n", "line fifty\n").replace("line 96\n", "");
        assertThat(show(LineDiff.of(before, after)))
                .containsExactly(
                        "@47",
                        " line 47",
                        " line 48",
                        " line 49",
                        "-line [50]",
                        "+line [fifty]",
                        " line 51",
                        " line 52",
                        " line 53",
                        "@39",
                        " line 93",
                        " line 94",
                        " line 95",
                        "-line 96",
                        " line 97",
                        " line 98",
                        " line 99");
    }

    @Test
    void noLineIsLost() {
        String before = "b\na\nc\na\nb\nb\na";
        String after = "c\nb\na\nb\na\nc";
        LineDiff diff = LineDiff.of(before, after);
        assertThat(text(diff, Kind.ADDED)).isEqualTo(before);
        assertThat(text(diff, Kind.REMOVED)).isEqualTo(after);
        assertThat(LineDiff.of(before, before).lines()).hasSize(1);
    }

    private static String text(LineDiff diff, Kind without) {
        return diff.lines().stream()
                .filter(line -> line.kind() != without)
                .map(LineDiff.Line::text)
                .collect(Collectors.joining("\n"));
    }

    /**
     * Lines with hundreds of thousands of words are not compared word by word, because that would require gigabytes of
     * memory.
     */
    @Test
    void hugeLinesAreCompared() {
        String before = "check (a in ('x'" + ", 'value'".repeat(100_000) + "))";
        LineDiff diff = LineDiff.of(before, "check (b in ('y'" + ", 'other'".repeat(100_000) + "))");
        assertThat(diff.removed()).isEqualTo(1);
        assertThat(diff.lines().get(0).text()).isEqualTo(before);
    }
}
