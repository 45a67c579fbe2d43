package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ProcessContext;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the commands from the documentation in a folder, so that their output can be compared. */
final class PrintedCommands {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** The comment that follows a command that fails. */
    private static final Pattern EXIT_CODE = Pattern.compile(" +# exit code (\\d)$");

    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{12}\\b|(?<=Rev_)[0-9a-f]{12}(?=_)");
    private static final Pattern SCRATCH = Pattern.compile("\\blimbeck_scratch_[0-9a-f]{16}\\b");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final Path folder;
    private final Map<String, String> variables;
    private final Function<List<String>, String> limbeck;

    /** The exit code that the page states for the current command. */
    private int expected;

    /** Runs the commands in this process. */
    PrintedCommands(Path folder) {
        this(folder, Map.of());
    }

    /** Runs the commands in this process, with the given environment variables. */
    PrintedCommands(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
        this.limbeck = this::runHere;
    }

    /** Runs the commands with the given function, which takes the arguments and returns the output. */
    PrintedCommands(Path folder, Function<List<String>, String> limbeck) {
        this.folder = folder;
        this.variables = Map.of();
        this.limbeck = limbeck;
    }

    /** {@return the same commands, each with its current output} */
    String replay(String printed) throws IOException {
        StringBuilder real = new StringBuilder();
        for (String line : printed.lines().filter(text -> text.startsWith("$ ")).toList()) {
            Matcher ends = EXIT_CODE.matcher(line);
            expected = ends.find() ? Integer.parseInt(ends.group(1)) : 0;
            String command = ends.replaceFirst("");
            real.append(real.isEmpty() ? "" : "\n").append(line).append('\n').append(run(words(command)));
        }
        return real.toString();
    }

    private String run(List<String> words) throws IOException {
        return switch (words.get(0)) {
            case "limbeck" -> limbeck.apply(words.subList(1, words.size()));
            case "cat" -> Files.readString(file(words.get(1)));
            case "mvn" -> {
                Sample.compile(folder);
                yield "";
            }
            default -> throw new AssertionError("This test cannot run " + words);
        };
    }

    /** Prints both streams to one string, as on a terminal. */
    private String runHere(List<String> arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter both = new PrintWriter(printed, true);
        ProcessContext surroundings = new ProcessContext(
                folder, variables, new BufferedReader(Reader.nullReader()), both, both, false, false, false);
        int code = Main.run(surroundings, arguments.toArray(String[]::new));
        assertThat(code).as(arguments + " printed " + printed).isEqualTo(expected);
        return printed.toString().replace(System.lineSeparator(), "\n");
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line.substring(2))
                .results()
                .forEach(match -> words.add(match.group(1) == null ? match.group(2) : match.group(1)));
        return words;
    }

    /** Returns the file that matches the pattern, such as {@code …/Rev_*_hashed_password_added.java}. */
    private Path file(String glob) throws IOException {
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

    /**
     * Replaces ids and dates, which differ from run to run; the same id always gets the same replacement. Merges
     * identical lines about scratch databases into one line, because how many databases of a fleet need one depends on
     * the order of the databases.
     */
    static String normalised(String text) {
        Map<String, String> ids = new LinkedHashMap<>();
        UnaryOperator<String> number = id -> ids.computeIfAbsent(id, ignored -> "ID" + (ids.size() + 1));
        String withoutIds = ID.matcher(text).replaceAll(match -> number.apply(match.group()));
        String withoutScratch = SCRATCH.matcher(withoutIds)
                .replaceAll("SCRATCH")
                .replaceAll("(?m)^(Created the scratch database SCRATCH .*\\n)\\1+", "$1");
        return DATE.matcher(withoutScratch).replaceAll("DATE");
    }
}
