package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.List;
import java.util.stream.Collectors;

/** The databases that Limbeck supports. */
public final class Dialects {
    private static final List<Dialect> ALL = List.of(new SqliteDialect());

    private Dialects() {}

    /** {@return the dialect of the embedded database, for work that does not need a real database} */
    public static Dialect embedded() {
        return ALL.get(0);
    }

    /**
     * {@return the dialect of the database at the given JDBC URL}
     *
     * @throws ExecutionException if the database is not supported
     */
    public static Dialect forUrl(String url) {
        return ALL.stream()
                .filter(dialect -> dialect.urls().supports(url))
                .findFirst()
                .map(dialect -> dialect.at(url))
                .orElseThrow(() -> new ExecutionException((url.isBlank()
                                ? "The URL of the database is empty"
                                : "Limbeck does not support the database at the URL " + scheme(url) + "…")
                        + ": it must begin with jdbc: and name one of "
                        + ALL.stream().map(Dialect::name).collect(Collectors.joining(", "))
                        + ", for instance jdbc:sqlite:shoplist.db."));
    }

    private static String scheme(String url) {
        String[] parts = url.split(":", 3);
        boolean named = parts.length > 2 && parts[0].equals("jdbc");
        return parts.length < 2 ? "" : named ? "jdbc:" + parts[1] + ":" : parts[0] + ":";
    }
}
