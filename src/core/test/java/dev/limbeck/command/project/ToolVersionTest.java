package dev.limbeck.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The version is stored in a resource next to the class; if one of the two is moved, the other must be moved as well.
 */
final class ToolVersionTest {
    @Test
    void theVersionIsKnown() {
        assertThat(ToolVersion.TEXT).doesNotContain("unknown").isNotBlank();
    }
}
