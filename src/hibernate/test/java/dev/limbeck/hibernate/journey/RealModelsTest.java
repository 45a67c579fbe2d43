package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that no one here wrote. */
class RealModelsTest {
    @TempDir
    Path folder;

    @Test
    void keycloaksModelGoesThereAndBack() {
        Path jar = Path.of(org.keycloak.models.jpa.entities.RealmEntity.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Journey keycloak = new Journey(folder, settings -> settings.modelClasspath(List.of(jar)));
        keycloak.thereAndBack();
        assertThat(keycloak.tables()).hasSizeGreaterThan(90);
    }
}
