package dev.limbeck.cli.site;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a site. One of its files lists the pages, so that the next run can remove the pages of tables that no
 * longer exist without touching other files.
 */
public final class SiteFolder {
    private static final String LIST = "limbeck-docs.txt";
    private static final String TITLE = "Pages written by limbeck docs, which replaces and deletes these files:";
    private static final Pattern PAGE = Pattern.compile("[a-z0-9_-]+\\.html");

    private final Path folder;

    /** Creates a writer for the given folder, which need not exist. */
    public SiteFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Fails if the folder cannot hold the site.
     *
     * @throws CommandException if the folder is a file, or contains files that no earlier run wrote
     */
    public void requireUsable() {
        try {
            findOldPages();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Writes the pages, and deletes the pages of the earlier site that are no longer needed.
     *
     * @param pages the content of each page, by file name
     * @throws CommandException if the folder cannot be written, or contains other files; in the second case nothing is
     *     written
     */
    public void write(Map<String, String> pages) {
        try {
            Set<String> old = findOldPages();
            Files.createDirectories(folder);
            Set<String> both = new TreeSet<>(old);
            both.addAll(pages.keySet());
            writeList(both);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                writeIfChanged(page.getKey(), page.getValue());
            }
            for (String each : old) {
                if (!pages.containsKey(each)) {
                    Files.deleteIfExists(folder.resolve(each));
                }
            }
            writeList(new TreeSet<>(pages.keySet()));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandException unwritable(IOException e) {
        return new CommandException("The site cannot be written to " + folder + ": " + FileProblem.describe(e), e);
    }

    private Set<String> findOldPages() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Set.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(folder + " is not a folder. Specify a folder for the site with --output.");
        }
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.sorted().toList();
        }
        Set<String> old = readList();
        List<String> foreign = new ArrayList<>();
        for (Path file : found) {
            String name = String.valueOf(file.getFileName());
            boolean known = name.equals(LIST) || old.contains(name);
            if (!known || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                foreign.add(name);
            }
        }
        if (!foreign.isEmpty()) {
            throw new CommandException(folder + " contains files that limbeck docs did not write: "
                    + String.join(", ", foreign.subList(0, Math.min(5, foreign.size())))
                    + (foreign.size() > 5 ? ", and " + (foreign.size() - 5) + " more" : "")
                    + ". Nothing was written. Specify a new or empty folder with --output.");
        }
        return old;
    }

    private Set<String> readList() throws IOException {
        Path list = folder.resolve(LIST);
        Set<String> names = new TreeSet<>();
        if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            Files.readAllLines(list, StandardCharsets.UTF_8).stream()
                    .filter(line -> PAGE.matcher(line).matches())
                    .forEach(names::add);
        }
        return names;
    }

    private void writeList(Set<String> pages) throws IOException {
        writeIfChanged(LIST, TITLE + "\n\n" + String.join("\n", pages) + "\n");
    }

    private void writeIfChanged(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || Files.size(file) != bytes.length || !isSame(file, bytes)) {
            Files.write(file, bytes);
        }
    }

    private static boolean isSame(Path file, byte[] bytes) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), bytes);
    }
}
