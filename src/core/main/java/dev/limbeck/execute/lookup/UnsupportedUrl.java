package dev.limbeck.execute.lookup;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.text.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URL that no dialect supports. The message contains only the beginning of the URL, because the rest may contain a
 * password.
 *
 * @param url the URL as given
 * @param dialects the known dialects
 */
public record UnsupportedUrl(String url, List<Dialect> dialects) {
    private static final String JDBC = "jdbc:";

    /** The name of a file, which cannot contain credentials. */
    private static final Pattern FILE = Pattern.compile("[^:@?=;]+");

    /** The artifacts with dialects, by URL prefix. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "jdbc:postgresql:", "dev.limbeck:limbeck-postgresql",
            "jdbc:mariadb:", "dev.limbeck:limbeck-mariadb",
            "jdbc:mysql:", "dev.limbeck:limbeck-mariadb");

    /** {@return the beginning of a URL, up to the name of the database product} */
    public static String scheme(String url) {
        String[] parts = url.split(":", 3);
        boolean named = parts.length > 2 && parts[0].equalsIgnoreCase("jdbc");
        return parts.length < 2 ? "" : named ? JDBC + parts[1] + ":" : parts[0] + ":";
    }

    /** {@return the error message} */
    public String explain() {
        if (url.isBlank()) {
            return "The database URL is empty; it must begin with jdbc: and the name of a supported database"
                    + example() + ".";
        }
        return ofFile().or(this::ofKnownProduct)
                .orElseGet(() -> "Limbeck supports only " + products() + "; the URL " + scheme(url)
                        + "… is for another database" + example() + "." + artifact());
    }

    private Optional<String> ofFile() {
        if (!FILE.matcher(url).matches()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(url);
            return dialects.stream()
                    .flatMap(dialect -> dialect.urls().ofFile(file).stream())
                    .findFirst()
                    .map(absolute -> absolute.replace(file.toAbsolutePath().toString(), url))
                    .map(right -> "A database URL must begin with jdbc:, so the URL of the file " + url + " is " + right
                            + ".");
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns an explanation for a URL in another tool's format, such as {@code postgresql://user@host/shop}, or for a
     * URL with a misspelled database product.
     */
    private Optional<String> ofKnownProduct() {
        String scheme = scheme(url);
        String name =
                scheme.replaceFirst("^" + JDBC, "").replaceFirst("[+:].*", "").toLowerCase(Locale.ROOT);
        List<String> names = dialects.stream().map(Dialect::name).toList();
        Optional<String> meant = names.contains(name)
                ? Optional.of(name)
                : names.stream()
                        .filter(known -> name.length() >= 5 && (known.startsWith(name) || name.startsWith(known)))
                        .findFirst()
                        .or(() -> NearestName.find(name, names));
        return meant.flatMap(known -> dialects.stream()
                        .filter(dialect -> dialect.name().equals(known))
                        .findFirst())
                .map(dialect -> "The URL " + scheme + "… is not a JDBC URL of "
                        + dialect.traits().product() + ", such as "
                        + dialect.urls().example("shoplist") + "."
                        + (url.contains("@")
                                ? " The user name and the password belong in database.username and database.password."
                                : ""));
    }

    private String artifact() {
        String artifact = ARTIFACTS.get(scheme(url));
        return artifact == null ? "" : " For this database, add the dependency " + artifact + ".";
    }

    private String products() {
        if (dialects.isEmpty()) {
            return "the databases of dialects on the class path";
        }
        String all =
                dialects.stream().map(dialect -> dialect.traits().product()).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
    }

    private String example() {
        return dialects.isEmpty()
                ? ""
                : ". A supported URL is, for instance, "
                        + dialects.get(0).urls().example("shoplist");
    }
}
