package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the calls shown on the guide page about operations. */
final class OperationsGuideTest {
    private static final Path PAGE = Path.of("../../docs/guide/operations.md");
    private static final Pattern CONSTRAINTS =
            Pattern.compile("(?s)## Constraints, indexes, and renames\n\n```java\n(.*?)```");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void constraintsIndexesAndRenames() throws IOException {
        Matcher code = CONSTRAINTS.matcher(Files.readString(PAGE));
        assertThat(code.find()).isTrue();
        HistoryProject history = new HistoryProject(folder)
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(\"user\", column(\"id\", bigint()).identity(), column(\"email\", varchar(80)),"
                                + " column(\"age\", integer()), column(\"pw\", varchar(80)));"
                                + " op.createTable(\"pet\", column(\"id\", bigint()).identity(),"
                                + " column(\"owner_id\", bigint()), column(\"born\", date()));",
                        "op.dropTable(\"pet\"); op.dropTable(\"user\");")
                .revision("2b2b", "1a1a", code.group(1), "");
        history.upgrade("head");
        assertThat(history.query("SELECT sql FROM sqlite_schema WHERE tbl_name = 'user'"))
                .singleElement()
                .asString()
                .contains("hashed_password")
                .doesNotContain("CHECK", "uk_user_email");
        assertThat(history.query("SELECT sql FROM sqlite_schema WHERE tbl_name = 'pet'"))
                .anyMatch(sql -> sql.contains("fk_pet_owner"))
                .anyMatch(sql -> sql.contains("ix_pet_owner_born") && sql.contains("DESC"));
    }
}
