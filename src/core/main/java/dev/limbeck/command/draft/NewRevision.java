package dev.limbeck.command.draft;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.model.NameRules;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.render.SqlRevisionWriter;
import dev.limbeck.revision.FileName;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.source.SqlParts;
import dev.limbeck.settings.RevisionSettings;
import dev.limbeck.text.FileProblem;
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
 * A revision to be written.
 *
 * @param settings the settings for its folder and its name
 * @param id the id
 * @param place the place of the revision in the history and on disk
 * @param message the message
 * @param names the naming rules of the database for which the revision is written
 * @param forms the known forms of names
 */
public record NewRevision(
        RevisionSettings settings,
        String id,
        RevisionPlace place,
        String message,
        NameRules names,
        NameRules.Forms forms) {
    /** Creates a revision whose file contains all names in their shortest form. */
    public NewRevision(RevisionSettings settings, String id, RevisionPlace place, String message, NameRules names) {
        this(settings, id, place, message, names, NameRules.Forms.NONE);
    }

    /** {@return this revision, whose file contains names in the given forms} */
    public NewRevision withForms(NameRules.Forms written) {
        return new NewRevision(settings, id, place, message, names, written);
    }

    /** Writes a Java file without comments about hazards and without an epilogue. */
    public Path write(List<Operation> upgrade, List<Operation> downgrade) {
        return write(upgrade, downgrade, Map.of(), "");
    }

    /**
     * Writes a Java file.
     *
     * @param costs the hazards of each operation's plan
     * @param epilogue text after the message, in separate paragraphs
     * @throws CommandException if the file already exists or the folder cannot be written
     */
    public Path write(
            List<Operation> upgrade, List<Operation> downgrade, Map<Operation, List<Hazard>> costs, String epilogue) {
        RevisionText text = text(upgrade, downgrade, costs, epilogue);
        return write(file(text, ".java"), RevisionWriter.render(text));
    }

    /**
     * Writes an SQL file.
     *
     * @param parts the SQL of the upgrade and the downgrade
     * @param epilogue text after the message
     * @param proof a check that is called before the file is written, with the SQL that was read back from the text
     * @throws CommandException if the text cannot be read back, the file already exists, or the folder cannot be
     *     written
     */
    public Path writeSql(SqlParts parts, String epilogue, Consumer<SqlParts> proof) {
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
                    "No revision was written, because its SQL has a line that would be read as the beginning of a"
                            + " part. " + e.getMessage() + " Write the revision in Java, without `--language sql`.",
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
                costs,
                names,
                forms);
    }

    private FileName fileName() {
        return new FileName(settings.fileTemplate(), settings.truncateSlugLength(), settings.timezone());
    }

    /** Returns the subpackage that the file template specifies, or an empty string. */
    private String below(Instant created) {
        return PackageFinder.fromPath(Path.of(fileName().folder(id, message, created)));
    }

    private Path file(RevisionText text, String ending) {
        return place.folder().resolve(below(text.created()).replace('.', '/')).resolve(text.className() + ending);
    }

    private void requireRecursive(FileName name) {
        if (name.hasFolders() && !settings.recursive()) {
            throw new CommandException(
                    "revisions.file_template is \"" + settings.fileTemplate() + "\", which puts files"
                            + " into folders below " + place.folder() + ", where they would not be found. Set"
                            + " revisions.recursive = true.");
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    "The file " + file + " already exists. Choose another --rev-id or another message.", e);
        } catch (IOException e) {
            throw new CommandException(
                    "The revision file " + file + " cannot be written: " + FileProblem.describe(e)
                            + ". Check the permissions of " + file.getParent() + " and the free disk space.",
                    e);
        }
    }
}
