package dev.limbeck.cli.help;

import dev.limbeck.cli.option.SettingOptions;
import dev.limbeck.settings.SettingKey;
import java.io.PrintWriter;

/** The output of {@code limbeck help settings}: each setting as a key, a flag and an environment variable. */
public final class SettingsTopic {
    private SettingsTopic() {}

    /** Prints all settings. */
    public static void print(PrintWriter out) {
        out.println(
                "Each setting can be given in limbeck.toml, as an environment variable or as a flag. A flag takes precedence");
        out.println("over a variable, a variable over the [env.NAME] section chosen with -n, and this section over the"
                + " rest.");
        for (SettingKey key : SettingKey.all()) {
            out.println();
            out.println(key.key());
            out.println("  " + key.description());
            out.println("  " + flags(key) + "   " + key.variable());
            key.defaultText().filter(text -> !text.isEmpty()).ifPresent(text -> out.println("  default: " + text));
        }
    }

    /** {@return the flags of a setting, with the label of its value, for example {@code --url, --database-url=URL}} */
    public static String flags(SettingKey key) {
        String flag = key.flag();
        String names = key.shortFlag()
                .filter(name -> !name.equals(flag))
                .map(name -> name + ", " + flag)
                .orElse(flag);
        String label = SettingOptions.label(key.kind());
        return names + (label.startsWith("true") ? "[=" + label + "]" : "=" + label);
    }
}
