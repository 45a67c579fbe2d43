package dev.limbeck.settings;

import java.nio.file.Path;

/**
 * Specifies databases of a fleet: a JDBC URL, a file or a file pattern, {@code @FILE} for a file with one of these on
 * each line, or a query whose first column contains URLs, files, schemas,
 * or MariaDB databases.
 *
 * @param text the text as written
 * @param folder the folder against which relative file names are resolved
 */
public record FleetSource(String text, Path folder) {
    /** {@return the text with the passwords of a URL masked} */
    @Override
    public String toString() {
        return Passwords.maskUrl(text);
    }
}
