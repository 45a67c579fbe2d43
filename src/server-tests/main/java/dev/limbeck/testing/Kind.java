package dev.limbeck.testing;

import dev.limbeck.command.decide.Decisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of change, written in the format that {@code limbeck-hibernate} uses for its model changes. Each line begins
 * with a mark: a space for a line of the entities, {@code -} for a line before the change, {@code +} for a line after
 * it, {@code =} for a different way to declare the first entities, which must cause no change, {@code >} for an
 * expected change, {@code ?} for a Hibernate setting, {@code !} for a decision. Further marks are {@code @} for SQL
 * that prepares the database, {@code %} for SQL that changes the database by hand, {@code ~} for SQL that changes
 * something that the entities do not describe, {@code ^} for the oldest version of the server to which the kind
 * applies, {@code *} for a kind that is included in every sample, and {@code /} for a comment. To save time, a kind
 * can consist of several changes.
 *
 * @param name the title
 * @param lines the marked lines
 */
public record Kind(String name, List<String> lines) {
    private static final Path SHARED = Path.of("..", "hibernate", "test", "resources", "model-changes");
    private static final Path LATER = Path.of("..", "hibernate", "test", "resources", "later-revisions");
    private static final Path OTHERS = Path.of("..", "hibernate", "test", "resources", "other-databases");
    private static final Path OWN = Path.of("test", "resources", "kinds");

    /**
     * {@return the kinds of model changes on SQLite, adapted to the server of the module, and the kinds that only this
     * server has}
     */
    public static List<Kind> all() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Stream.of(SHARED, OWN).flatMap(folder -> in(folder).stream()).forEach(kind -> {
            Kind before = kinds.get(kind.name());
            kinds.put(kind.name(), before == null ? kind : before.replacedBy(kind));
        });
        return List.copyOf(kinds.values());
    }

    /** {@return the kinds of changes that are tested in a later revision that runs on several databases} */
    public static List<Kind> later() {
        return in(LATER);
    }

    /** {@return the kinds of changes in a later revision that only a listed database of the project restricts} */
    public static List<Kind> restrictedByOtherDatabases() {
        return in(OTHERS);
    }

    private static List<Kind> in(Path folder) {
        List<Kind> kinds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                boolean inKind = false;
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("# ")) {
                        kinds.add(new Kind(line.substring(2), new ArrayList<>()));
                        inKind = true;
                    } else if (inKind && !line.isBlank()) {
                        kinds.get(kinds.size() - 1).lines().add(line);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kinds;
    }

    /**
     * Returns this kind, changed by a kind with the same name: if the other kind has entities, they replace the
     * entities; otherwise its lines replace the lines with the same marks.
     */
    private Kind replacedBy(Kind other) {
        String marks = other.lines().stream()
                .map(line -> line.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
        if (marks.contains(" ") || marks.contains("+")) {
            return other;
        }
        return new Kind(
                name,
                Stream.concat(lines.stream().filter(line -> marks.indexOf(line.charAt(0)) < 0), other.lines().stream())
                        .toList());
    }

    /** {@return the lines with one of the marks, without the mark} */
    private List<String> marked(String marks) {
        return lines.stream()
                .filter(line -> marks.indexOf(line.charAt(0)) >= 0)
                .map(line -> line.substring(1))
                .toList();
    }

    private List<String> values(char mark, String prefix) {
        return marked(String.valueOf(mark)).stream()
                .map(String::strip)
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    private static Map<String, String> pairs(List<String> lines) {
        return lines.stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(), parts -> parts[1].strip(), (one, two) -> two, LinkedHashMap::new));
    }

    private String entities(String marks) {
        return String.join("\n", marked(marks));
    }

    public String before() {
        return entities(" -");
    }

    public String after() {
        return entities(" +");
    }

    public String twin() {
        return entities(" =");
    }

    public boolean hasTwin() {
        return !marked("=").isEmpty();
    }

    public boolean changesEntities() {
        return !before().equals(after());
    }

    public List<String> preparation() {
        return values('@', "");
    }

    public List<String> changesByHand() {
        return values('%', "");
    }

    public List<String> undescribed() {
        return values('~', "");
    }

    /** {@return the first major version that the kind applies to} */
    public int since() {
        return values('^', "").stream().mapToInt(Integer::parseInt).findFirst().orElse(0);
    }

    /** {@return whether the kind is always tested, even if only some of the kinds are} */
    public boolean isInEverySample() {
        return !marked("*").isEmpty();
    }

    /** {@return the expected changes, as reported} */
    public List<String> expected() {
        return values('>', "").stream().filter(line -> !line.isEmpty()).toList();
    }

    /** Adds the changes that were found to the file with the expected changes on the server. */
    public static void writeExpected(String product, Map<String, List<String>> found) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Kind kind : in(OWN)) {
            if (!kind.expected().isEmpty() || kind.lines().contains(">")) {
                all.put(kind.name(), kind.expected());
            }
        }
        all.putAll(found);
        StringBuilder text = new StringBuilder("The changes that " + product + " finds.\n");
        for (Kind kind : all()) {
            List<String> changes = all.get(kind.name());
            if (changes != null) {
                text.append("\n# ").append(kind.name()).append('\n');
                text.append(changes.isEmpty() ? ">\n" : "");
                changes.forEach(change -> text.append("> ").append(change).append('\n'));
            }
        }
        try {
            Files.writeString(OWN.resolve("5-expected.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("jakarta.persistence.validation.mode", "none"));
        settings.putAll(pairs(values('?', "")));
        return settings;
    }

    /**
     * {@return the decisions, in the syntax of the command line}
     *
     * @param fold changes a name, which is spelled as on SQLite, to the name on the server
     */
    public Decisions decisions(UnaryOperator<String> fold) {
        Map<String, String> renames = new LinkedHashMap<>(pairs(values('!', "rename ")));
        renames.putAll(pairs(values('!', "rename-table ")));
        Map<String, String> folded = new LinkedHashMap<>();
        renames.forEach((from, to) -> folded.put(fold.apply(from), fold.apply(to)));
        Map<String, String> backfills = new LinkedHashMap<>();
        pairs(values('!', "backfill ")).forEach((column, value) -> backfills.put(fold.apply(column), value));
        return new Decisions(
                folded,
                values('!', "no-rename ").stream().map(fold).toList(),
                backfills,
                values('!', "no-backfill ").stream().map(fold).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
