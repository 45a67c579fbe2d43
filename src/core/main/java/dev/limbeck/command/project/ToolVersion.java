package dev.limbeck.command.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Limbeck. */
public final class ToolVersion {
    /** The version, for instance {@code 0.1.0}. */
    public static final String TEXT = read();

    private ToolVersion() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = ToolVersion.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("limbeck", "of unknown version");
    }
}
