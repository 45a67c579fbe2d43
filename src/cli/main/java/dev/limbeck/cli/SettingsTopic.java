package dev.limbeck.cli;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingKind;
import java.io.File;
import java.io.PrintWriter;

/** What {@code limbeck help settings} prints: every setting in each of its spellings. */
final class SettingsTopic {
    private SettingsTopic() {}

    static void print(PrintWriter out) {
        out.println("Every setting is a key of limbeck.toml, a variable and a flag; the flag is the strongest,");
        out.println("then the variable, then the section [env.NAME] that -n names, then the rest of the file.");
        for (SettingKey key : SettingKey.all()) {
            out.println();
            out.println(key.key());
            out.println("  " + key.doc());
            out.println("  " + flags(key) + "   " + key.variable());
            key.defaultText().filter(text -> !text.isEmpty()).ifPresent(text -> out.println("  default: " + text));
        }
    }

    /** {@return the flags of a key and what stands for the value: {@code --url, --database-url=URL}} */
    static String flags(SettingKey key) {
        String flag = key.flag();
        String names = key.shortFlag()
                .filter(name -> !name.equals(flag))
                .map(name -> name + ", " + flag)
                .orElse(flag);
        String label = label(key.kind());
        return names + (label.startsWith("true") ? "[=" + label + "]" : "=" + label);
    }

    /** {@return what stands for the value in a help text} */
    static String label(SettingKind kind) {
        return switch (kind) {
            case TEXT, COMPARISON -> "TEXT";
            case URL -> "URL";
            case FLAG -> "true|false";
            case NUMBER -> "NUMBER";
            case ZONE -> "ZONE";
            case PATH -> "PATH";
            case TEXTS, COMMANDS -> "TEXT,…";
            case PATHS -> "PATH" + File.pathSeparator + "…";
            case TABLE -> "NAME=VALUE,…";
        };
    }
}
