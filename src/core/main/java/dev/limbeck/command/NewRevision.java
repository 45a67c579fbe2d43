package dev.limbeck.command;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.revision.FileName;
import dev.limbeck.settings.RevisionSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A revision that is about to be written.
 *
 * @param settings where it goes and how it is named
 * @param id its id
 * @param place where it stands in the history, and on the disk
 * @param message what it is for
 */
record NewRevision(RevisionSettings settings, String id, Place place, String message) {

    /** Writes a file that nothing was read for, as below. */
    Path write(List<Operation> upgrade, List<Operation> downgrade) {
        return write(upgrade, downgrade, Map.of(), "");
    }

    /**
     * Writes the file.
     *
     * @param costs of an operation, what its plan costs
     * @param epilogue what stands behind the message, in paragraphs of its own
     * @throws CommandException if it is there already, or the folder cannot be written
     */
    Path write(
            List<Operation> upgrade, List<Operation> downgrade, Map<Operation, List<Hazard>> costs, String epilogue) {
        Instant created = Instant.now();
        FileName name = new FileName(settings.fileTemplate(), settings.truncateSlugLength(), settings.timezone());
        String className = name.className(id, message, created);
        String below = PackageName.joined(Path.of(name.folder(id, message, created)));
        requireRecursive(name);
        String text = RevisionWriter.render(new RevisionText(
                below.isEmpty() ? place.packageName() : place.packageName() + "." + below,
                className,
                id,
                place.downRevisions(),
                place.branchLabels(),
                place.dependsOn(),
                created,
                message + "\n\n" + epilogue,
                upgrade,
                downgrade,
                costs));
        return write(place.folder().resolve(below.replace('.', '/')).resolve(className + ".java"), text);
    }

    private void requireRecursive(FileName name) {
        if (name.hasFolders() && !settings.recursive()) {
            throw new CommandException("revisions.file_template is \"" + settings.fileTemplate() + "\", which puts files"
                    + " into folders below " + place.folder() + ", where nothing looks for them. Set"
                    + " revisions.recursive = true.");
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    "The file " + file + " is there already, and stays. Choose another --rev-id or"
                            + " another message.",
                    e);
        } catch (IOException e) {
            throw new CommandException(
                    "The revision file cannot be written: " + e + ". Look at the permissions of " + file.getParent()
                            + " and at the space on its disk.",
                    e);
        }
    }
}
