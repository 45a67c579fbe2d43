package dev.limbeck.maven;

import dev.limbeck.cli.Main;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.settings.SettingKey;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that runs a Limbeck command in the project folder. Every key of {@code limbeck.toml} is also a property:
 * {@code -Dlimbeck.database.url=…}.
 */
abstract class LimbeckMojo extends AbstractMojo {
    /** The text that precedes an error message on standard error. */
    private static final String ERROR = "limbeck: ";

    private static final String WARNING = "warning:";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    @Inject
    private @Nullable SettingsDecrypter decrypter;

    /** Skips the goal. */
    @Parameter(property = "limbeck.skip", defaultValue = "false")
    private boolean skip;

    /** The settings file. A module without this file is skipped. */
    @Parameter(property = "limbeck.config", defaultValue = "${project.basedir}/limbeck.toml")
    private @Nullable File config;

    /** The environment of the settings file: the [env.NAME] section overrides the rest of the file. */
    @Parameter(property = "limbeck.name")
    private @Nullable String name;

    /** The JDBC URL of the database, instead of database.url in the settings file. */
    @Parameter(property = "limbeck.url")
    private @Nullable String url;

    /** The id of a server in settings.xml, whose user name and password are used for the database. */
    @Parameter(property = "limbeck.serverId")
    private @Nullable String serverId;

    /** Values that revisions can read with op.argument("NAME"), each as NAME=VALUE. */
    @Parameter(property = "limbeck.arguments")
    private @Nullable List<String> arguments;

    /** The format of the result: text, json or markdown. json and markdown are printed without Maven's prefix. */
    @Parameter(property = "limbeck.format", defaultValue = "text")
    private @Nullable String format;

    /** The file to write the result to, instead of the log. */
    @Parameter(property = "limbeck.resultFile")
    private @Nullable File resultFile;

    /** {@return the name of the command} */
    abstract String command();

    /** {@return additional options, which cannot be expressed as Maven parameters; none by default} */
    List<String> moreOptions(Map<String, String> properties) {
        return List.of();
    }

    /** {@return whether the command lists differences; in that case, differences fail the build} */
    boolean findsDifferences() {
        return false;
    }

    /** {@return whether the goal needs a settings file} */
    boolean needsSettings() {
        return true;
    }

