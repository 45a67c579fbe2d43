package dev.limbeck.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code limbeck --version}: the versions of Limbeck, Java, the SQLite driver and Hibernate. */
public final class VersionProvider implements IVersionProvider {

    /** {@return whether the given arguments request only the version, in which case no command needs to be set up} */
    public static boolean isOnlyRequest(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
    }

    /** Prints the versions. */
    public static void print(PrintWriter out) {
        for (String line : new VersionProvider().getVersion()) {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public String[] getVersion() {
        Properties versions = new Properties();
        try (InputStream in = VersionProvider.class.getResourceAsStream("/dev/limbeck/cli/version.properties")) {
            if (in != null) {
                versions.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {
            "limbeck " + versions.getProperty("limbeck"),
            "Java " + System.getProperty("java.version") + ", sqlite-jdbc " + versions.getProperty("sqlite-jdbc")
                    + ", Hibernate ORM " + versions.getProperty("hibernate")
        };
    }
}
