package dev.limbeck.mariadb.read;

import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.model.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options after the columns of a table.
 *
 * @param options the options in the model
 * @param comment the comment of the table
 * @param isPlain whether the table has neither partitions nor system versioning
 */
record TableOptionText(Options options, @Nullable String comment, boolean isPlain) {

    static TableOptionText read(MariadbText text) {
        Options options = Options.NONE;
        String comment = null;
        boolean plain = true;
        List<String> others = new ArrayList<>();
        while (!text.atEnd()) {
            if (text.take("ENGINE", "=")) {
                String engine = text.name();
                options = engine.equalsIgnoreCase("InnoDB") ? options : options.with(MariadbOptions.ENGINE, engine);
            } else if (text.take("AUTO_INCREMENT", "=")
                    || text.take("DEFAULT", "CHARSET", "=")
                    || text.take("COLLATE", "=")) {
                text.next();
            } else if (text.take("COMMENT", "=")) {
                comment = MariadbText.value(text.next());
            } else if (text.take("PARTITION", "BY") || text.take("WITH", "SYSTEM", "VERSIONING")) {
                plain = false;
                text = MariadbText.of("");
            } else {
                String name = text.next().text().toUpperCase(Locale.ROOT);
                others.add(text.take("=") ? name + "=" + text.next().text() : name);
            }
        }
        return new TableOptionText(
                others.isEmpty() ? options : options.with(MariadbOptions.WITH, String.join(" ", others)),
                comment,
                plain);
    }
}
