package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The session in README.md is real: its commands are run on a copy of the sample, and what they print must be what stands
 * there, but for ids and dates. With {@code -Dgolden.update=true} the output of this run is written there.
 */
final class ReadmeTest {
    private static final Path README = Processes.ROOT.resolve("README.md");
    private static final Pattern SESSION =
            Pattern.compile("(?<=<!-- begin session -->\n```console\n).*?(?=```\n<!-- end -->\n)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{12}\\b|(?<=Rev_)[0-9a-f]{12}(?=_)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    @Test
    void theSessionIsWhatTheCommandsPrint(@TempDir Path folder) throws IOException {
        String readme = Files.readString(README);
        Matcher session = SESSION.matcher(readme);
        assertThat(session.find()).isTrue();
        String real = replay(session.group(), folder);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, session.replaceFirst(Matcher.quoteReplacement(real)));
        } else {
            assertThat(normalised(session.group())).isEqualTo(normalised(real));
        }
    }

    private static String replay(String session, Path folder) throws IOException {
        Sample.in(folder);
        StringBuilder real = new StringBuilder();
        for (String line : session.lines().filter(text -> text.startsWith("$ ")).toList()) {
            real.append(real.isEmpty() ? "" : "\n").append(line).append('\n').append(run(words(line), folder));
        }
        return real.toString();
    }

    private static String run(List<String> words, Path folder) throws IOException {
        return switch (words.get(0)) {
            case "limbeck" -> limbeck(words.subList(1, words.size()), folder);
            case "cat" -> Files.readString(file(words.get(1), folder));
            default -> throw new AssertionError("This test cannot run " + words);
        };
    }

    /** Both streams into one, as on a terminal. */
    private static String limbeck(List<String> arguments, Path folder) {
        StringWriter printed = new StringWriter();
        PrintWriter both = new PrintWriter(printed, true);
        Surroundings surroundings = new Surroundings(
                folder, Map.of(), new BufferedReader(Reader.nullReader()), both, both, false, false, false);
        int code = Main.run(surroundings, arguments.toArray(String[]::new));
        assertThat(code).as(arguments + " printed " + printed).isZero();
        return printed.toString().replace(System.lineSeparator(), "\n");
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line.substring(2))
                .results()
                .forEach(match -> words.add(match.group(1) == null ? match.group(2) : match.group(1)));
        return words;
    }

    /** The one file that the pattern means: {@code …/Rev_*_hashed_password_added.java}. */
    private static Path file(String glob, Path folder) throws IOException {
        int slash = glob.lastIndexOf('/');
        Pattern name = Pattern.compile(Stream.of(glob.substring(slash + 1).split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow());
        try (Stream<Path> files = Files.list(folder.resolve(glob.substring(0, slash)))) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + glob));
        }
    }

    /** Ids and dates differ from run to run; which id stands where does not. */
    private static String normalised(String text) {
        Map<String, String> ids = new LinkedHashMap<>();
        UnaryOperator<String> number = id -> ids.computeIfAbsent(id, ignored -> "ID" + (ids.size() + 1));
        String withoutIds = ID.matcher(text).replaceAll(match -> number.apply(match.group()));
        return DATE.matcher(withoutIds).replaceAll("DATE");
    }
}
