package dev.limbeck.command.cache;

import java.util.regex.Pattern;

/** Determines whether configuration files on a class path refer to files outside the class path. */
final class FilesOutside {
    /** Matches a reference to a jar, or to a mapping file by its URL. */
    private static final Pattern UNIT = Pattern.compile("jar-file|mapping-file[^>]*>\\s*[A-Za-z][A-Za-z0-9+.-]*:");

    private static final Pattern SPRING = Pattern.compile("mapping-?resources", Pattern.CASE_INSENSITIVE);

    private FilesOutside() {}

    /** {@return whether a persistence unit in the given text refers to a jar, or to a mapping file by its URL} */
    static boolean areNamedBy(String persistenceXml) {
        return UNIT.matcher(persistenceXml).find();
    }

    /** {@return whether the settings in the given text specify mapping files, which can be URLs} */
    static boolean areNamedBySpring(String settings) {
        return SPRING.matcher(settings).find();
    }
}
