package dev.limbeck.hibernate.scan;

import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.util.List;
import org.hibernate.Version;

/**
 * Reads the schema that JPA entities ask for, through whatever Hibernate stands beside this class (6.6 to 8.0). Opens
 * no connection and no session factory; static initialisers of the entities may run.
 */
public final class EntityScanner implements ModelSource {

    /** Found by {@link java.util.ServiceLoader}. */
    public EntityScanner() {}

    @Override
    public Model scan(ModelRequest request) {
        try (Quiet quiet = Quiet.under(request.loader())) {
            Mapped mapped = request.persistenceUnit() == null
                    ? EntityFinder.in(request).find()
                    : PersistenceUnits.seenBy(request).find(request.persistenceUnit());
            List<Class<?>> classes = new EntityLoader(request.loader()).load(mapped.classes());
            return quiet.run(() -> read(request, mapped, classes));
        }
    }

    private static Model read(ModelRequest request, Mapped mapped, List<Class<?>> classes) {
        try (MetadataBoot boot = MetadataBoot.start(request, mapped, classes)) {
            Mapping mapping = boot.mapping();
            Model model = new Model(
                    new SchemaReader(mapping).read(),
                    AuxiliaryObjects.of(mapping),
                    mapping.owners().entityNames(),
                    mapping.warnings().lines(),
                    provider());
            return model;
        } catch (ModelException known) {
            throw known;
        } catch (RuntimeException | LinkageError refused) {
            throw Refusal.of(refused, classes);
        }
    }

    static String provider() {
        return "Hibernate ORM " + Version.getVersionString();
    }
}