    /**
     * Checks whether the goal can run in the module; by default it can.
     *
     * @throws MojoExecutionException if it cannot
     */
    void requireModule(MavenProject module) throws MojoExecutionException {}

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: limbeck.skip is set.");
            return;
        }
        requireKnownProperties();
        File file = required(config);
        if (needsSettings() && !file.isFile()) {
            if (!file.equals(new File(project().getBasedir(), "limbeck.toml"))) {
                throw new MojoExecutionException("The settings file " + file + " does not exist; see limbeck.config.");
            }
            getLog().info("Skipped: " + project().getArtifactId() + " has no limbeck.toml." + adviceOnMissingFile());
            return;
        }
        requireModule(project());
        Optional<String> missing = GoalArguments.findMissing(this, command());
        if (missing.isPresent()) {
            throw new MojoExecutionException(missing.get());
        }
        requireLibraryNotNewer();
        run();
    }

    /**
     * Fails if a property of the command line has no value, or if it does not exist. The second check is only for goals
     * on the command line: otherwise, the property might be meant for a program that the build runs.
     */
    private void requireKnownProperties() throws MojoExecutionException {
        MojoExecution call = required(execution);
        KnownProperties known = KnownProperties.of(call.getMojoDescriptor().getPluginDescriptor());
        Properties given = required(session).getUserProperties();
        Optional<String> problem = known.findEmpty(given);
        if (problem.isEmpty() && call.getSource() == MojoExecution.Source.CLI) {
            problem = known.findProblem(given.stringPropertyNames());
        }
        if (problem.isPresent()) {
            throw new MojoExecutionException(problem.get());
        }
    }

    /** Returns advice if the goal has nothing to do in any module of this run. */
    private String adviceOnMissingFile() {
        List<MavenProject> modules = required(session).getProjects();
        boolean last = modules.get(modules.size() - 1).equals(project());
        boolean none = modules.stream().noneMatch(module -> new File(module.getBasedir(), "limbeck.toml").isFile());
        return last && none
                ? " No module of this run has one. Run the goal in the module that has the entities; limbeck:init"
                        + " creates the file."
                : "";
    }

    private void run() throws MojoExecutionException, MojoFailureException {
        StringWriter errors = new StringWriter();
        StringWriter result = new StringWriter();
        int code;
        List<Path> classpath = classpath();
        Map<String, String> environment = environment();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (PrintWriter out = new PrintWriter(resultWriter(result), true);
                PrintWriter err = new PrintWriter(errors, true)) {
            Thread.currentThread().setContextClassLoader(LimbeckMojo.class.getClassLoader());
            ProcessContext process = new ProcessContext(
                    project().getBasedir().toPath().toAbsolutePath(),
                    environment,
                    new BufferedReader(Reader.nullReader()),
                    out,
                    err,
                    false,
                    false,
                    false);
            code = Main.run(process, commandLine(classpath).toArray(String[]::new));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        publish(code, result.toString());
        report(code, errors.toString());
    }

    private LineWriter resultWriter(StringWriter result) {
        boolean now = isText() && !findsDifferences();
        return new LineWriter(
                now
                        ? line -> getLog().info(MavenWording.translate(line))
                        : line -> result.append(line).append(System.lineSeparator()));
    }

    private boolean isText() {
        return "text".equals(format) && resultFile == null;
    }

    /** Prints the result, unless it was printed while the command ran. */
    private void publish(int code, String result) throws MojoExecutionException {
        if (isText()) {
            boolean failed = code != ExitCode.OK;
            result.lines().map(MavenWording::translate).forEach(failed ? getLog()::error : getLog()::info);
        } else if (resultFile == null) {
            System.out.print(result);
            System.out.flush();
        } else {
            write(resultFile.toPath().toAbsolutePath(), result);
        }
    }

    private static void write(Path file, String text) throws MojoExecutionException {
        try {
            Files.createDirectories(required(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new MojoExecutionException("The file " + file + " cannot be written: " + e, e);
        }
    }

    private void report(int code, String errors) throws MojoExecutionException, MojoFailureException {
        String text = MavenWording.translate(errors.strip());
        switch (code) {
            case ExitCode.OK -> text.lines().forEach(this::logMessage);
            case ExitCode.DIFFERENT -> {
                text.lines().forEach(this::logMessage);
                throw new MojoFailureException(
                        "limbeck:" + command() + " found differences; they are " + place() + ".");
            }
            case ExitCode.NOT_AT_HEAD -> throw new MojoFailureException(reason(text));
            default -> throw new MojoExecutionException(reason(text));
        }
    }

    private String place() {
        return resultFile == null ? "listed above" : "in " + resultFile;
    }

    /** Logs the text before the error message and returns the message. */
    private String reason(String text) {
        if (text.isBlank()) {
            return "limbeck:" + command() + " found a problem; it is " + place() + ".";
        }
        int start = text.lastIndexOf(ERROR);
        if (start < 0) {
            return text;
        }
        text.substring(0, start).lines().forEach(this::logMessage);
        return text.substring(start + ERROR.length());
    }

    private void logMessage(String line) {
        if (line.startsWith(WARNING)) {
            getLog().warn(line.substring(WARNING.length()).strip());
        } else if (!line.isBlank() && MavenWording.applies(line)) {
            getLog().info(line);
        }
    }

    private List<String> commandLine(List<Path> classpath) throws MojoExecutionException {
        Map<String, String> properties = properties();
        List<String> line = new ArrayList<>();
        line.add(command());
        if (needsSettings()) {
            line.add("--config=" + required(config));
            line.addAll(modelOptions(classpath));
            line.addAll(GoalArguments.settings(properties));
        }
        option(line, "--name", name);
        option(line, "--database-url", url);
        line.add("--format=" + format);
        if (arguments != null) {
            arguments.forEach(each -> line.add("-x=" + each));
        }
        if (getLog().isDebugEnabled()) {
            line.add("-v");
            line.add("--stacktrace");
        }
        line.addAll(moreOptions(properties));
        line.addAll(GoalArguments.of(this));
        return line;
    }

    private static void option(List<String> line, String option, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line.add(option + "=" + value);
        }
    }

    /**
     * Returns the options for the class path: the folders of the reactor are searched for entities; jars are not
     * searched. The jars are given in a file, so that model.classpath_file of limbeck.toml is not used.
     */
    private List<String> modelOptions(List<Path> classpath) throws MojoExecutionException {
        List<String> options = new ArrayList<>();
        List<String> jars = new ArrayList<>();
        for (Path entry : classpath) {
            if (Files.isDirectory(entry)) {
                options.add("--model-classpath=" + entry);
            } else {
                jars.add(entry.toString());
            }
        }
        Path file = Path.of(project().getBuild().getDirectory(), "limbeck", "classpath.txt");
        write(file, String.join(System.lineSeparator(), jars));
        options.add("--model-classpath-file=" + file);
        for (String root : project().getCompileSourceRoots()) {
            if (Files.isDirectory(Path.of(root))) {
                options.add("--model-sources=" + root);
            }
        }
        return options;
    }

    /** Returns the properties of the project overridden by the properties of the command line. */
    private Map<String, String> properties() {
        Map<String, String> all = new LinkedHashMap<>();
        project().getProperties().forEach((key, value) -> all.put(key.toString(), value.toString()));
        required(session).getUserProperties().forEach((key, value) -> all.put(key.toString(), value.toString()));
        return all;
    }

    /** Returns the variables of the process, and the credentials of the server in settings.xml. */
    private Map<String, String> environment() throws MojoExecutionException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        if (serverId == null) {
            return variables;
        }
        Server server = required(session).getSettings().getServer(serverId);
        if (server == null) {
            throw new MojoExecutionException("settings.xml has no server with the id \"" + serverId
                    + "\". Add it, or correct limbeck.serverId.");
        }
        Server decrypted = required(decrypter)
                .decrypt(new DefaultSettingsDecryptionRequest(server))
                .getServer();
        if (decrypted.getUsername() != null) {
            variables.put(SettingKey.DATABASE_USERNAME.variable(), decrypted.getUsername());
        }
        if (decrypted.getPassword() != null) {
            variables.put(SettingKey.DATABASE_PASSWORD.variable(), decrypted.getPassword());
        }
        return variables;
    }

    private List<Path> classpath() throws MojoExecutionException {
        try {
            return project().getRuntimeClasspathElements().stream()
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The run-time class path of the project is not resolved.", e);
        }
    }

    /**
     * Fails if the project's limbeck-core is newer than the plugin's: revisions are compiled against the former and run
     * with the latter.
     */
    private void requireLibraryNotNewer() throws MojoExecutionException {
        String own = required(execution).getVersion();
        for (Artifact artifact : project().getArtifacts()) {
            if (artifact.getGroupId().equals("dev.limbeck")
                    && artifact.getArtifactId().equals("limbeck-core")
                    && new ComparableVersion(artifact.getBaseVersion()).compareTo(new ComparableVersion(own)) > 0) {
                throw new MojoExecutionException("The project uses limbeck-core " + artifact.getBaseVersion()
                        + ", which is newer than limbeck-maven-plugin " + own
                        + ". Use the same version of both; a property of the pom can set it once.");
            }
        }
    }

    private MavenProject project() {
        return required(project);
    }

    private static <T> T required(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("Maven has not set a parameter of the goal");
        }
        return injected;
    }
}
