package dev.limbeck.settings;

import java.nio.file.Path;

/**
 * A JDBC URL. Only the dialect of the database knows whether the URL refers to a file.
 *
 * @param text the URL as written
 * @param folder the folder against which a relative file name in the URL is resolved
 */
record UrlSetting(String text, Path folder) {}
