package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the session in README.md is real. Its commands are run on a copy of the sample, and must print what
 * README.md shows, except for ids and dates. With {@code -Dgolden.update=true} the output of this run is written to
 * README.md.
 */
final class ReadmeTest {
    static final Path README = Processes.ROOT.resolve("README.md");
    static final Pattern SESSION =
            Pattern.compile("(?<=<!-- begin session -->\n```console\n).*?(?=```\n<!-- end -->\n)", Pattern.DOTALL);

    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>dev\\.limbeck</groupId>\\s*<artifactId>limbeck-([a-z-]+)</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void theSessionShowsWhatTheCommandsPrint(@TempDir Path folder) throws IOException {
        String readme = Files.readString(README);
        Matcher session = SESSION.matcher(readme);
        assertThat(session.find()).isTrue();
        Sample.createIn(folder);
        String real = new PrintedCommands(folder).replay(session.group());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, session.replaceFirst(Matcher.quoteReplacement(real)));
        } else {
            assertThat(PrintedCommands.normalised(session.group())).isEqualTo(PrintedCommands.normalised(real));
        }
    }

    /** README.md and the guide show how to depend on artifacts; they must specify the version of this build. */
    @Test
    void everyArtifactThatADocumentNamesExistsInThisVersion() throws IOException {
        String version = first("<version>([^<]+)</version>", Files.readString(Processes.ROOT.resolve("pom.xml")));
        List<String> pages = new ArrayList<>(Processes.filesIn("docs/guide"));
        pages.add("README.md");
        int found = 0;
        for (String page : pages) {
            Matcher artifact = ARTIFACT.matcher(Files.readString(Processes.ROOT.resolve(page)));
            while (artifact.find()) {
                found++;
                assertThat(artifact.group(2)).as(page).isIn(version, "${limbeck.version}");
                assertThat(Processes.ROOT.resolve("src/" + artifact.group(1) + "/pom.xml"))
                        .as(page)
                        .exists();
            }
        }
        assertThat(found).isGreaterThan(3);
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
