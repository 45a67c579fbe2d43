package dev.limbeck.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret values in the settings: the password of the database, the passwords in its URL, and the Hibernate settings
 * whose names indicate a password. In URLs and in the usual forms of credentials, such as {@code user/password@host}, a
 * secret is always hidden. Elsewhere, a secret is hidden if it has at least eight characters and is not also a name
 * that must remain readable in messages.
 */
public final class Secrets {
    /** No secrets; only the passwords in URLs are hidden. */
    public static final Secrets NONE = new Secrets(Set.of());

    private static final int SHORTEST_ANYWHERE = 8;
    private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}_])";
    private static final String NO_WORD_AFTER = "(?![\\p{L}\\p{N}_])";
    private static final String PASSWORD_WORD = "(?<![\\p{L}\\p{N}_.])(?i:password|passwd|pwd)\\s*(?:is|[=:])?\\s*";

    private final Set<String> values;

    private Secrets(Collection<String> values) {
        this.values = Set.copyOf(values);
    }

    /** {@return the secrets of these settings} */
    static Secrets of(Layer layer) {
        Set<String> values = new LinkedHashSet<>();
        add(values, text(layer, SettingKey.DATABASE_PASSWORD));
        add(values, text(layer, SettingKey.DATABASE_INIT_SQL));
        for (SettingKey key : List.of(SettingKey.DATABASE_URL, SettingKey.DATABASE_SCRATCH_URL)) {
            String url = text(layer, key);
            if (url != null) {
                Passwords.find(url).forEach(password -> add(values, password));
            }
        }
        fleet(layer).forEach(source -> Passwords.find(source.text()).forEach(password -> add(values, password)));
        try {
            layer.table(SettingKey.MODEL_PROPERTIES).forEach((name, value) -> {
                if (Passwords.isSecret(name)) {
                    add(values, value);
                }
                Passwords.find(value).forEach(password -> add(values, password));
            });
        } catch (SettingsException e) {
            return new Secrets(values); // the caller reports what is wrong with this table
        }
        return new Secrets(values);
    }

    private static List<FleetSource> fleet(Layer layer) {
        try {
            return layer.list(SettingKey.FLEET_DATABASES, FleetSource.class);
        } catch (SettingsException e) {
            return List.of(); // the caller reports what is wrong with this list
        }
    }

    /** {@return these secrets and the passwords in the given URL} */
    Secrets withPasswordsOf(String url) {
        Set<String> all = new LinkedHashSet<>(values);
        Passwords.find(url).forEach(password -> add(all, password));
        return new Secrets(all);
    }

    private static @Nullable String text(Layer layer, SettingKey key) {
        try {
            Object value = layer.find(key, Object.class);
            return value instanceof UrlSetting url ? url.text() : (String) value;
        } catch (SettingsException e) {
            return null; // the value needs a variable that is not set
        }
    }

    private static void add(Set<String> values, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        values.add(value);
        try {
            values.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return; // the value is not the encoded form of another text
        }
    }

    /**
     * {@return the text without the passwords in URLs, and without each secret that directly follows a word such as
     * {@code password=} or is in a URL}
     */
    private String hideCredentials(String text) {
        String hidden = Passwords.mask(text);
        for (String value : values) {
            String quoted = Pattern.quote(value);
            String credentials = "(?<=[:/])" + quoted + "(?=@)|(" + PASSWORD_WORD + "['\"]?)" + quoted + NO_WORD_AFTER;
            hidden = Pattern.compile(credentials)
                    .matcher(hidden)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            (found.group(1) == null ? "" : found.group(1)) + Passwords.HIDDEN));
        }
        return hidden;
    }

    @Override
    public String toString() {
        return Passwords.HIDDEN;
    }

    /** {@return the text, with values in double quotes hidden if they are equal to a secret} */
    String hideQuoted(String text) {
        String hidden = Passwords.mask(text);
        for (String value : values) {
            hidden = hidden.replace("\"" + value + "\"", "\"" + Passwords.HIDDEN + "\"");
        }
        return hidden;
    }

    /**
     * {@return the text without credentials, and without the secrets of at least eight characters}
     *
     * @param isName whether a value is also the name of something in the schema, of a file or of a command
     */
    public String hide(String text, Predicate<String> isName) {
        String hidden = hideCredentials(text);
        for (String value : values) {
            if (value.length() >= SHORTEST_ANYWHERE && hidden.contains(value) && !isName.test(value)) {
                hidden = Pattern.compile(NO_WORD_BEFORE + Pattern.quote(value) + NO_WORD_AFTER)
                        .matcher(hidden)
                        .replaceAll(Passwords.HIDDEN);
            }
        }
        return hidden;
    }
}
