package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks that the Java code on the recipes page is the same as in the applications that scripts/recipes-test starts.
 */
final class RecipesPageTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("^run ([a-z]+) ", Pattern.MULTILINE);

    @Test
    void theCodeOfThePageIsThatOfTheApplications() throws IOException {
        List<String> code = find(JAVA, "docs/guide/recipes.md");
        List<String> applications = find(RUN, "scripts/recipes-test");
        assertThat(applications).hasSize(2).hasSameSizeAs(code);
        for (int i = 0; i < code.size(); i++) {
            Path upgrade = Processes.ROOT
                    .resolve("sample-recipes/" + applications.get(i))
                    .resolve("src/main/java/com/example/shop/DatabaseUpgrade.java");
            assertThat(Files.readString(upgrade)).endsWith(code.get(i));
        }
    }

    private static List<String> find(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(Processes.ROOT.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
