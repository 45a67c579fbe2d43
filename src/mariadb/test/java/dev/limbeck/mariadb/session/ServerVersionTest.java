package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "10.11.19-MariaDB-0+deb12u1, false",
        "11.8.2-MariaDB, false",
        "12.0.2-MariaDB, false",
        "12.1.2-MariaDB-log, true",
        "13.0.1-MariaDB, true"
    })
    void foreignKeysOfDifferentTablesCanHaveTheSameName(String version, boolean same) {
        assertThat(ServerVersion.parse(version).hasKeyNamesPerTable()).isEqualTo(same);
    }
}
