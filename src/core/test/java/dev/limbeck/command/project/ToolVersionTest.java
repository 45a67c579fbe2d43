package dev.limbeck.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The version is in a resource next to the class; both must be moved together. */
final class ToolVersionTest {
    @Test
    void theVersionIsKnown() {
        assertThat(ToolVersion.TEXT).doesNotContain("unknown").isNotBlank();
    }
}
