package dev.limbeck.cli.command;

import dev.limbeck.cli.option.SqlalchemyUrl;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Adopt;
import dev.limbeck.command.entities.Entities;
import dev.limbeck.command.entities.EntitiesRequest;
import dev.limbeck.command.entities.ExcludeWriter;
import dev.limbeck.compare.Filter;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code limbeck entities}. */
@Command(
        addMethodSubcommands = false,
        name = "entities",
        description = {
            "Generate JPA entities from the database.",
            "A comparison of these entities with that database finds no differences. Parts of the schema that"
                    + " annotations cannot express are noted in the source and on standard error.",
            "Needs no limbeck.toml."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck entities jdbc:sqlite:shoplist.db --package com.example.shop > Models.java",
            "  limbeck entities --package com.example.shop --output src/main/java --options use_inflect",
            "  limbeck entities sqlite:///shoplist.db --tables \"user,order_*\" --no-views",
            "  limbeck entities --generator tables > Tables.java"
        })
public final class EntitiesCommand implements Callable<Integer> {
    private final CommandContext session;

    /** The kinds of source to generate. */
    enum Generator {
        entities,
        tables
    }

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description =
                    "JDBC URL or SQLAlchemy URL (sqlite:///shoplist.db, postgresql://user@host/shop); by default database.url.")
    private @Nullable String url;

    @CommandLine.Option(
            names = "--package",
            paramLabel = "NAME",
            description = "The Java package of the entities; none by default.")
    private String packageName = "";

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Write each entity to a file in this source folder, instead of writing all entities to"
                    + " standard output.")
    private @Nullable Path output;

    @CommandLine.Option(
            names = "--overwrite",
            description = "Replace existing files. Without this option, they are kept.")
    private boolean overwrite;

    @CommandLine.Option(
            names = "--write-excludes",
            description = "Add patterns for everything that entities cannot express to autogenerate.exclude in "
                    + "limbeck.toml, instead of printing the patterns.")
    private boolean writeExcludes;

    @CommandLine.Option(
            names = "--generator",
            paramLabel = "entities|tables",
            description = "What to generate: entities (the default), or tables for the calls with which a revision "
                    + "creates the tables.")
    private Generator generator = Generator.entities;

    @CommandLine.Option(
            names = "--tables",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "PATTERN,…",
            description = "Include only these tables and views; * matches any text.")
    private List<String> tables = new ArrayList<>();

    @CommandLine.Option(
            names = "--exclude",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "PATTERN,…",
            description = "Leave out these tables and views.")
    private List<String> exclude = new ArrayList<>();

    @CommandLine.Option(names = "--no-views", description = "Generate no entities for views.")
    private boolean noViews;

    @CommandLine.Option(
            names = "--style",
            paramLabel = "fields|getters",
            description = "Where to place the annotations: on the fields (the default) or on the getters.")
    private Style style = Style.FIELDS;

    @CommandLine.Option(
            names = "--options",
            split = ",",
            converter = OptionConverter.class,
            hideParamSyntax = true,
            paramLabel = "NAME,…",
            description = "Generator options: noindexes, noconstraints, nocomments, nobidi, nojoined, noidsuffix,"
                    + " nofknames, nosyntheticenums, use_inflect (singular class names), lombok (Lombok"
                    + " annotations instead of getters and setters). The first three also apply to"
                    + " --generator tables.")
    private List<Option> options = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the command with the context of a run. */
    public EntitiesCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (url != null) {
            session.setDatabase(SqlalchemyUrl.parse(url));
        }
        if (!packageName.isEmpty() && !javax.lang.model.SourceVersion.isName(packageName)) {
            throw wrong("--package " + packageName + " is not a valid Java package name");
        }
        if (options.contains(Option.LOMBOK) && style == Style.GETTERS) {
            throw wrong("--options lombok writes no getters that could be annotated; leave out --style getters");
        }
        if (generator == Generator.tables) {
            if (writeExcludes) {
                throw wrong("--write-excludes is only for --generator entities");
            }
            return tables();
        }
        Path folder = output == null ? null : session.workingDirectory().resolve(output);
        Path settings = writeExcludes ? session.settings().file() : null;
        if (writeExcludes && settings == null) {
            throw wrong("--write-excludes needs a limbeck.toml, but there is none; run `limbeck init FOLDER` first");
        }
        EntitiesResult result = new Entities(session.project(), session.listener())
                .run(new EntitiesRequest(
                        packageName, folder, overwrite, tables, exclude, !noViews, style, Set.copyOf(options)));
        if (settings != null) {
            session.interrupts().beginWriting();
            result = ExcludeWriter.write(settings, result);
        }
        session.report().entities(result);
        return ExitCode.OK;
    }

    private int tables() {
        if (output != null) {
            throw wrong("--generator tables writes to standard output only; `limbeck revision --from-database` writes"
                    + " the same operations to a revision file");
        }
        if (style == Style.GETTERS) {
            throw wrong("--style places the annotations of entities; --generator tables writes no annotations");
        }
        options.stream().filter(option -> !ofTables(option)).findFirst().ifPresent(option -> {
            throw wrong("--options " + typed(option) + " is only for --generator entities; --generator tables accepts "
                    + names(EntitiesCommand::ofTables));
        });
        session.report()
                .text(new Adopt(session.newProject(), session.listener())
                        .text(packageName, new Filter(tables, exclude), !noViews, Set.copyOf(options)));
        return ExitCode.OK;
    }

    private static boolean ofTables(Option option) {
        return option == Option.NOINDEXES || option == Option.NOCONSTRAINTS || option == Option.NOCOMMENTS;
    }

    private static String names(Predicate<Option> wanted) {
        return Stream.of(Option.values())
                .filter(wanted)
                .map(EntitiesCommand::typed)
                .collect(Collectors.joining(", "));
    }

    private static String typed(Option option) {
        return option.name().toLowerCase(Locale.ROOT);
    }

    /** Reads an option's name in upper or lower case. */
    static final class OptionConverter implements ITypeConverter<Option> {
        @Override
        public Option convert(String value) {
            return Stream.of(Option.values())
                    .filter(option -> option.name().equalsIgnoreCase(value.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "unknown option " + value + "; the options are " + names(option -> true)));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
