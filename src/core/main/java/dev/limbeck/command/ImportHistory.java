package dev.limbeck.command;

import dev.limbeck.command.draft.PackageFinder;
import dev.limbeck.command.draft.PostWriteHooks;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.ImportProof;
import dev.limbeck.execute.RunListener;
import dev.limbeck.render.ImportDetails;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.result.ImportResult;
import dev.limbeck.revision.FileName;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.settings.RevisionSettings;
import dev.limbeck.spi.ForeignHistory;
import dev.limbeck.spi.ForeignRevision;
import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import dev.limbeck.spi.HistorySource;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts the migrations of another tool to revisions with the same ids and the same graph. Writes either all files or
 * none, and does not open the live database. Then verifies each revision on a scratch database and reports the
 * revisions that could not be verified.
 */
public final class ImportHistory {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public ImportHistory(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * The options of {@code limbeck alembic import}.
     *
     * @param tool the other tool
     * @param from the folder of the tool's migrations
     * @param output the folder for the revisions, or null for the first folder of {@code revisions.locations}
     * @param section the section of the tool's configuration file, or null for its usual section
     */
    public record Request(String tool, Path from, @Nullable Path output, @Nullable String section) {
        /** Requests an import with the usual section of the configuration file. */
        public Request(String tool, Path from, @Nullable Path output) {
            this(tool, from, output, null);
        }
    }

    /**
     * {@return the revisions that were written}
     *
     * @throws CommandException if the other tool's folder cannot be read or is empty, a revision or a file already
     *     exists, or a file cannot be written
     * @throws dev.limbeck.command.draft.PostWriteException if a command of {@code revisions.post_write} failed; the
     *     exception contains the result, and the files are kept
     * @throws RevisionException if the history is inconsistent
     */
    public ImportResult run(Request request) {
        Path folder = folder(request);
        RevisionSettings settings = project.settings().revisions();
        ForeignHistory history;
        try {
            history = read(request, settings);
        } catch (HistoryException e) {
            throw new CommandException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        if (history.revisions().isEmpty()) {
            throw new CommandException("Found no " + request.tool() + " migrations in " + request.from()
                    + ". Specify the folder that contains alembic.ini, or the folder that contains versions.");
        }
        RevisionGraph existing = isLocation(folder) ? project.graph() : RevisionGraph.of(List.of());
        String packageName = settings.locations().isEmpty()
                ? settings.packageName()
                : new PackageFinder(existing, settings).find(folder);
        Map<Path, ForeignRevision> files = new LinkedHashMap<>();
        for (ForeignRevision revision : new ImportOrder(existing).sort(history.revisions())) {
            files.put(file(folder, revision), revision);
        }
        listener.writeStarted();
        write(files, packageName);
        PostWriteHooks hooks = new PostWriteHooks(project, listener);
        files.keySet().forEach(hooks::runAll);
        List<ImportResult.Imported> imported = results(files);
        List<String> warnings = new ArrayList<>(history.warnings());
        ImportOrder.describeLongIds(history.revisions()).ifPresent(warnings::add);
        Project written = project.withLocations(isLocation(folder) ? settings.locations() : List.of(folder));
        List<ImportResult.UnprovedRevision> notProved = new ImportProof(written, listener, imported).run();
        return hooks.finish(new ImportResult(imported, warnings, settings.versionTable(), notProved));
    }

    private ForeignHistory read(Request request, RevisionSettings settings) {
        return source(request.tool())
                .read(new HistoryRequest(
                        request.from(),
                        request.section(),
                        settings.timezone(),
                        project.dialect().name()));
    }

    private Path folder(Request request) {
        Path output = request.output();
        if (output != null) {
            return output.toAbsolutePath().normalize();
        }
        List<Path> locations = project.settings().revisions().locations();
        if (locations.isEmpty()) {
            throw new CommandException("There is no folder for revision files. Pass --output FOLDER, set"
                    + " revisions.locations in limbeck.toml, or run `limbeck init FOLDER`.");
        }
        return locations.get(0);
    }

    private boolean isLocation(Path folder) {
        RevisionSettings settings = project.settings().revisions();
        return settings.locations().stream()
                .anyMatch(each -> folder.equals(each) || (settings.recursive() && folder.startsWith(each)));
    }

    private static HistorySource source(String tool) {
        return ServiceLoader.load(HistorySource.class, ImportHistory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(source -> source.tool().equals(tool))
                .findFirst()
                .orElseThrow(() -> new CommandException("Nothing on the class path can read " + tool
                        + " migrations. Put the limbeck-" + tool + "-compat jar in the folder that contains"
                        + " limbeck-core."));
    }

    private Path file(Path folder, ForeignRevision revision) {
        return folder.resolve(className(revision) + ".java");
    }

    private String className(ForeignRevision revision) {
        RevisionSettings settings = project.settings().revisions();
        return new FileName(settings.fileTemplate(), settings.truncateSlugLength(), settings.timezone())
                .className(revision.place().id(), summary(revision), revision.created());
    }

    private static String summary(ForeignRevision revision) {
        return revision.message().split("\n\n", 2)[0].replaceAll("\\s+", " ").strip();
    }

    private void write(Map<Path, ForeignRevision> files, String packageName) {
        rejectExisting(files.keySet().stream().filter(Files::exists).toList());
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, ForeignRevision> entry : files.entrySet()) {
                Path file = entry.getKey();
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(entry.getValue(), packageName), StandardOpenOption.CREATE_NEW);
                written.add(file);
            }
        } catch (IOException e) {
            written.forEach(ImportHistory::remove);
            throw new CommandException(
                    "The revision files cannot be written: " + FileProblem.describe(e)
                            + ". Files that were already written were removed. Check the permissions of the folder"
                            + " and the free disk space.",
                    e);
        }
    }

    private static void rejectExisting(List<Path> files) {
        if (files.size() == 1) {
            throw new CommandException("The file " + files.get(0)
                    + " already exists. Nothing was written. Remove it, or" + " choose another folder with --output.");
        }
        if (!files.isEmpty()) {
            throw new CommandException(
                    files.size() + " files already exist. Nothing was written. Remove them, or choose"
                            + " another folder with --output:"
                            + files.stream().map(file -> "\n  " + file).collect(Collectors.joining()));
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandException(
                    "The file " + file + " is incomplete and cannot be removed: " + FileProblem.describe(e), e);
        }
    }

    private String text(ForeignRevision revision, String packageName) {
        ForeignRevision.Place place = revision.place();
        ForeignRevision.Untranslated left = revision.untranslated();
        ImportDetails.Untranslated unfinished =
                left == null ? null : new ImportDetails.Untranslated(left.why(), left.upgrade(), left.downgrade());
        RevisionText text = new RevisionText(
                packageName,
                className(revision),
                place.id(),
                place.downRevisions(),
                place.branchLabels(),
                place.dependsOn(),
                revision.created(),
                revision.message(),
                revision.upgrade(),
                revision.downgrade(),
                Map.of(),
                project.dialect().traits().names());
        return RevisionWriter.render(text, new ImportDetails(revision.irreversible(), unfinished));
    }

    private static List<ImportResult.Imported> results(Map<Path, ForeignRevision> files) {
        Stream<Map.Entry<Path, ForeignRevision>> entries = files.entrySet().stream();
        return entries.map(entry -> {
                    ForeignRevision revision = entry.getValue();
                    ForeignRevision.Untranslated left = revision.untranslated();
                    return new ImportResult.Imported(
                            revision.place().id(),
                            summary(revision),
                            revision.source(),
                            entry.getKey(),
                            left == null ? null : left.why());
                })
                .toList();
    }
}
