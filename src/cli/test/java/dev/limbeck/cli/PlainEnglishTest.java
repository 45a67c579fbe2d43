package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Comments, messages, help texts and documents avoid certain words and phrases that make English read like a
 * translation.
 */
final class PlainEnglishTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    /** Comments and string literals of a Java file. */
    private static final Pattern PROSE =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern FENCE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern HABITS = Pattern.compile(
            "\\b(?:anew|nought|whoever|shall|mend(?:s|ed|ing)?|so many|to the letter|without a word|the way (?:back|up)"
                    + "|lets? go of|(?:is|are|was|were|be|been) told|tells|hears?|heard"
                    + "|stands? (?:in|on|for|behind|beside|there|in the way)|but for|put(?:s)? aside"
                    + "|tak(?:e|es|ing|en) (?:it |them |this )?back|taken over|comes? back"
                    + "|(?:has|have|had|is|with) (?:a|no) words? for|asked of|made[- ]up|in the way of|goes away"
                    + "|a SQL(?:ite)?|perhaps you should|defect of Limbeck|again and again)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void codeAndMessagesArePlain() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(".java")) {
            String source = Files.readString(file);
            PROSE.matcher(source).results().map(MatchResult::group).forEach(prose -> find(file, prose, found));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void documentsArePlain() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(".md")) {
            if (!file.endsWith("CHANGELOG.md")) {
                find(file, FENCE.matcher(Files.readString(file)).replaceAll(""), found);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theWordsAreSeen() {
        List<String> found = new ArrayList<>();
        find(ROOT, "/** Takes it back,\n * and is told so. */", found);
        assertThat(found).hasSize(2);
    }

    private static void find(Path file, String prose, List<String> found) {
        Matcher habit = HABITS.matcher(prose.replaceAll("\\s*\\n\\s*(?:\\*|//)?\\s*", " "));
        while (habit.find()) {
            found.add(ROOT.relativize(file) + ": " + habit.group());
        }
    }

    private static List<Path> files(String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String top :
                List.of("src", "alembic-compat", "sample-entities", "bench", "docs", "README.md", "CONTRIBUTING.md")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(top))) {
                walk.filter(file -> file.toString().endsWith(ending))
                        .filter(file -> !file.toString().contains("/target/")
                                && !file.toString().contains("/test/")
                                && !file.endsWith("PlainEnglishTest.java"))
                        .forEach(files::add);
            }
        }
        assertThat(files).as("files with the ending " + ending).hasSizeGreaterThan(10);
        return files;
    }
}
