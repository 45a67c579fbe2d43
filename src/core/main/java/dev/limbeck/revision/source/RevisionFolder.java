package dev.limbeck.revision.source;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders of the revision files.
 *
 * @param locations the folders; a missing folder is treated as empty
 * @param recursive whether their subfolders are included
 */
public record RevisionFolder(List<Path> locations, boolean recursive) {
    private static final String JAVA = ".java";
    private static final String SQL = ".sql";

    /** Copies the list. */
    public RevisionFolder {
        locations = List.copyOf(locations);
    }

    /**
     * {@return the revisions in the folders; files without {@code @Revision}, and SQL files without an id, are skipped}
     *
     * @throws RevisionException of kind {@code UNREADABLE_FILE}, with file and line
     */
    public List<RevisionFile> read() {
        List<RevisionFile> files = new ArrayList<>();
        List<Path> all = files(List.of(JAVA, SQL));
        for (Path source : all) {
            if (source.toString().endsWith(JAVA)) {
                RevisionReader.read(source).ifPresent(files::add);
            }
        }
        for (Path source : all) {
            if (source.toString().endsWith(SQL)) {
                SqlRevisionReader.read(source).ifPresent(files::add);
            }
        }
        return List.copyOf(files);
    }

    /**
     * {@return the Java files in the folders, sorted by path, without duplicates if the folders overlap}
     *
     * @throws RevisionException of kind {@code UNREADABLE_FILE} if a folder cannot be listed
     */
    public List<Path> sources() {
        return files(List.of(JAVA));
    }

    private List<Path> files(List<String> endings) {
        Set<Path> sources = new LinkedHashSet<>();
        for (Path location : locations) {
            if (Files.isDirectory(location)) {
                sources.addAll(list(location.toAbsolutePath().normalize(), endings));
            } else if (Files.exists(location)) {
                throw new RevisionException(
                        Kind.UNREADABLE_FILE, location + " is a file, but revisions.locations must list folders.");
            }
        }
        return List.copyOf(sources);
    }

    private List<Path> list(Path location, List<String> endings) {
        if (!recursive && location.getFileSystem() == FileSystems.getDefault()) {
            return listFolder(location, endings);
        }
        int depth = recursive ? Integer.MAX_VALUE : 1;
        try (Stream<Path> files = Files.find(
                location,
                depth,
                (file, attributes) ->
                        attributes.isRegularFile() && endings.stream().anyMatch(file.toString()::endsWith),
                FileVisitOption.FOLLOW_LINKS)) {
            return files.sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw notListed(location, e);
        }
    }

    private static RevisionException notListed(Path location, Exception cause) {
        return new RevisionException(
                Kind.UNREADABLE_FILE, location + " cannot be listed: " + FileProblem.describe(cause) + ".");
    }

    /** Lists the files of a single folder, in a third of the time that {@link Files#find} takes. */
    private static List<Path> listFolder(Path location, List<String> endings) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(location)) {
            for (Path file : all) {
                String name = file.toString();
                for (String ending : endings) {
                    if (name.endsWith(ending) && Files.isRegularFile(file)) {
                        files.add(file);
                        break;
                    }
                }
            }
        } catch (IOException e) {
            throw notListed(location, e);
        } catch (DirectoryIteratorException e) {
            throw notListed(location, Objects.requireNonNull(e.getCause()));
        }
        Collections.sort(files);
        return files;
    }
}
