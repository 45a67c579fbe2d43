package dev.limbeck.settings;

/** The form of the value of a key, in TOML, on the command line and in an environment variable. */
public enum SettingKind {
    /** One line of text. */
    TEXT("text in quotes"),
    /** A JDBC URL; a relative file in an SQLite URL is resolved like a path. */
    URL("a JDBC URL in quotes"),
    /** True or false. */
    FLAG("true or false"),
    /** The way in which columns are compared: true, false, a kind of comparison, or a class. */
    COMPARISON("true or false, or, in quotes, a kind of comparison or the name of a class"),
    /** A whole number that is not negative. */
    NUMBER("a whole number, 0 or more"),
    /** The id of a time zone, as in {@link java.time.ZoneId}. */
    ZONE("the name of a time zone in quotes"),
    /** A file or folder. */
    PATH("a path in quotes"),
    /** A list of strings, which are separated by commas outside TOML. */
    TEXTS("a list of strings"),
    /** A list of URLs, file patterns and queries that name databases; outside TOML, only one of these. */
    DATABASES("a list of JDBC URLs, file patterns, lists in files or queries"),
    /** A list of commands, each a string or a table. Outside TOML, the commands are separated by commas. */
    COMMANDS("a list of commands, each in quotes or as a table with command, name and cwd"),
    /** A list of files and folders; outside TOML, they are separated like the entries of a class path. */
    PATHS("a list of paths"),
    /** A table of names and values; outside TOML, pairs of the form {@code name=value} that are separated by commas. */
    TABLE("a table of names and values");

    private final String description;

    SettingKind(String description) {
        this.description = description;
    }

    /** {@return a description of the kind for error messages} */
    public String description() {
        return description;
    }
}
