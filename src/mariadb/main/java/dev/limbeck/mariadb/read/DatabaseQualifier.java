package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import java.util.List;

/** Removes the name of a database from column names that are qualified with database and table. */
final class DatabaseQualifier {
    private DatabaseQualifier() {}

    /**
     * {@return the text without the name of the database wherever the name precedes a table and a column}
     *
     * @param quoted the name of the database in quotes
     */
    static String remove(String sql, String quoted) {
        if (!sql.contains(quoted + ".")) {
            return sql;
        }
        List<SqlToken> tokens = MariadbTokens.split(sql);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualified = i + 3 < tokens.size()
                    && tokens.get(i + 1).is('.')
                    && tokens.get(i + 2).isName()
                    && tokens.get(i + 3).is('.');
            if (qualified && tokens.get(i).text().equals(quoted)) {
                i++;
            } else {
                text.append(tokens.get(i).text());
            }
        }
        return text.toString();
    }
}
