package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelRequest;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Scans test entities: those of one package, or of the place where a class stands. */
final class Scan {
    private Scan() {}

    static Model packageOf(Class<?> type) {
        return of(type, Map.of());
    }

    static Model of(Class<?> type, Map<String, String> properties) {
        return new EntityScanner().scan(request(type, properties));
    }

    static ModelRequest request(Class<?> type, Map<String, String> properties) {
        return new ModelRequest(
                List.of(placeOf(type)),
                Scan.class.getClassLoader(),
                List.of(type.getPackageName()),
                null,
                properties,
                "SQLite",
                "3.54.1");
    }

    static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Table table(Model model, String name) {
        return model.schema().table(TableName.of(name)).orElseThrow(() -> new AssertionError(name));
    }
}
