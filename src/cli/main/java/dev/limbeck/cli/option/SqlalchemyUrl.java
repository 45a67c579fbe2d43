package dev.limbeck.cli.option;

import dev.limbeck.settings.SettingKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the URLs that sqlacodegen takes, for instance {@code postgresql+psycopg2://scott:tiger@localhost/shop}.
 *
 * <p>Rules: "Database URLs" in the documentation of SQLAlchemy's engines. User and password are percent-encoded. In an
 * SQLite URL, a relative path follows three slashes, an absolute path four.
 */
public final class SqlalchemyUrl {
    private static final Pattern SQLITE = Pattern.compile("sqlite(?:\\+\\w+)?:///(.+)");
    private static final Pattern SERVER =
            Pattern.compile("(\\w+)(?:\\+\\w+)?://(?:([^:/@]*)(?::([^@]*))?@)?([^/?@]*)(/[^?]*)?(\\?.*)?");
    private static final Pattern ESCAPE_LIKE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Map<String, String> DATABASES =
            Map.of("postgresql", "postgresql", "postgres", "postgresql", "mariadb", "mariadb", "mysql", "mariadb");

    private SqlalchemyUrl() {}

    /** {@return the settings of the connection: the URL, and the user and password if the URL contains them} */
    public static Map<SettingKey, List<String>> parse(String url) {
        Map<SettingKey, List<String>> settings = new EnumMap<>(SettingKey.class);
        settings.put(SettingKey.DATABASE_URL, List.of(url));
        Matcher file = SQLITE.matcher(url);
        Matcher server = SERVER.matcher(url);
        if (file.matches()) {
            settings.put(SettingKey.DATABASE_URL, List.of("jdbc:sqlite:" + file.group(1)));
        } else if (server.matches() && DATABASES.containsKey(server.group(1))) {
            String host = server.group(4).isEmpty() ? "localhost" : server.group(4);
            settings.put(
                    SettingKey.DATABASE_URL,
                    List.of("jdbc:" + DATABASES.get(server.group(1)) + "://" + host
                            + Objects.requireNonNullElse(server.group(5), "/")
                            + Objects.requireNonNullElse(server.group(6), "")));
            put(settings, SettingKey.DATABASE_USERNAME, server.group(2));
            put(settings, SettingKey.DATABASE_PASSWORD, server.group(3));
        }
        return settings;
    }

    private static void put(Map<SettingKey, List<String>> settings, SettingKey key, @Nullable String encoded) {
        if (encoded != null && !encoded.isEmpty()) {
            // Only %xx is an escape here, and any other percent sign is a character. URLDecoder also decodes the plus
            // sign.
            String strict = ESCAPE_LIKE.matcher(encoded).replaceAll("%25").replace("+", "%2B");
            settings.put(key, List.of(URLDecoder.decode(strict, StandardCharsets.UTF_8)));
        }
    }
}
