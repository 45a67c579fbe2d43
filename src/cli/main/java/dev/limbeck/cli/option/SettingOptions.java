package dev.limbeck.cli.option;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingKind;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The flags for settings: {@code --database-url}, {@code --revisions-locations}, … Every help text lists the flags with
 * a short form; {@code limbeck help settings} lists all flags.
 */
public final class SettingOptions {
    private SettingOptions() {}

    /** Adds a flag for each setting. */
    public static void addAll(CommandSpec spec) {
        SettingKey.all().forEach(key -> spec.addOption(option(key)));
    }

    private static OptionSpec option(SettingKey key) {
        List<String> names = new ArrayList<>();
        key.shortFlag().ifPresent(names::add);
        if (!names.contains(key.flag())) {
            names.add(key.flag());
        }
        OptionSpec.Builder option = OptionSpec.builder(names.toArray(String[]::new))
                .description(sentence(key.description()))
                .hidden(key.shortFlag().isEmpty())
                .scopeType(ScopeType.INHERIT);
        return key.kind() == SettingKind.FLAG
                ? option.type(Boolean.class)
                        .arity("0..1")
                        .paramLabel("true|false")
                        .build()
                : option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .paramLabel(label(key.kind()))
                        .build();
    }

    /** {@return the label of a value in a help text} */
    public static String label(SettingKind kind) {
        return switch (kind) {
            case TEXT, COMPARISON -> "TEXT";
            case URL -> "URL";
            case DATABASES -> "DATABASES";
            case FLAG -> "true|false";
            case NUMBER -> "NUMBER";
            case ZONE -> "ZONE";
            case PATH -> "PATH";
            case TEXTS, COMMANDS -> "TEXT,…";
            case PATHS -> "PATH" + File.pathSeparator + "…";
            case TABLE -> "NAME=VALUE,…";
        };
    }

    private static String sentence(String doc) {
        return doc.substring(0, 1).toUpperCase(Locale.ROOT) + doc.substring(1) + ".";
    }

    /** {@return the settings that were given on the command line, before or after the name of the command} */
    public static Map<SettingKey, List<String>> parse(ParseResult parsed) {
        Map<SettingKey, List<String>> given = new EnumMap<>(SettingKey.class);
        for (@Nullable ParseResult part = parsed; part != null; part = part.subcommand()) {
            for (SettingKey key : SettingKey.all()) {
                OptionSpec option = part.matchedOption(key.flag());
                if (option != null) {
                    given.computeIfAbsent(key, ignored -> new ArrayList<>()).addAll(values(option));
                }
            }
        }
        return given;
    }

    private static List<String> values(OptionSpec option) {
        // Only a flag such as --allow-stale can be given without a value.
        return option.stringValues().stream()
                .map(text -> text.isEmpty() ? "true" : text)
                .toList();
    }
}
