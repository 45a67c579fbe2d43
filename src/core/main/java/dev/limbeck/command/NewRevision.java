package dev.limbeck.command;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.render.SqlRevisionWriter;
import dev.limbeck.revision.FileName;
import dev.limbeck.revision.FileProblem;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.SqlParts;
import dev.limbeck.settings.RevisionSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

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
        RevisionText text = text(upgrade, downgrade, costs, epilogue);
        return write(file(text, ".java"), RevisionWriter.render(text));
    }

    /**
     * Writes it as a file of SQL.
     *
     * @param parts its SQL
     * @param epilogue what stands behind the message
     * @param proof gets what is read from the text before it is written
     * @throws CommandException if it cannot be read, is there already, or the folder cannot be written
     */
    Path writeSql(SqlParts parts, String epilogue, Consumer<SqlParts> proof) {
        RevisionText text = text(List.of(), List.of(), Map.of(), epilogue);
        Path file = file(text, ".sql");
        String sql = SqlRevisionWriter.render(text, parts.upgrade(), Objects.requireNonNullElse(parts.downgrade(), ""));
        proof.accept(read(file, sql));
        return write(file, sql);
    }

    private static SqlParts read(Path file, String sql) {
        try {
            return SqlParts.of(file.toString(), sql);
        } catch (RevisionException e) {
            throw new CommandException(
                    "No revision was written, because its SQL has a line that would be taken for the beginning of one of"
                            + " its parts. " + e.getMessage() + " Write it in Java: leave out `--language sql`.",
                    e);
        }
    }

    private RevisionText text(
            List<Operation> upgrade, List<Operation> downgrade, Map<Operation, List<Hazard>> costs, String epilogue) {
        Instant created = Instant.now();
        FileName name = fileName();
        requireRecursive(name);
        String below = below(created);
        return new RevisionText(
                below.isEmpty() ? place.packageName() : place.packageName() + "." + below,
                name.className(id, message, created),
                id,
                place.downRevisions(),
                place.branchLabels(),
                place.dependsOn(),
                created,
                message + "\n\n" + epilogue,
                upgrade,
                downgrade,
                costs);
    }

    private FileName fileName() {
        return new FileName(settings.fileTemplate(), settings.truncateSlugLength(), settings.timezone());
    }

    /** The package below that of the place which the file template asks for; empty where it asks for none. */
    private String below(Instant created) {
        return PackageName.joined(Path.of(fileName().folder(id, message, created)));
    }

    private Path file(RevisionText text, String ending) {
        return place.folder().resolve(below(text.created()).replace('.', '/')).resolve(text.className() + ending);
    }

    private void requireRecursive(FileName name) {
        if (name.hasFolders() && !settings.recursive()) {
            throw new CommandException(
                    "revisions.file_template is \"" + settings.fileTemplate() + "\", which puts files"
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
                    "The revision file " + file + " cannot be written: " + FileProblem.why(e)
                            + ". Look at the permissions of " + file.getParent() + " and at the space on its disk.",
                    e);
        }
    }
}
