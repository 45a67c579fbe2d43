package dev.limbeck.hibernate.journey;

import dev.limbeck.command.decide.Decisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change to a model, written as a diff of entities:
 *
 * <pre>
 * # the length of a column
 *   &#64;Entity class Thing { &#64;Id Long id;
 * - &#64;Column(length = 50) String name;
 * + &#64;Column(length = 80) String name;
 * = &#64;Column(length = 50, nullable = true) String name;
 *   }
 * &gt; changed column thing.name: …
 * </pre>
 *
 * Lines with {@code =} replace those with {@code -} in the twin, which is the first model in a different notation and
 * must cause no change. {@code >} is an expected change, {@code ?} a setting, {@code !} a decision.
 */
record ModelChange(String name, Path file, List<String> lines) {
    private static final Pattern CLASS =
            Pattern.compile("\\bclass \\w+( extends \\w+)?( implements [\\w<>, .]+)? ?\\{");
    private static final Path FOLDER = Path.of("test/resources/model-changes");

    /** {@return all cases in the order of the files} */
    static List<ModelChange> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> in(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ModelChange> in(Path file) {
        List<ModelChange> cases = new ArrayList<>();
        for (String line : read(file)) {
            if (line.startsWith("# ")) {
                cases.add(new ModelChange(line.substring(2), file, new ArrayList<>()));
            } else if (!cases.isEmpty()) {
                cases.get(cases.size() - 1).lines.add(line);
            }
        }
        return cases;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String before() {
        return source(" -");
    }

    String after() {
        return source(" +");
    }

    boolean hasTwin() {
        return lines.stream().anyMatch(line -> line.startsWith("="));
    }

    /** {@return the first model in a different notation} */
    String twin() {
        return source(" =");
    }

    /**
     * {@return the second model with additional members (fields, constants and methods) that do not affect the schema}
     */
    String afterInOtherWords() {
        return CLASS.matcher(after())
                .replaceAll("$0 @Transient int unseen; static final int SEEN = 7; int seen() { return SEEN; }");
    }

    private String source(String marks) {
        return lines.stream()
                .filter(line -> !line.isEmpty() && marks.indexOf(line.charAt(0)) >= 0)
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
    }

    /** {@return the expected changes, one line each, as reported} */
    List<String> expected() {
        return marked('>');
    }

    /** {@return the Hibernate settings} */
    Map<String, String> settings() {
        return pairs(marked('?'));
    }

    /** {@return the decisions, in the syntax of the command line} */
    Decisions decisions() {
        Map<String, String> renames = new LinkedHashMap<>(pairs(values("rename ")));
        renames.putAll(pairs(values("rename-table ")));
        return new Decisions(renames, values("no-rename "), pairs(values("backfill ")), values("no-backfill "));
    }

    private List<String> values(String flag) {
        return marked('!').stream()
                .filter(line -> line.startsWith(flag))
                .map(line -> line.substring(flag.length()).strip())
                .toList();
    }

    private static Map<String, String> pairs(List<String> lines) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            pairs.put(parts[0].strip(), parts[1].strip());
        }
        return pairs;
    }

    private List<String> marked(char mark) {
        return lines.stream()
                .filter(line -> line.indexOf(mark) == 0)
                .map(line -> line.substring(1).strip())
                .toList();
    }

    /** Updates the expected changes in the file. */
    void update(List<String> found) {
        List<String> text = new ArrayList<>();
        boolean mine = false;
        for (String line : read(file)) {
            if (line.startsWith("# ")) {
                mine = line.equals("# " + name);
            }
            if (!mine || !line.startsWith(">")) {
                text.add(line);
            }
        }
        int at = end(text);
        found.forEach(line -> text.add(at + found.indexOf(line), "> " + line));
        try {
            Files.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the index after the last non-empty line of this case} */
    private int end(List<String> text) {
        int at = text.indexOf("# " + name) + 1;
        while (at < text.size() && !text.get(at).startsWith("# ")) {
            at++;
        }
        while (text.get(at - 1).isBlank()) {
            at--;
        }
        return at;
    }

    @Override
    public String toString() {
        return name;
    }
}
