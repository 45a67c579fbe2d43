package dev.limbeck.command.draft;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.settings.RevisionSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Determines the place of a new revision. */
public final class PlacementResolver {
    private final RevisionGraph graph;
    private final RevisionSettings settings;

    /** Creates the resolver for the history of the given project. */
    public PlacementResolver(Project project) {
        this.graph = project.graph();
        this.settings = project.settings().revisions();
    }

    /**
     * {@return the place of the revision}
     *
     * @throws RevisionException if a name cannot be resolved, or there are several heads and {@code wanted} specifies
     *     none of them
     * @throws CommandException if the requested place is not possible
     */
    public RevisionPlace resolve(Placement wanted, String id) {
        graph.find(id).ifPresent(existing -> {
            throw new CommandException("Revision " + id + " already exists: " + existing.location() + ".");
        });
        List<RevisionFile> before = before(wanted.heads());
        if (!wanted.splice()) {
            before.forEach(this::requireHead);
        }
        wanted.branchLabels().forEach(label -> requireFree(label, id));
        Path folder = folder(before, wanted.versionPath());
        return new RevisionPlace(
                before.stream().map(RevisionFile::id).toList(),
                wanted.branchLabels(),
                wanted.dependsOn().stream().map(this::dependency).toList(),
                folder,
                new PackageFinder(graph, settings).find(folder));
    }

    private List<RevisionFile> before(List<String> heads) {
        if (!heads.isEmpty()) {
            return graph.resolver().resolveAll(heads);
        }
        try {
            return graph.resolver().resolveAll(List.of("head"));
        } catch (RevisionException e) {
            throw e.kind() != RevisionException.Kind.MULTIPLE_HEADS
                    ? e
                    : new RevisionException(
                            e.kind(), e.getMessage() + "\nChoose the head that the new revision follows with --head.");
        }
    }

    private void requireHead(RevisionFile before) {
        if (!graph.isHead(before.id())) {
            RevisionFile next = graph.children(before.id()).get(0);
            throw new CommandException("Revision " + before.id() + " is not a head: " + next.id() + " ("
                    + next.message() + ") follows it. Another revision after it would begin a second branch; pass"
                    + " --splice if that is intended.");
        }
    }

    private void requireFree(String label, String id) {
        RevisionId.checkLabel(label);
        graph.resolver().namesAnother(label).ifPresent(other -> {
            throw new CommandException("The branch label \"" + label
                    + "\" cannot be used: it would be read as a step from " + other + ". Choose another.");
        });
        if (graph.allLabels().contains(label) || graph.find(label).isPresent() || label.equals(id)) {
            throw new CommandException("The branch label \"" + label + "\" is taken: "
                    + (label.equals(id)
                            ? "it is the id of this revision"
                            : graph.resolver().resolveOne(label).location())
                    + ". Choose another.");
        }
    }

    /**
     * Returns the id of the revision, except for a branch label, which is returned unchanged, so that it still refers
     * to the branch if the label is moved to another revision.
     */
    private String dependency(String name) {
        RevisionFile found = graph.resolver().resolveOne(name);
        return found.branchLabels().contains(name) ? name : found.id();
    }

    private Path folder(List<RevisionFile> before, @Nullable Path wanted) {
        List<Path> locations = settings.locations();
        if (locations.isEmpty()) {
            throw new CommandException("There is no folder for revision files. Set revisions.locations in limbeck.toml,"
                    + " or run `limbeck init FOLDER`.");
        }
        if (wanted != null) {
            return requireLocation(wanted.toAbsolutePath().normalize());
        }
        if (locations.size() == 1) {
            return locations.get(0);
        }
        for (RevisionFile file : before) {
            Path source = file.source();
            Path folder =
                    source == null ? null : source.toAbsolutePath().normalize().getParent();
            if (folder != null) {
                return startFolder(settings, folder);
            }
        }
        throw new CommandException("There are several folders for revision files: " + shown(locations)
                + ". Choose the one for this revision with --version-path.");
    }

    /**
     * Returns the folder that the file template starts from: the location if the template has folders, otherwise the
     * given folder.
     */
    public static Path startFolder(RevisionSettings settings, Path folder) {
        return settings.fileTemplate().indexOf('/') < 0
                ? folder
                : settings.locations().stream()
                        .filter(folder::startsWith)
                        .findFirst()
                        .orElse(folder);
    }

    private Path requireLocation(Path folder) {
        boolean known = settings.locations().stream()
                .anyMatch(location -> settings.recursive() ? folder.startsWith(location) : folder.equals(location));
        if (!known) {
            throw new CommandException("The folder " + folder + " is not one of revisions.locations: "
                    + shown(settings.locations()) + ". Add it there, or choose one of these folders.");
        }
        return folder;
    }

    private static String shown(List<Path> locations) {
        return String.join(", ", locations.stream().map(Path::toString).toList());
    }
}
