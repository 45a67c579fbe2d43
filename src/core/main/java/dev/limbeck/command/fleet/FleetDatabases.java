package dev.limbeck.command.fleet;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls.SchemaUrl;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.settings.FleetSource;
import dev.limbeck.settings.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the databases that {@code fleet.databases} specifies. */
public final class FleetDatabases {
    private static final Pattern QUERY = Pattern.compile("(?is)(select\\s.+|with\\s.+\\sselect\\s.+)");

    private final Project project;
    private final Map<String, FleetDatabase> found = new LinkedHashMap<>();

    private FleetDatabases(Project project) {
        this.project = project;
    }

    /**
     * {@return the databases that the settings specify, without duplicates, in the order of the list; files that match
     * a pattern are sorted by name}
     *
     * @throws CommandException if a pattern matches no file, a list cannot be read, or a query fails
     */
    public static List<FleetDatabase> find(Project project) {
        FleetDatabases databases = new FleetDatabases(project);
        project.settings().fleet().databases().forEach(databases::add);
        if (databases.found.isEmpty()) {
            throw new CommandException("The fleet has no databases. Check fleet.databases or --databases.");
        }
        return separateSchemas(project, List.copyOf(databases.found.values()));
    }

    /**
     * {@return the databases; databases whose URLs differ only in the schema are treated as schemas of one database,
     * and each schema is read and changed independently of the others}
     */
    public static List<FleetDatabase> separateSchemas(Project project, List<FleetDatabase> databases) {
        Map<FleetDatabase, SchemaUrl> named = new LinkedHashMap<>();
        for (FleetDatabase database : databases) {
            project.urls(database.url())
                    .flatMap(urls -> urls.ofSchema(database.url()))
                    .ifPresent(url -> named.put(database, url));
        }
        Map<String, Long> schemas =
                named.values().stream().collect(Collectors.groupingBy(SchemaUrl::database, Collectors.counting()));
        return databases.stream()
                .map(database -> {
                    SchemaUrl url = named.get(database);
                    return url == null || schemas.getOrDefault(url.database(), 0L) == 1
                            ? database
                            : new FleetDatabase(database.name(), database.url(), null, url.schema());
                })
                .toList();
    }

    /**
     * {@return the schemas of the database of the project; on a server where a schema is a database, the databases with
     * these names}
     */
    public static List<FleetDatabase> ofSchemas(Project project, List<String> names) {
        if (project.application().dataSource() != null) {
            boolean databases = switchesDatabases(project);
            return names.stream()
                    .map(name -> databases ? FleetDatabase.ofDatabase(name) : FleetDatabase.ofSchema(name))
                    .toList();
        }
        return names.stream()
                .map(name -> urlOfDatabase(project, name)
                        .map(url -> new FleetDatabase(name, url))
                        .orElseGet(() -> FleetDatabase.ofSchema(name)))
                .toList();
    }

    private static boolean switchesDatabases(Project project) {
        try {
            return project.dialect().traits().has(Feature.SWITCHABLE_DATABASES);
        } catch (LimbeckException e) {
            // The error is reported for each tenant, when it is processed.
            return false;
        }
    }

    /** Returns the URL of another database on the same server; empty if the dialect has schemas instead. */
    private static Optional<String> urlOfDatabase(Project project, String name) {
        return project.databaseUrl().flatMap(url -> project.urls(url).flatMap(urls -> urls.ofDatabase(url, name)));
    }

    private void add(FleetSource source) {
        String text = source.text();
        if (text.startsWith("@")) {
            addList(source.folder().resolve(text.substring(1)));
        } else if (QUERY.matcher(text).matches()) {
            addQuery(text);
        } else {
            addDatabase(source);
        }
    }

    private void addDatabase(FleetSource source) {
        if (isUrl(source.text())) {
            addUrl(Passwords.maskUrl(source.text()), project.resolveUrl(source.text(), source.folder()));
        } else if (FilePattern.isPattern(source.text())) {
            List<Path> files = FilePattern.find(source.text(), source.folder());
            if (files.isEmpty()) {
                throw new CommandException("No file matches " + source.text() + " in " + source.folder()
                        + ". Check fleet.databases or --databases; a pattern never creates a database.");
            }
            files.forEach(this::addFile);
        } else {
            addFile(path(source));
        }
    }

    private static boolean isUrl(String text) {
        return text.regionMatches(true, 0, "jdbc:", 0, "jdbc:".length()) || text.contains("://");
    }

    private static Path path(FleetSource source) {
        try {
            return source.folder().resolve(source.text()).normalize();
        } catch (InvalidPathException e) {
            throw new CommandException(
                    "\"" + source.text() + "\" in fleet.databases cannot be a file: " + e.getReason(), e);
        }
    }

    private void addFile(Path file) {
        Path folder = project.settings().folder();
        Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
        addUrl(shown.toString(), project.urlOf(file));
    }

    private void addUrl(String name, String url) {
        found.putIfAbsent(
                project.urls(url)
                        .flatMap(urls -> urls.file(url))
                        .map(FleetDatabases::realPath)
                        .orElse(url),
                new FleetDatabase(name, url));
    }

    /** Returns a string that is the same for all paths to the file, including paths with symbolic links. */
    private static String realPath(Path file) {
        try {
            return "file " + file.toRealPath();
        } catch (IOException missing) {
            return "file " + file.toAbsolutePath().normalize();
        }
    }

    private void addList(Path file) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    addDatabase(new FleetSource(line.strip(), folder == null ? file : folder));
                }
            }
        } catch (IOException e) {
            throw new CommandException(
                    "The list of databases " + file + " cannot be read: " + e.getMessage()
                            + ". Check fleet.databases or --databases.",
                    e);
        }
    }

    private void addQuery(String query) {
        List<String> values = new ArrayList<>();
        try (Database database = project.openDatabase(Access.READ);
                Statement statement = database.connection().createStatement()) {
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    String value = rows.getString(1);
                    if (value != null && !value.isBlank()) {
                        values.add(value.strip());
                    }
                }
            } catch (SQLException e) {
                throw new CommandException(
                        SqlErrors.explain(database.dialect(), "The query of fleet.databases failed", e), e);
            }
        } catch (SQLException e) {
            throw new CommandException("The query of fleet.databases failed: " + e.getMessage(), e);
        }
        values.forEach(this::addFound);
    }

    /**
     * Adds a value that a query returned. On a server, the value is the name of a schema or of a database, never a
     * file.
     */
    private void addFound(String value) {
        Optional<String> url = urlOfDatabase(project, value);
        if (isUrl(value)) {
            addDatabase(new FleetSource(value, project.settings().folder()));
        } else if (project.dialect().traits().hasSchemas()) {
            found.putIfAbsent("schema " + value, FleetDatabase.ofSchema(value));
        } else if (url.isPresent()) {
            addUrl(value, url.get());
        } else {
            addDatabase(new FleetSource(value, project.settings().folder()));
        }
    }
}
