package dev.limbeck.hibernate.running;

import com.example.shoplist.ShopList;
import dev.limbeck.hibernate.find.EntityFinder;
import dev.limbeck.hibernate.find.EntityLoader;
import dev.limbeck.spi.ModelRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The mapped classes of the sample project. */
final class SampleClasses {
    private SampleClasses() {}

    static List<Class<?>> load() throws Exception {
        Path root = Path.of(ShopList.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ClassLoader loader = SampleClasses.class.getClassLoader();
        ModelRequest request = new ModelRequest(
                List.of(root),
                loader,
                List.of("com.example.shoplist"),
                null,
                ModelRequest.Settings.PERSISTENCE_XML,
                List.of(),
                Map.of(),
                "SQLite",
                "3.54.1",
                word -> false);
        return new EntityLoader(loader).load(EntityFinder.of(request).find().classes());
    }
}
