package dev.limbeck.settings;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The origin of a value, for error messages and for resolving its relative paths.
 *
 * @param key the key of the value
 * @param place the location for messages: {@code limbeck.toml:3, database.url} or {@code --database-url}
 * @param base the absolute path of the folder against which relative paths are resolved
 */
record SettingSource(SettingKey key, String place, Path base) {

    /** A qualified class name; a name without a package could be a misspelled kind of comparison. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");

    /**
     * {@return the value, converted to the type of its kind: String, UrlSetting, Boolean, Integer, ZoneId, Path, List
     * or Map}
     */
    Object parse(List<String> texts) {
        String last = texts.get(texts.size() - 1);
        return switch (key.kind()) {
            case TEXT -> last;
            case URL -> new UrlSetting(last, base);
            case FLAG -> flag(last);
            case COMPARISON -> comparison(last);
            case NUMBER -> number(last);
            case ZONE -> zone(last);
            case PATH -> path(last);
            case TEXTS -> split(texts, ",");
            case DATABASES ->
                texts.stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> new FleetSource(text.strip(), base))
                        .toList();
            case COMMANDS ->
                split(texts, ",").stream().map(PostWriteCommand::of).toList();
            case PATHS ->
                split(texts, Pattern.quote(File.pathSeparator)).stream()
                        .map(this::path)
                        .toList();
            case TABLE -> table(split(texts, ","));
        };
    }

    Path path(String text) {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw wrong("\"" + text + "\" cannot be a path: " + e.getReason());
        }
    }

    private boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongKind("\"" + text + "\"");
        };
    }

    private ComparisonSetting comparison(String text) {
        ComparisonSetting comparison = ComparisonSetting.of(text);
        boolean affinity = comparison.way() == ComparisonSetting.Way.AFFINITY;
        if (affinity && key == SettingKey.AUTOGENERATE_COMPARE_SERVER_DEFAULT) {
            throw wrong("affinity is only for types; use true, strict, false or a class for defaults.");
        }
        if (comparison.way() == ComparisonSetting.Way.CLASS
                && !CLASS_NAME.matcher(text).matches()) {
            throw wrong("\"" + text + "\" is not true, false, strict"
                    + (key == SettingKey.AUTOGENERATE_COMPARE_TYPE ? ", affinity" : "")
                    + " or the full name of a class such as com.example.Types.");
        }
        return comparison;
    }

    int number(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrongKind("\"" + text + "\"");
        }
        throw wrongKind(text);
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong("\"" + text + "\" is not a time zone. Use a name such as \"Europe/London\" or \"UTC\".");
        }
    }

    private static List<String> split(List<String> texts, String separator) {
        List<String> items = new ArrayList<>();
        for (String text : texts) {
            for (String item : text.split(separator, -1)) {
                if (!item.isBlank()) {
                    items.add(item.strip());
                }
            }
        }
        return List.copyOf(items);
    }

    private Map<String, String> table(List<String> items) {
        Map<String, String> table = new LinkedHashMap<>();
        for (String item : items) {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw wrong("write name=value, for example hibernate.physical_naming_strategy=com.example.Naming.");
            }
            table.put(
                    item.substring(0, equals).strip(),
                    item.substring(equals + 1).strip());
        }
        return table;
    }

    SettingsException wrongKind(String found) {
        String shown = Passwords.isSecret(key.key()) ? "something else" : found;
        return wrong("must be " + key.kind().description() + ", but is " + shown + ".");
    }

    SettingsException wrong(String reason) {
        return new SettingsException(place + ": " + reason + "\nPurpose of the key: " + key.description() + ".");
    }
}
