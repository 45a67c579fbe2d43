package dev.limbeck.command;

import dev.limbeck.command.draft.ExampleUrl;
import dev.limbeck.command.draft.PackageFinder;
import dev.limbeck.command.draft.SettingsText;
import dev.limbeck.command.draft.Template;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.execute.Dialects;
import dev.limbeck.result.InitResult;
import dev.limbeck.settings.Passwords;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets up a project: writes limbeck.toml and creates the folder for revision files. Opens no database. */
public final class Init {
    private static final List<String> SOURCE_ROOTS = List.of("src/main/java", "src/test/java", "src", "main/java");

    private final Path workingDirectory;

    /** Creates the command for a project in the given directory. */
    public Init(Path workingDirectory) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    }

    /**
     * {@return the files that were created, and the existing files that were kept}
     *
     * @param directory the folder for revision files, which must be missing or empty
     * @throws CommandException if the folder is not empty or cannot be written
     */
    public InitResult run(Path directory) {
        return run(directory, Template.MAVEN);
    }

    /**
     * {@return the files that were created, and the existing files that were kept}
     *
     * @param template the kind of project
     * @param directory the folder for revision files, which must be missing or empty
     * @throws CommandException if the folder is not empty or cannot be written
     */
    public InitResult run(Path directory, Template template) {
        return run(directory, template, null);
    }

    /**
     * {@return the files that were created, and the existing files that were kept}
     *
     * @param template the kind of project
     * @param directory the folder for revision files, which must be missing or empty
     * @param url the JDBC URL of the database, or null. If the database is on a server, the new limbeck.toml permits
     *     scratch databases on that server
     * @throws CommandException if the folder is not empty or cannot be written
     */
    public InitResult run(Path directory, Template template, @Nullable String url) {
        Path folder = workingDirectory.resolve(directory).normalize();
        requireEmpty(folder);
        String packageName = packageName(folder);
        List<Path> created = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        try {
            SettingsText text = new SettingsText(workingDirectory, folder, packageName, example(url));
            for (Path made : text.folders(template)) {
                (Files.isDirectory(made) ? kept : created).add(made);
                Files.createDirectories(made);
            }
            Path settings = workingDirectory.resolve("limbeck.toml");
            if (Files.exists(settings)) {
                kept.add(settings);
            } else {
                Files.writeString(settings, text.render(template));
                created.add(settings);
            }
            return new InitResult(created, kept, packageName);
        } catch (IOException e) {
            throw new CommandException(
                    "The folder " + folder + " cannot be written: " + FileProblem.describe(e)
                            + ". Check its permissions, or choose another.",
                    e);
        }
    }

    private static ExampleUrl example(@Nullable String url) {
        Dialects dialects = Dialects.installed();
        return url == null
                ? ExampleUrl.of(dialects.embedded())
                : ExampleUrl.of(
                        dialects.forUrl(url), url, Passwords.maskUrl(url).equals(url));
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(folder + " is a file. Choose a folder for the revision files.");
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new CommandException("The folder " + folder
                        + " is not empty. Choose another, or write limbeck.toml by hand if the folder already"
                        + " contains your revisions.");
            }
        } catch (IOException e) {
            throw new CommandException("The folder " + folder + " cannot be read: " + FileProblem.describe(e), e);
        }
    }

    /**
     * Returns the package that corresponds to the path of the folder below a source root; if there is no source root,
     * the package is the name of the folder.
     */
    private String packageName(Path folder) {
        for (String root : SOURCE_ROOTS) {
            Path sources = workingDirectory.resolve(root);
            if (folder.startsWith(sources) && !folder.equals(sources)) {
                return PackageFinder.fromPath(sources.relativize(folder));
            }
        }
        return PackageFinder.fromPath(folder.getFileName());
    }
}
