package dev.limbeck.command.draft;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.settings.RevisionSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Determines the Java package of a new revision file in one of several folders. */
public final class PackageFinder {
    private final RevisionGraph graph;
    private final RevisionSettings settings;

    /** Creates the finder for the given history. */
    public PackageFinder(RevisionGraph graph, RevisionSettings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    /**
     * {@return the package for a new revision in the folder} If the folder contains revisions, the result is their
     * package. Otherwise, the package is derived from the path of the folder below the source root or below the first
     * location, whose package is in the settings. If the folder is below neither of them, the result is the package in
     * the settings.
     */
    public String find(Path folder) {
        Path first = settings.locations().get(0);
        if (folder.equals(first)) {
            return settings.packageName();
        }
        for (RevisionFile file : graph.revisions()) {
            Path source = file.source();
            if (source != null
                    && !file.isSql()
                    && folder.equals(source.toAbsolutePath().normalize().getParent())) {
                return file.packageName();
            }
        }
        Path root = first;
        for (String ignored : settings.packageName().split("\\.", -1)) {
            root = root.getParent() == null ? root : root.getParent();
        }
        Path asFolders = Path.of(settings.packageName().replace('.', '/'));
        boolean underRoot = first.endsWith(asFolders) && folder.startsWith(root) && !folder.equals(root);
        if (underRoot) {
            return fromPath(root.relativize(folder));
        }
        return folder.startsWith(first)
                ? settings.packageName() + "." + fromPath(first.relativize(folder))
                : settings.packageName();
    }

    /** {@return the package whose name consists of the names in the given path} */
    public static String fromPath(Path names) {
        List<String> parts = new ArrayList<>();
        for (Path name : names) {
            if (name.toString().isEmpty()) {
                continue;
            }
            String word = name.toString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_]", "_");
            parts.add(Character.isJavaIdentifierStart(word.charAt(0)) ? word : "_" + word);
        }
        return String.join(".", parts);
    }
}
