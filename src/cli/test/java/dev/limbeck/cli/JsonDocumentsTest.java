package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.report.JsonReport;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.result.ChangeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests {@code --format json}: each command prints one document with the fields that docs/reference.md lists. */
final class JsonDocumentsTest {
    private static final Path REFERENCE = Processes.ROOT.resolve("docs").resolve("reference.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*) \\| `(\\{.*?\\})`(.*) \\|$");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");

    /** The commands whose output is text for a shell, a user or an editor. */
    private static final Set<String> TEXT_ONLY = Set.of("completion", "help", "edit");

    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) throws IOException {
        cli = Sample.createIn(folder);
        cli.output("upgrade", "heads");
    }

    /** Returns the documented top-level fields of each document; the key is the first column of the table. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> shapes = new LinkedHashMap<>();
        Matcher rows = ROW.matcher(Files.readString(REFERENCE));
        while (rows.find()) {
            shapes.put(rows.group(1), top(rows.group(2)));
        }
        return shapes;
    }

    private static Set<String> top(String shape) {
        Set<String> names = new LinkedHashSet<>();
        int depth = 0;
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            boolean name = depth == 1 && (c == ',' || c == '{');
            Matcher matcher = NAME.matcher(shape).region(i + 1, shape.length());
            if (name && matcher.lookingAt()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static Set<String> shape(String row) throws IOException {
        return documented().entrySet().stream()
                .filter(each ->
                        Arrays.asList(each.getKey().split("(?<=`), ", -1)).contains(row)
                                || each.getKey().equals(row))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/reference.md has no shape for " + row));
    }

    /** Returns the top-level fields of the document that a command prints. */
    private Set<String> names(String line) throws IOException {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.addAll(List.of("--format", "json"));
        Cli.Outcome outcome = cli.run(words.toArray(String[]::new));
        assertThat(outcome.code()).as(line + outcome).isIn(0, ExitCode.DIFFERENT);
        assertThat(outcome.out()).as(line).hasLineCount(1);
        Set<String> names = new LinkedHashSet<>();
        try (JsonParser parser = new JsonFactory().createParser(outcome.out())) {
            assertThat(parser.nextToken()).as(line).isEqualTo(JsonToken.START_OBJECT);
            assertThat(parser.nextFieldName()).as(line).isEqualTo("format");
            assertThat(parser.nextIntValue(0)).as(line).isEqualTo(JsonReport.FORMAT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            assertThat(parser.nextToken()).as(line + " prints one document").isNull();
        }
        return names;
    }

    @Test
    void eachDocumentHasTheDocumentedFields() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String command : List.of(
                "current",
                "history",
                "heads",
                "branches",
                "check",
                "drift",
                "verify",
                "doctor",
                "unlock",
                "tables",
                "schema",
                "list-templates")) {
            rows.put(command, "`" + command + "`");
        }
        rows.put("docs -o site", "`docs`");
        rows.put("model", "`model`");
        rows.put("history -v -i", "`history`");
        rows.put("show head", "`show`");
        rows.put("ensure-version", "`ensure-version`");
        rows.put("ensure-version --sql", "`upgrade`, `downgrade`, or `stamp` with `--sql`");
        rows.put("stamp head", "`stamp`");
        rows.put("stamp base:head --sql", "`upgrade`, `downgrade`, or `stamp` with `--sql`");
        rows.put("downgrade -1 --plan", "`upgrade` or `downgrade` with `--plan`");
        rows.put("downgrade head:base --sql", "`upgrade`, `downgrade`, or `stamp` with `--sql`");
        rows.put("downgrade -1", "`downgrade`");
        rows.put("upgrade +1 --plan", "`upgrade` or `downgrade` with `--plan`");
        rows.put("upgrade base:head --sql", "`upgrade`, `downgrade`, or `stamp` with `--sql`");
        rows.put("upgrade head", "`upgrade`");
        rows.put("resume", "`resume`");
        rows.put("revision -m x", "`revision`");
        rows.put("revision -m y --head base --branch-label other", "`revision`");
        rows.put("merge heads -m z", "`merge`");
        rows.put("init other/revisions", "`init`");
        rows.put("entities", "`entities`");
        rows.put("entities --output generated", "`entities`");
        rows.put("entities --generator tables", "`entities --generator tables`");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            assertThat(names(row.getKey())).as(row.getKey()).containsExactlyInAnyOrderElementsOf(shape(row.getValue()));
        }
        Set<String> asked = new TreeSet<>(TEXT_ONLY);
        rows.keySet().forEach(line -> asked.add(line.split(" ", -1)[0]));
        asked.addAll(List.of("squash", "alembic")); // tested below and in AlembicImportTest
        assertThat(asked).containsAll(commands());
    }

    private static List<String> commands() {
        LimbeckCommand options = new LimbeckCommand();
        return Commands.createAll(options, new CommandContext(ProcessContext.ofProcess(), options))
                .getSubcommands()
                .values()
                .stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(CommandLine.Model.CommandSpec::name)
                .toList();
    }

    @Test
    void theKindsOfChangesAreDocumented() throws IOException {
        String page = Files.readString(REFERENCE);
        int start = page.indexOf("A *change* is");
        String kinds = page.substring(page.indexOf("its `kind` is", start), page.indexOf("; `name` is empty", start));
        List<String> documented = new ArrayList<>();
        Matcher names = Pattern.compile("`([a-z]+(?:_[a-z]+)*)`").matcher(kinds.substring("its `kind` is".length()));
        while (names.find()) {
            documented.add(names.group(1));
        }
        documented.remove("drift");
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ChangeKind.values()).map(ChangeKind::code).toList());
    }

    @Test
    void squashPrintsARevision() throws IOException {
        Cli own = Cli.of(Files.createDirectories(cli.folder().resolve("own"))).createProject();
        cli = own;
        assertThat(names("squash base:head")).containsExactlyInAnyOrderElementsOf(shape("`revision`"));
    }

    @Test
    void aFailureIsOneDocumentOnStandardErrorAndNothingElse() throws IOException {
        for (String line : List.of("upgrade nope", "current --url jdbc:sqlite:limbeck.toml", "history -c none.toml")) {
            List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
            words.addAll(List.of("--format", "json"));
            Cli.Outcome outcome = cli.run(words.toArray(String[]::new));
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).as(line).hasLineCount(1).startsWith("{\"format\":1,\"error\":{\"kind\":\"");
        }
    }
}
