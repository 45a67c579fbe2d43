package dev.limbeck.spring;

import dev.limbeck.settings.SettingKey;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Translates the keys of {@code limbeck.toml} in a message to properties of the application: {@code
 * database.lock_timeout} becomes {@code limbeck.database.lock-timeout}.
 *
 * @param ownUrl whether Limbeck connects to {@code limbeck.database.url} instead of using the data source
 */
record PropertyWording(boolean ownUrl) {
    /** The keys that are properties of the application. */
    static final Set<String> KEYS = Stream.of(
                    SettingKey.DATABASE_URL,
                    SettingKey.DATABASE_USERNAME,
                    SettingKey.DATABASE_PASSWORD,
                    SettingKey.DATABASE_LOCK_TIMEOUT,
                    SettingKey.DATABASE_IN_PLACE,
                    SettingKey.DATABASE_SCHEMA,
                    SettingKey.DATABASE_ROLE,
                    SettingKey.DATABASE_INIT_SQL,
                    SettingKey.REVISIONS_PACKAGE,
                    SettingKey.REVISIONS_VERSION_TABLE,
                    SettingKey.REVISIONS_VERSION_TABLE_SCHEMA,
                    SettingKey.REVISIONS_LOG_TABLE,
                    SettingKey.AUTOGENERATE_INCLUDE,
                    SettingKey.AUTOGENERATE_EXCLUDE,
                    SettingKey.UPGRADE_REFUSE,
                    SettingKey.UPGRADE_RESUME)
            .map(SettingKey::key)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> DATA_SOURCE = Map.of(
            SettingKey.DATABASE_URL.key(), "spring.datasource.url",
            SettingKey.DATABASE_USERNAME.key(), "spring.datasource.username",
            SettingKey.DATABASE_PASSWORD.key(), "spring.datasource.password");

    private static final Pattern KEY = Pattern.compile("(?<![\\w.-])[a-z]+\\.[a-z_]+(?![\\w-]|\\.\\w)");

    /** {@return the message with the names of properties} */
    String translate(String message) {
        return KEY.matcher(message).replaceAll(this::property);
    }

    private String property(MatchResult found) {
        String key = found.group();
        if (!KEYS.contains(key)) {
            return Matcher.quoteReplacement(key);
        }
        String source = ownUrl ? null : DATA_SOURCE.get(key);
        return source == null ? "limbeck." + key.replace('_', '-') : source;
    }

    /**
     * {@return advice if Limbeck cannot connect to the data source or to the server at {@code limbeck.database.url}}
     */
    String connectionAdvice() {
        return translate("Start the database server, or correct database.url, database.username or database.password.");
    }
}
