package dev.limbeck.mariadb;

import dev.limbeck.testing.DialectArchitectureTests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class MariadbArchitectureTest extends DialectArchitectureTests {

    MariadbArchitectureTest() {
        super("dev.limbeck.mariadb");
    }

    @Override
    protected Map<String, List<String>> mayUse() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        uses.put("type", List.of());
        uses.put("syntax", List.of("type"));
        uses.put("session", List.of("syntax"));
        uses.put("read", List.of("session", "syntax", "type"));
        uses.put("scratch", List.of("read", "session", "syntax", "type"));
        uses.put("sameness", List.of("syntax", "type"));
        uses.put("rows", List.of("session", "syntax", "type"));
        uses.put("ddl", List.of("read", "session", "syntax", "type"));
        uses.put("dialect", List.of("read", "sameness", "scratch", "session", "syntax", "ddl", "rows", "type"));
        return uses;
    }
}
