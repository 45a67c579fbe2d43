package dev.limbeck.settings;

/** What the value of a key looks like in TOML, on the command line and in a variable. */
public enum SettingKind {
    /** One line of text. */
    TEXT("text in quotes"),
    /** A JDBC URL; the file in a SQLite URL follows the rule for paths. */
    URL("a JDBC URL in quotes"),
    /** Yes or no. */
    FLAG("true or false"),
    /** How columns are compared: yes, no, one of the ways, or a class. */
    COMPARISON("true, false, or in quotes a way of comparing or the name of a class"),
    /** A whole number, not negative. */
    NUMBER("a whole number, 0 or more"),
    /** A time zone as {@link java.time.ZoneId} names it. */
    ZONE("the name of a time zone in quotes"),
    /** A file or folder. */
    PATH("a path in quotes"),
    /** A list of texts; separated by commas where there are no brackets. */
    TEXTS("a list of texts"),
    /** A list of commands: a text, or a table that says more; separated by commas where there are no brackets. */
    COMMANDS("a list of commands, each in quotes or as a table with command, name and cwd"),
    /** A list of files and folders; separated like a class path where there are no brackets. */
    PATHS("a list of paths"),
    /** A table of names and values; {@code name=value} separated by commas where there are no brackets. */
    TABLE("a table of names and values");

    private final String description;

    SettingKind(String description) {
        this.description = description;
    }

    /** {@return the kind in words, as an error says it} */
    public String description() {
        return description;
    }
}
