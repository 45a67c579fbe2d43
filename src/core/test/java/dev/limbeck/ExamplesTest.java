package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of the revision's language shows how it is used. */
final class ExamplesTest {
    private static final Path SOURCES = Path.of(System.getProperty("user.dir")).resolve("main/java/dev/limbeck");
    private static final Pattern METHOD = Pattern.compile(
            "(/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*\n    (?=\\S)(?:default )?(?:@Nullable\\s+)?[\\w<>\\[\\], ]+ (\\w+)\\([^;{]*[;{]",
            Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"Operations", "Batch", "ColumnChange", "CustomOperation"})
    void standsInTheJavadocOfEachMethod(String type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        List<String> methods = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Matcher matcher = METHOD.matcher(source.substring(source.indexOf("public interface")));
        while (matcher.find()) {
            methods.add(matcher.group(2));
            if (matcher.group(1) == null || !matcher.group(1).contains("{@code")) {
                without.add(matcher.group(2));
            }
        }
        assertThat(methods).hasSizeGreaterThan(1);
        assertThat(without).isEmpty();
    }
}
