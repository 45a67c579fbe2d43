package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.ToolVersion;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches.ServerProfile;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.load.CacheFolder;
import dev.limbeck.load.ResourceFolder;
import dev.limbeck.spi.NotComparedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file with a {@link PackagedModel}: {@code META-INF/limbeck/model-postgresql-18.json}. There is one file for each
 * dialect and version series.
 */
public final class PackagedModelFile {
    /** The folder of the files on the class path. */
    public static final String FOLDER = "META-INF/limbeck/";

    private static final Pattern VERSION = Pattern.compile("\\A\\{\"@\":\"PackagedModel\",\"limbeck\":\"([^\"]*)\"");

    private PackagedModelFile() {}

    /** {@return the path of the file on the class path} */
    static String path(Dialect dialect, String series) {
        return FOLDER + "model-" + dialect.name() + "-" + series + ".json";
    }

    /**
     * {@return the database properties that the stored definitions depend on; empty for an embedded database}
     *
     * @throws CommandException if they cannot be read
     */
    public static Optional<ServerProfile> profile(Database database) {
        try {
            return database.dialect().scratches().serverProfile(database.connection());
        } catch (SQLException e) {
            throw new CommandException("The properties of the database could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the file of a model, either completely or not at all, and creates its folder if necessary.
     *
     * @param folder the folder on the class path that contains {@code META-INF}
     * @return the file
     * @throws CommandException if the file cannot be written, or if reading it would not give the same model
     */
    public static Path write(Dialect dialect, PackagedModel model, Path folder) {
        String text = StoredRecord.encode(model);
        if (!StoredRecord.decode(text, PackagedModel.class).equals(model)) {
            throw new CommandException(
                    "The model cannot be written to a file without losing information. Please report this, and"
                            + " include the "
                            + "entities.");
        }
        Path file = folder.resolve(path(dialect, model.server().series()));
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(file.getParent());
            try {
                Files.writeString(part, text + "\n");
                CacheFolder.move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new CommandException("The model could not be written to " + file + ": " + e, e);
        }
    }

    /**
     * {@return the models on the class path for the version series of a database; there are several if several jars
     * contain one}
     *
     * @throws NotComparedException if there is none, if one cannot be read, or if one was written by a different
     *     version of Limbeck
     */
    static List<PackagedModel> read(ClassLoader loader, Dialect dialect, String series) {
        String path = path(dialect, series);
        List<PackagedModel> models = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(path))) {
                models.add(decode(path, text(url)));
            }
        } catch (IOException e) {
            throw new NotComparedException(path + " could not be read (" + e.getMessage() + ")");
        }
        if (models.isEmpty()) {
            throw new NotComparedException(explainMissing(loader, dialect, series));
        }
        return models;
    }

    private static String text(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Checks the version before anything else is read, because the records of a different version may differ. */
    private static PackagedModel decode(String path, String text) {
        Matcher version = VERSION.matcher(text);
        if (version.find() && !version.group(1).equals(ToolVersion.TEXT)) {
            throw new NotComparedException(
                    path + " was written by Limbeck " + version.group(1) + ", but this is Limbeck " + ToolVersion.TEXT
                            + ". Use the same version in the build and in the application");
        }
        try {
            return StoredRecord.decode(text.strip(), PackagedModel.class);
        } catch (RuntimeException e) {
            System.getLogger(PackagedModelFile.class.getName())
                    .log(System.Logger.Level.DEBUG, path + " cannot be read", e);
            throw new NotComparedException(
                    path + " is damaged or was not written by `limbeck model`. Run `limbeck" + " model` again");
        }
    }

    private static String explainMissing(ClassLoader loader, Dialect dialect, String series) {
        String product = dialect.traits().product();
        Pattern name = Pattern.compile("model-" + Pattern.quote(dialect.name()) + "-(.+)\\.json");
        TreeSet<String> others = new TreeSet<>();
        for (String file : ResourceFolder.list(loader, FOLDER, each -> each.startsWith("model-"))) {
            Matcher matcher = name.matcher(file);
            if (matcher.matches()) {
                others.add(matcher.group(1));
            }
        }
        return others.isEmpty()
                ? "the application does not contain " + path(dialect, series)
                        + ", the model as " + product + " " + series
                        + " would store it. Run `limbeck model` in the build to write it"
                : "its model was made for " + product + " " + String.join(" and ", others)
                        + ", but the database is " + product + " " + series
                        + ". Run `limbeck model` in the build for this version as well";
    }
}
