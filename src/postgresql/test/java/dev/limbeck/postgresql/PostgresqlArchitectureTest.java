package dev.limbeck.postgresql;

import dev.limbeck.testing.DialectArchitectureTests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PostgresqlArchitectureTest extends DialectArchitectureTests {

    PostgresqlArchitectureTest() {
        super("dev.limbeck.postgresql");
    }

    @Override
    protected Map<String, List<String>> mayUse() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        uses.put("type", List.of());
        uses.put("syntax", List.of("type"));
        uses.put("query", List.of());
        uses.put("read", List.of("query", "syntax"));
        uses.put("session", List.of("syntax"));
        uses.put("scratch", List.of("read", "session", "syntax"));
        uses.put("sameness", List.of("syntax"));
        uses.put("rows", List.of("syntax", "type"));
        uses.put("ddl", List.of("syntax", "type"));
        uses.put("online", List.of("session", "syntax"));
        uses.put(
                "dialect",
                List.of("online", "read", "sameness", "scratch", "session", "syntax", "ddl", "rows", "type"));
        return uses;
    }
}
